/// What a user is on a website. The greater role may all that the lesser may.
public enum Role: String, CaseIterable, Sendable, Comparable {
    /// Reads only.
    case viewer
    /// Also writes settings, keys, alerts, funnels, goals, payments and notes.
    case member
    /// Also team, billing and bot traffic.
    case owner

    /// Those that an invitation may give (account API 10.2).
    static let invited: [Role] = [.viewer, .member]

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .member: 1
        case .owner: 2
        }
    }

    /// Whether the first may less than the second.
    public static func < (lesser: Role, greater: Role) -> Bool { lesser.rank < greater.rank }
}
