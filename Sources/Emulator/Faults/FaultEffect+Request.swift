import HTTPServer
import JSON

/// Faults that a client asks for with a request of its own: `Prefer: code=504` (as other mock servers have it, in the
/// form of RFC 7240) and `X-Emulator-Fault: delay=300ms, status=500`.
extension FaultEffect {
    private enum AskedKey: String, SeedKey {
        case status, delay, connection, when
    }

    /// Whether a request may ask for a fault.
    static func isAsked(by request: HTTPRequest) -> Bool {
        request.fieldBytes("x-emulator-fault") != nil || request.fieldBytes("prefer") != nil
    }

    /// The fault that a request asks for; nil if it does not.
    ///
    /// - Throws: when `X-Emulator-Fault` is none. A `Prefer` that is no status is not ours and does nothing (RFC 7240 section 2).
    init?(askedBy request: HTTPRequest) throws(SeedError) {
        if let text = request.list("x-emulator-fault") {
            try self.init(text: text)
        } else if let text = request.list("prefer"), let status = Self.preferredStatus(text) {
            self = .status(status)
        } else {
            return nil
        }
    }

    private init(text: String) throws(SeedError) {
        let path = SeedPath.member("X-Emulator-Fault", of: .root)
        var members = JSONObject()
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimming(" \t") }
            guard pair.count == 2 else { throw SeedError(path, "must be such as delay=300ms, status=500") }
            guard members[pair[0]] == nil else { throw SeedError(path, "\(pair[0]) is given twice") }
            members[pair[0]] = .string(pair[1])
        }
        let object = try SeedObject<AskedKey>(members: members, path: path)
        self.init()
        if let node = object[.status] {
            guard let status = Int(try node.string()), FaultAnswer.statuses ~= status else {
                throw node.error("must be an integer from 200 to 599")
            }
            answer = FaultAnswer(status: status)
        }
        delay = try object[.delay].map { (node) throws(SeedError) in .fixed(try node.delayTime()) }
        connection = try object[.connection].map { (node) throws(SeedError) in try FaultConnection(text: node) }
        when = try object[.when].map { (node) throws(SeedError) in try When(node) }
        if let contradiction { throw SeedError(path, contradiction) }
    }

    /// The status of a failure. That an operation succeed is what it does anyway.
    private static func preferredStatus(_ text: String) -> Int? {
        for preference in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let pair = preference.split(separator: "=", maxSplits: 1).map { $0.trimming(" \t\"") }
            if pair.count == 2, pair[0].lowercased() == "code", let status = Int(pair[1]),
                300...FaultAnswer.statuses.upperBound ~= status
            {
                return status
            }
        }
        return nil
    }
}

extension HTTPRequest {
    /// The value of a field that is a list, which may stand in several lines (RFC 9110 section 5.3).
    fileprivate func list(_ name: String) -> String? {
        let lines = fields.filter { $0.name.lowercased() == name }.map(\.value)
        return lines.isEmpty ? nil : lines.joined(separator: ", ")
    }
}

extension Substring {
    fileprivate func trimming(_ characters: String) -> String {
        var text = self
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return String(text)
    }
}
