import Store

/// What the user agents say that were seen of late, so that a browser's is read once and not with each event.
struct UserAgentCache {
    private var agents = Memo<String, UserAgent>(capacity: 1024)

    /// What a value says.
    mutating func agent(_ value: ArraySlice<UInt8>) -> UserAgent {
        let text = String(decoding: value.prefix(UserAgent.readBytes), as: UTF8.self)
        if let known = agents[text] { return known }
        let agent = UserAgent(text)
        agents.remember(agent, for: text)
        return agent
    }
}
