/// Text that a hostile sender may have made up, made fit for one line of a terminal or a log.
enum PrintableText {
    /// The text with quotes, backslashes and all that moves a cursor or breaks a line escaped as JSON does it.
    static func quoted(_ text: String) -> String { "\"\(escaped(text, isQuoted: true))\"" }

    /// The text with all that moves a cursor or breaks a line escaped as JSON does it.
    static func escaped(_ text: String) -> String { escaped(text, isQuoted: false) }

    /// The text as it is when it is a word of visible ASCII without `"`, `\` and `=`; else quoted.
    static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                && byte != UInt8(ascii: "=")
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    private static func escaped(_ text: String, isQuoted: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"" where isQuoted: result += "\\\""
            case "\\" where isQuoted: result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isControl(scalar):
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// C0, DEL and C1; line and paragraph separators; marks that turn the direction of text.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
