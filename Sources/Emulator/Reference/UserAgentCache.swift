import Store

/// What the user agents say that were seen of late, so that a browser's is read once and not with each event.
struct UserAgentCache {
    /// What a value says of its browser.
    struct Browser {
        let isBot: Bool
        let system: Shared<System>
    }

    /// A value's bytes; a text would have to be made of them with each event.
    private struct Key: Hashable {
        let bytes: ArraySlice<UInt8>

        static func == (left: Key, right: Key) -> Bool {
            left.bytes.withUnsafeBytes { left in right.bytes.withUnsafeBytes { left.hasSameBytes(as: $0) } }
        }

        /// By length and end, where browsers differ: the whole would take longer than all else here.
        func hash(into hasher: inout Hasher) {
            hasher.combine(bytes.count)
            bytes.suffix(32).withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    private var browsers = Memo<Key, Browser>(capacity: 1024)

    /// What a value says.
    mutating func browser(_ value: ArraySlice<UInt8>) -> Browser {
        let read = value.prefix(UserAgent.readBytes)
        if let known = browsers[Key(bytes: read)] { return known }
        let agent = UserAgent(String(decoding: read, as: UTF8.self))
        let browser = Browser(isBot: agent.isBot, system: Shared(agent.system))
        // A copy: what is remembered must not hold on to a whole request.
        browsers.remember(browser, for: Key(bytes: Array(read)[...]))
        return browser
    }
}
