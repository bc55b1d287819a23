/// Why a request to the control plane is refused.
public struct ControlError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The HTTP status that says so on the wire.
    public let status: Int
    /// The reason, for people.
    public let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The reason.
    public var description: String { message }

    static func worldNotFound(_ name: String) -> ControlError {
        ControlError(404, "World not found: \(name.prefix(WorldOptions.longestName))")
    }

    static func snapshotNotFound(_ name: String) -> ControlError {
        ControlError(404, "Snapshot not found: \(name.prefix(WorldOptions.longestName))")
    }

    /// A value that is not allowed, and what is.
    static func invalid(_ name: String, allowed: String) -> ControlError {
        ControlError(400, "Invalid \(name): must be \(allowed)")
    }
}
