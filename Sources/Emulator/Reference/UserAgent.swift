import Store

/// What a `User-Agent` field says (tracking.md 4 to 6).
struct UserAgent: Sendable {
    /// Only so many bytes of a value are read.
    static let readBytes = 1024

    /// Browser, operating system and device.
    let system: System
    /// Whether it is empty or names a bot.
    let isBot: Bool

    /// Reads a value.
    init(_ value: String) {
        isBot = Self.isBot(value)
        system = Self.withText(of: value) { text in
            let browser = Self.browser(in: text)
            let os = Self.operatingSystem(in: text)
            let device = Self.device(in: text)
            return System(
                browser: browser.name, browserVersion: browser.version, os: os.name, osVersion: os.version,
                device: device.kind, vendor: device.vendor, model: device.model)
        }
    }

    static func withText<Result>(of value: String, _ body: (ByteText) -> Result) -> Result {
        var value = value
        return value.withUTF8 { body(ByteText(bytes: .init(rebasing: $0.prefix(readBytes)))) }
    }
}

extension System {
    /// What the npm SDK's `device` object says, used when the user agent names no browser (tracking.md 1.1).
    init(platform: String?, osVersion: String?, model: String?) {
        let os: String? =
            switch platform {
            case "ios": "iOS"
            case "android": "Android"
            default: nil
            }
        self.init(os: os, osVersion: osVersion, device: "mobile", model: model)
    }
}
