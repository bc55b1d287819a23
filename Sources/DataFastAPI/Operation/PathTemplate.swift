/// An operation's path below ``base``, such as `/admin/websites/{websiteId}/funnels`.
public struct PathTemplate: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// What all paths begin with.
    public static let base = "/api/v1"

    /// A part between two slashes.
    public enum Segment: Sendable, Hashable {
        /// Matches itself.
        case literal(String)
        /// Matches any text but the empty one.
        case parameter(String)
    }

    /// The template as it is written in the contract.
    public let description: String

    /// Its parts, in order.
    public let segments: [Segment]

    /// A template as the contract writes it: `{name}` is a parameter.
    public init(stringLiteral text: String) {
        description = text
        segments = text.split(separator: "/").map { part in
            part.hasPrefix("{") ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// The parameters' names, in order.
    public var parameterNames: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
