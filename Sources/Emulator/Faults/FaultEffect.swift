/// What a fault does. At least one of its parts is there; they go together: an answer with status 500, held back, dripping.
public struct FaultEffect: Sendable, Equatable {
    /// When a fault strikes.
    public enum When: String, Sendable, CaseIterable {
        /// In place of the operation: nothing is stored, no limit is touched.
        case before
        /// When the operation has done its work, of which the client does not hear.
        case after
    }

    /// An answer in place of the true one.
    public var answer: FaultAnswer?
    /// How long the answer is held back once it is found: the world and the connection's loop serve others meanwhile.
    /// What the operation does, it does before.
    public var delay: FaultDelay?
    /// What becomes of the connection.
    public var connection: FaultConnection?
    /// Whether the operation is performed; nil for what is usual: not if there is an ``answer``, else it is.
    public var when: When?

    /// An effect of these parts.
    public init(
        answer: FaultAnswer? = nil, delay: FaultDelay? = nil, connection: FaultConnection? = nil, when: When? = nil
    ) {
        self.answer = answer
        self.delay = delay
        self.connection = connection
        self.when = when
    }

    /// The API's own answer with this status.
    public static func status(_ status: Int) -> FaultEffect { FaultEffect(answer: FaultAnswer(status: status)) }

    /// Whether the operation is performed.
    var performsOperation: Bool { (when ?? (answer == nil ? .after : .before)) == .after }

    /// Why the parts do not go together; nil when they do.
    var contradiction: String? {
        if answer == nil, delay == nil, connection == nil {
            return "must have at least one of status, delay, connection"
        }
        guard when == .before, answer == nil else { return nil }
        guard let connection else { return "when: before needs status or connection: a delay follows the operation" }
        return connection.needsAnswer
            ? "when: before leaves no answer for \(connection.name.rawValue); give a status too" : nil
    }
}
