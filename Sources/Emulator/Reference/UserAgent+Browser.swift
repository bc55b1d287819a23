extension UserAgent {
    /// The table of tracking.md 4, read row by row, left to right, down to the tokens that need more than one look.
    private static let browserTokens: [(token: StaticString, name: String)] = [
        ("Instagram", "Instagram"),
        ("FBAN", "Facebook"), ("FBAV", "Facebook"), ("FB_IAB", "Facebook"),
        ("LinkedInApp", "LinkedIn"),
        ("Twitter for", "Twitter"), ("TwitterAndroid", "Twitter"),
        ("musical_ly", "TikTok"), ("BytedanceWebview", "TikTok"), ("TikTok", "TikTok"),
        ("Snapchat", "Snapchat"),
        ("Pinterest/", "Pinterest"),
        ("MicroMessenger/", "WeChat"),
        ("GSA/", "GSA"),
        ("DuckDuckGo/", "DuckDuckGo"), ("Ddg/", "DuckDuckGo"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("Edge/", "Edge"),
        ("OPR/", "Opera"), ("OPiOS/", "Opera"), ("OPT/", "Opera"), ("Opera", "Opera"),
        ("Vivaldi/", "Vivaldi"),
        ("YaBrowser/", "Yandex"),
        ("UCBrowser/", "UCBrowser"),
        ("Silk/", "Silk"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Chromium/", "Chrome"),
    ]

    static func browser(in text: ByteText) -> (name: String?, version: String?) {
        for (token, name) in browserTokens {
            if let end = text.end(of: token) { return (name, browserVersion(in: text, at: end)) }
        }
        if let version = text.end(of: "Version/") {
            if let mobile = text.end(of: "Mobile/", from: version), text.end(of: "Safari/", from: mobile) != nil {
                return ("Mobile Safari", browserVersion(in: text, at: version))
            }
            if text.end(of: "Safari/", from: version) != nil {
                return ("Safari", browserVersion(in: text, at: version))
            }
        }
        if let end = text.end(of: "MSIE ") ?? text.end(of: "Trident/") {
            return ("IE", browserVersion(in: text, at: end))
        }
        return (nil, nil)
    }

    /// The digits and dots at `start`. Tokens without a final `/` leave their separators to be stepped over:
    /// `Instagram 300.1`, `musical_ly_26.2`, `[LinkedInApp]/9.1`.
    private static func browserVersion(in text: ByteText, at start: Int) -> String? {
        let first = text.firstIndex(in: start..<text.bytes.count) { byte in
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "]"): false
            default: true
            }
        }
        return version(in: text, at: first)
    }

    /// The digits and dots at `start`, `_` read as a dot where the platform writes it so; `nil` where no digit stands.
    static func version(in text: ByteText, at start: Int, underscores: Bool = false) -> String? {
        guard start < text.bytes.count, text.bytes[start].isASCIIDigit else { return nil }
        let end = text.firstIndex(in: start..<text.bytes.count) { byte in
            !(byte.isASCIIDigit || byte == UInt8(ascii: ".") || underscores && byte == UInt8(ascii: "_"))
        }
        guard underscores else { return text.text(start..<end) }
        let dotted = text.bytes[start..<end].lazy.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }
        return String(decoding: dotted, as: UTF8.self)
    }
}
