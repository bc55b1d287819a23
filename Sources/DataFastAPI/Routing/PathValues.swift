/// The text of a path's parameters, percent-decoded, in the template's order.
public struct PathValues: Sendable, Equatable {
    /// The parameters' texts.
    public let texts: [String]

    /// Values of these texts, in the template's order.
    public init(_ texts: [String] = []) {
        self.texts = texts
    }
}
