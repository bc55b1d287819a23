extension UserAgent {
    /// The first table of tracking.md 5.
    static func operatingSystem(in text: ByteText) -> (name: String?, version: String?) {
        if text.contains("iPhone") || text.contains("iPad") || text.contains("iPod") {
            return ("iOS", text.end(of: "OS ").flatMap { version(in: text, at: $0, underscores: true) })
        }
        if text.contains("Macintosh") || text.contains("Mac OS X") {
            return ("Mac OS", text.end(of: "Mac OS X ").flatMap { version(in: text, at: $0, underscores: true) })
        }
        if text.contains("Android") {
            return ("Android", text.end(of: "Android ").flatMap { version(in: text, at: $0) })
        }
        if let end = text.end(of: "Windows NT") {
            return ("Windows", windowsVersion(in: text, at: end))
        }
        if let end = text.end(of: "CrOS") {
            return ("Chrome OS", lastNumberGroup(in: text, from: end))
        }
        if text.contains("Linux") || text.contains("X11") {
            return ("Linux", nil)
        }
        return (nil, nil)
    }

    private static func windowsVersion(in text: ByteText, at start: Int) -> String? {
        let first = text.firstIndex(in: start..<text.bytes.count) { $0 != UInt8(ascii: " ") }
        return switch version(in: text, at: first) {
        case "10.0": "10"
        case "6.3": "8.1"
        case "6.2": "8"
        case "6.1": "7"
        case let other: other
        }
    }

    /// The last digits and dots of the comment part that starts at `start`: `14541.0.0` of `CrOS x86_64 14541.0.0)`.
    private static func lastNumberGroup(in text: ByteText, from start: Int) -> String? {
        let end = text.firstIndex(in: start..<text.bytes.count) { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ";") }
        guard let last = (start..<end).last(where: { text.bytes[$0].isASCIIDigit }) else { return nil }
        let before = (start..<last).last { !(text.bytes[$0].isASCIIDigit || text.bytes[$0] == UInt8(ascii: ".")) }
        return before.flatMap { version(in: text, at: $0 + 1) }
    }

    /// The second table of tracking.md 5.
    static func device(in text: ByteText) -> (kind: String, vendor: String?, model: String?) {
        if text.contains("iPad") { return ("tablet", "Apple", "iPad") }
        let isAndroid = text.contains("Android")
        let isMobile = text.contains("Mobile")
        if isAndroid && !isMobile || text.contains("Tablet") || text.contains("Silk/") {
            let (vendor, model) = commentModel(in: text)
            return ("tablet", vendor, model)
        }
        // An iPod says `CPU iPhone OS` too.
        if text.contains("iPod") { return ("mobile", "Apple", "iPod") }
        if text.contains("iPhone") { return ("mobile", "Apple", "iPhone") }
        if isMobile || isAndroid {
            let (vendor, model) = commentModel(in: text)
            return ("mobile", vendor, model)
        }
        return text.contains("Macintosh") ? ("desktop", "Apple", "Macintosh") : ("desktop", nil, nil)
    }

    /// The model: the text between the last `; ` and ` Build` or `)` in the first bracket.
    private static func commentModel(in text: ByteText) -> (vendor: String?, model: String?) {
        guard let comment = firstComment(in: text) else { return (nil, nil) }
        let inside = ByteText(bytes: .init(rebasing: text.bytes[comment]))
        let end = inside.firstIndex(of: " Build") ?? inside.bytes.count
        let separator = (0..<max(end - 1, 0)).last {
            inside.bytes[$0] == UInt8(ascii: ";") && inside.bytes[$0 + 1] == UInt8(ascii: " ")
        }
        guard let separator, separator + 2 < end else { return (nil, nil) }
        let model = inside.text(separator + 2..<end)
        if model == "K" { return (nil, nil) }
        if model.hasPrefix("SM-") { return ("Samsung", model) }
        return (model.hasPrefix("Pixel") ? "Google" : nil, model)
    }

    /// The inside of the first bracket. Comments nest (RFC 9110, section 5.6.5): `(Android 10; moto g(7) power)`.
    private static func firstComment(in text: ByteText) -> Range<Int>? {
        guard let open = text.bytes.firstIndex(of: UInt8(ascii: "(")) else { return nil }
        var depth = 0
        for index in open..<text.bytes.count {
            switch text.bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return open + 1..<index }
            default: break
            }
        }
        return nil
    }
}
