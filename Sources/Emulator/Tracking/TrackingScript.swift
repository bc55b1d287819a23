/// The script that pages load to send events, as the emulator serves it (tracking.md 7).
struct TrackingScript: Sendable {
    /// The script's file names below `/js/`.
    enum Variant: String, CaseIterable, Sendable {
        case standard = "script.js"
        /// Counts a change of the hash route as a page too.
        case hash = "script.hash.js"
        /// Keeps no cookies; the server makes the visitor ids.
        case cookieless = "script.cookieless.js"
    }

    let source: [UInt8]
    /// A strong entity tag, quotes included.
    let etag: String

    /// The script as served. With `allowsBots` it runs in automated browsers too.
    static func script(_ variant: Variant, allowsBots: Bool) -> TrackingScript {
        let script = allowsBots ? forBots[variant] : forPeople[variant]
        return script ?? TrackingScript(variant, allowsBots: allowsBots)
    }

    private static let forPeople = all(allowsBots: false)
    private static let forBots = all(allowsBots: true)

    private static func all(allowsBots: Bool) -> [Variant: TrackingScript] {
        Dictionary(
            uniqueKeysWithValues: Variant.allCases.map { ($0, TrackingScript($0, allowsBots: allowsBots)) })
    }

    private init(_ variant: Variant, allowsBots: Bool) {
        let tokens = UserAgent.botTokens.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = """
            ((config) => {
            \(Self.sending)
            \(Self.observing)
            \(Self.starting)
            })({ variant: "\(variant)", botTokens: \(allowsBots ? "null" : "[\(tokens)]") });

            """
        source = Array(text.utf8)
        etag = "\"\(SHA256.hex(SHA256.digest(of: source).prefix(16)))\""
    }
}
