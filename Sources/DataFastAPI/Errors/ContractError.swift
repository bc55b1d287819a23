/// An answer that is an error: its status and message, and how well they are known.
///
/// Every message of the contract is a static member of this type, and written nowhere else.
public struct ContractError: Error, Sendable, Equatable {
    /// The HTTP status.
    public let status: Int
    /// The message, exactly.
    public let message: String
    /// How the message's text is known.
    public private(set) var mark: Mark
    /// How it is known that the cause gives this status.
    public private(set) var statusMark: Mark
    /// Whether the body is the plain `{"error":"…"}` of `POST /payments` instead of the standard envelope.
    public internal(set) var isPlain = false
    /// The methods that a 405 lists in `Allow`.
    public internal(set) var allow: [Method] = []

    /// An error of this status and message.
    init(_ status: Int, _ message: String, _ mark: Mark = .ours, status statusMark: Mark? = nil) {
        self.status = status
        self.message = message
        self.mark = mark
        self.statusMark = statusMark ?? mark
    }

    /// The same, known in another way.
    func marked(_ mark: Mark, status statusMark: Mark) -> ContractError {
        var copy = self
        copy.mark = mark
        copy.statusMark = statusMark
        return copy
    }

    /// The same with the plain body.
    func plain() -> ContractError {
        var copy = self
        copy.isPlain = true
        return copy
    }
}
