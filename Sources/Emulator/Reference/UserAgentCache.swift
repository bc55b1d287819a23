import Store

/// What the user agents say that were seen of late, so that a browser's is read once and not with each event.
struct UserAgentCache {
    /// What a value says of its browser.
    final class Browser: Sendable {
        let isBot: Bool
        let system: Shared<System>

        init(_ agent: UserAgent) {
            isBot = agent.isBot
            system = Shared(agent.system)
        }
    }

    private var browsers = TextCache<Browser>(capacity: 1024)

    /// What a value says.
    mutating func browser(_ value: ArraySlice<UInt8>) -> Browser {
        let read = value.prefix(UserAgent.readBytes)
        return read.withUnsafeBytes { text in
            if let known = browsers[text] { return known }
            let browser = Browser(UserAgent(String(decoding: read, as: UTF8.self)))
            browsers.remember(browser, for: text)
            return browser
        }
    }
}
