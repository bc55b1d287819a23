/// The rules for texts that visitors' browsers and backends send.
enum PropertyText {
    /// Without white space at either end, as JavaScript's `trim` leaves it.
    static func trimmed(_ text: String) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        if first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex { return text }
        return String(scalars[first...last])
    }

    /// The longest beginning of `text` that has at most `limit` UTF-16 units and ends between characters' code points.
    static func cut(_ text: String, to limit: Int) -> String {
        // UTF-8 never needs fewer units than UTF-16.
        if text.utf8.count <= limit { return text }
        var units = 0
        let end = text.unicodeScalars.indices.first { index in
            units += UTF16.width(text.unicodeScalars[index])
            return units > limit
        }
        return end.map { String(text[..<$0]) } ?? text
    }

    /// `text` without tags, `javascript:`, `vbscript:`, `data:`, `on…=` and the characters `< > ' " &`, each removed
    /// once in this order, whatever the case, then trimmed (website-api.md 8.1). Time grows linearly with the length.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { isMarkup($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") })
        else { return trimmed(text) }
        var bytes = removingTags(Array(text.utf8))
        for scheme in ["javascript:", "vbscript:", "data:"] { bytes = removing(scheme, from: bytes) }
        bytes = removingEventHandlers(bytes)
        bytes.removeAll(where: isMarkup)
        return trimmed(String(decoding: bytes, as: UTF8.self))
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "&"): true
        default: false
        }
    }

    /// `/<[^>]*>/`: from a `<` to the next `>`.
    private static func removingTags(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            kept += rest[..<open]
            rest = rest[(close + 1)...]
        }
        return kept + rest
    }

    private static func removing(_ token: String, from bytes: [UInt8]) -> [UInt8] {
        let token = Array(token.utf8)
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].prefix(token.count).lazy.map(\.asciiLowercased).elementsEqual(token) {
                index += token.count
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept
    }

    /// `/on\w+=/`. All matches in one run of word characters end at its `=`, so each run is looked at once.
    private static func removingEventHandlers(_ bytes: [UInt8]) -> [UInt8] {
        func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") }
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(where: isWord) {
            let end = rest[start...].firstIndex { !isWord($0) } ?? rest.endIndex
            let isAssigned = end < rest.endIndex && rest[end] == UInt8(ascii: "=")
            let handler = (start..<max(end - 2, start)).first {
                rest[$0].asciiLowercased == UInt8(ascii: "o") && rest[$0 + 1].asciiLowercased == UInt8(ascii: "n")
            }
            if isAssigned, let handler {
                kept += rest[..<handler]
                rest = rest[(end + 1)...]
            } else {
                kept += rest[..<end]
                rest = rest[end...]
            }
        }
        return kept + rest
    }
}
