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
    /// `/<[^>]*>/g`
    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        // Beyond the last `>` no tag can end: without this bound, many `<` would each be searched to the end.
        guard let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) else { return bytes }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index < lastEnd {
                while bytes[index] != UInt8(ascii: ">") { index += 1 }
            } else {
                kept.append(bytes[index])
            }
            index += 1
        }
        return kept
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

    /// `/on\w+\s*=/gi`
    ///
    /// Goes from one run of word characters to the next, so that a run is looked at once and not from each `on` in it.
    private static func withoutEventHandlers(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index].isWord else {
                kept.append(bytes[index])
                index += 1
                continue
            }
            let wordEnd = bytes[index...].firstIndex { !$0.isWord } ?? bytes.count
            let sign = bytes[wordEnd...].firstIndex { !isSpace($0) } ?? bytes.count
            if sign < bytes.count, bytes[sign] == UInt8(ascii: "="), let handler = firstOn(in: bytes[index..<wordEnd]) {
                kept.append(contentsOf: bytes[index..<handler])
                index = sign + 1
            } else {
                kept.append(contentsOf: bytes[index..<sign])
                index = sign
            }
        }
        return kept
    }

    /// Where the first `on` with a word character after it begins.
    private static func firstOn(in word: ArraySlice<UInt8>) -> Int? {
        word.indices.dropLast(2).first {
            word[$0] | 0x20 == UInt8(ascii: "o") && word[$0 + 1] | 0x20 == UInt8(ascii: "n")
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
}
