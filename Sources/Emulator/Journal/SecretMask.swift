import JSON

/// Shows secrets by their last four characters.
enum SecretMask {
    /// Beginnings of texts that are secrets wherever they stand: the API's own tokens and keys, and Stripe's.
    private static let prefixes = ["df_", "dft_", "dfbot_", "sk_", "rk_", "whsec_"].map { Array($0.utf8) }

    /// Endings of the names of members and fields whose values are secrets.
    private static let secretNames = ["apikey", "api-key", "token", "secret", "password", "authorization", "cookie"]

    /// A secret without all but its end; a short one without all of it.
    static func hidden(_ secret: some StringProtocol) -> String {
        secret.count < 12 ? "…" : "…\(secret.suffix(4))"
    }

    /// A text with the secrets in it hidden.
    static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let result = masked(bytes)
        return result == bytes ? text : String(decoding: result, as: UTF8.self)
    }

    /// A body with the secrets in it hidden: one of JSON by the names of its members, too. Without any it stays as it came.
    static func masked(body: [UInt8]) -> [UInt8] {
        guard let json = try? JSONValue(parsing: body) else { return masked(body) }
        let result = masked(json)
        return result == json ? masked(body) : result.bytes
    }

    private static func masked(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let isStart = index == 0 || !isWord(bytes[index - 1])
            guard isStart, let prefix = prefixes.first(where: { bytes[index...].starts(with: $0) }) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            var end = index + prefix.count
            while end < bytes.count, isWord(bytes[end]) { end += 1 }
            // The beginning alone is no secret.
            if end == index + prefix.count {
                result += prefix
            } else {
                result += hidden(String(decoding: bytes[index..<end], as: UTF8.self)).utf8
            }
            index = end
        }
        return result
    }

    /// The value of a field or a member with this name.
    static func masked(_ text: String, named name: String) -> String {
        let lowercased = name.lowercased()
        guard secretNames.contains(where: lowercased.hasSuffix) else { return masked(text) }
        // `Bearer …` says how; what follows is the secret.
        guard lowercased.hasSuffix("authorization"), let space = text.firstIndex(of: " ") else { return hidden(text) }
        return "\(text[..<space]) \(hidden(text[text.index(after: space)...]))"
    }

    /// JSON with the secrets in it hidden.
    static func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(masked(text))
        case .array(let elements): .array(elements.map { masked($0) })
        case .object(let object): .object(JSONObject(object.members.map { ($0.key, masked($0.value, named: $0.key)) }))
        case .null, .bool, .number: value
        }
    }

    private static func masked(_ value: JSONValue, named name: String) -> JSONValue {
        if case .string(let text) = value { return .string(masked(text, named: name)) }
        return masked(value)
    }

    /// The value at a path of a request.
    static func masked(_ value: JSONValue, at path: RequestPath) -> JSONValue {
        if case .member(let name) = path.steps.last { return masked(value, named: name) }
        return masked(value)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
