/// Names and values of a goal's properties (contract, website API 8.1).
public enum PropertyText {
    /// The most properties of one goal.
    public static let maximumCount = 10

    /// The most UTF-16 units of a cleaned value.
    public static let maximumLength = 255

    /// The pattern of a property's name, for people and schemas; ``isName(_:)`` decides.
    public static let namePattern = "^[a-z0-9_-]{1,64}$"

    /// Whether a text may name a property.
    public static func isName(_ text: String) -> Bool {
        text.utf8.count <= 64
            && text.isASCII { $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    /// A value without tags, `javascript:`, `vbscript:`, `data:`, `on…=` and the characters `< > ' " &`, trimmed.
    ///
    /// One step after the other, each once and from left to right, as the browser script replaces them; what a step
    /// leaves behind is not searched again. The time is linear in the length of the text, whatever it holds.
    public static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: needsCare) else { return text.trimmed }
        var bytes = withoutTags(Array(text.utf8))
        for scheme in ["javascript:", "vbscript:", "data:"] { bytes = without(Array(scheme.utf8), bytes) }
        bytes = withoutEventHandlers(bytes)
        bytes.removeAll(where: isMarkup)
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    /// The longest beginning of a text that has at most so many UTF-16 units and cuts no code point.
    public static func cut(_ text: String, to limit: Int) -> String {
        // A character of UTF-8 has at least as many bytes as units of UTF-16.
        if text.utf8.count <= limit { return text }
        var units = 0
        let end = text.unicodeScalars.indices.first { index in
            units += UTF16.width(text.unicodeScalars[index])
            return units > limit
        }
        return end.map { String(text[..<$0]) } ?? text
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "&"): true
        default: false
        }
    }

    private static func needsCare(_ byte: UInt8) -> Bool {
        isMarkup(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=")
    }
}

// MARK: - Steps

extension PropertyText {
    /// `/<[^>]*>/g`: from a `<` to the next `>`. Where no `>` comes any more, nothing is left to look for.
    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            kept += rest[..<open]
            rest = rest[(close + 1)...]
        }
        return kept + rest
    }

    /// A word in lower-case letters, wherever it stands and whatever its case.
    private static func without(_ word: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if begins(with: word, bytes, at: index) {
                index += word.count
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept
    }

    private static func begins(with word: [UInt8], _ bytes: [UInt8], at start: Int) -> Bool {
        guard bytes.count - start >= word.count else { return false }
        return word.indices.allSatisfy { place in
            let byte = bytes[start + place]
            return (byte.isLetter ? byte | 0x20 : byte) == word[place]
        }
    }

    /// `/on\w+=/gi`
    ///
    /// Goes from one run of word characters to the next, so that a run is looked at once and not from each `on` in it.
    private static func withoutEventHandlers(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let start = rest.firstIndex(where: \.isWord) {
            let end = rest[start...].firstIndex { !$0.isWord } ?? rest.endIndex
            let isAssigned = end < rest.endIndex && rest[end] == UInt8(ascii: "=")
            if isAssigned, let handler = firstOn(in: rest[start..<end]) {
                kept += rest[..<handler]
                rest = rest[(end + 1)...]
            } else {
                kept += rest[..<end]
                rest = rest[end...]
            }
        }
        return kept + rest
    }

    /// Where the first `on` with a word character after it begins.
    private static func firstOn(in word: ArraySlice<UInt8>) -> Int? {
        word.indices.dropLast(2).first {
            word[$0] | 0x20 == UInt8(ascii: "o") && word[$0 + 1] | 0x20 == UInt8(ascii: "n")
        }
    }
}
