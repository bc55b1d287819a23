/// The kind of device of a session (website-api.md 1.6).
enum DeviceKind: String, Sendable {
    case desktop, mobile, tablet
}

/// What a `User-Agent` field says of browser, operating system and device; `nil` is unknown (tracking.md 4 and 5).
struct UserAgent: Equatable, Sendable {
    var browser: String?
    var browserVersion: String?
    var os: String?
    var osVersion: String?
    var device: DeviceKind = .desktop
    var deviceVendor: String?
    var deviceModel: String?

    /// Reads a `User-Agent` value; only its first 1,024 bytes count.
    init(parsing value: String) {
        self = Self.withText(of: value) { text in
            var agent = UserAgent()
            (agent.browser, agent.browserVersion) = Self.browser(in: text)
            (agent.os, agent.osVersion) = Self.operatingSystem(in: text)
            (agent.device, agent.deviceVendor, agent.deviceModel) = Self.device(in: text)
            return agent
        }
    }

    /// What the npm SDK's `device` object says, used when the field names no browser (tracking.md 1.1).
    init(platform: String?, osVersion: String?, model: String?) {
        switch platform {
        case "ios": os = "iOS"
        case "android": os = "Android"
        default: os = nil
        }
        self.osVersion = osVersion
        device = .mobile
        deviceModel = model
    }

    private init() {}

    static func withText<Result>(of value: String, _ body: (ByteText) -> Result) -> Result {
        var value = value
        return value.withUTF8 { body(ByteText(bytes: .init(rebasing: $0.prefix(1024)))) }
    }
}
