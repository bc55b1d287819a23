/// The forms of the API's identifiers (contract, *Wire format*).
public enum Identifier {
    /// An ObjectId in lower case; nil when the text is not 24 hexadecimal digits.
    public static func objectID(_ text: String) -> String? {
        guard text.utf8.count == 24, text.isASCII(where: \.isHexadecimalDigit) else { return nil }
        return lowercase(text)
    }

    /// A visitor id in lower case; nil when the text is not a UUID of version 4 (RFC 9562, 5.4).
    public static func visitorID(_ text: String) -> String? {
        var text = text
        return text.withUTF8(isVisitorID) ? lowercase(text) : nil
    }

    private static func isVisitorID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        for place in 0..<36 {
            let byte = bytes[place]
            let isRight =
                switch place {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                case 14: byte == UInt8(ascii: "4")
                case 19: isVariant(byte)
                default: byte.isHexadecimalDigit
                }
            guard isRight else { return false }
        }
        return true
    }

    private static func isVariant(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "A"),
            UInt8(ascii: "B"):
            true
        default: false
        }
    }

    /// Letters of ASCII in lower case, without a copy when they are already.
    private static func lowercase(_ text: String) -> String {
        text.utf8.contains { $0 < UInt8(ascii: "a") && $0.isLetter } ? text.lowercased() : text
    }
}
