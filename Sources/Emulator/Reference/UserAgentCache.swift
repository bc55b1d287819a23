/// What the user agents say that were seen of late, so that a browser's is read once and not with each event.
///
/// Bounded: when full it starts over.
struct UserAgentCache {
    private static let capacity = 1024
    private var agents: [String: UserAgent] = [:]

    /// What a value says.
    mutating func agent(_ value: ArraySlice<UInt8>) -> UserAgent {
        let text = String(decoding: value.prefix(UserAgent.readBytes), as: UTF8.self)
        if let known = agents[text] { return known }
        if agents.count >= Self.capacity { agents.removeAll(keepingCapacity: true) }
        let agent = UserAgent(text)
        agents[text] = agent
        return agent
    }
}
