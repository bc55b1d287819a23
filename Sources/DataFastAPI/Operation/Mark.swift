/// How a fact of the contract is known. Nothing was captured on the wire, so every fact carries one.
public enum Mark: String, CaseIterable, Sendable {
    /// DataFast documents it.
    case doc
    /// Public client code or a public report shows it.
    case seen
    /// Nothing public says; it is the emulator's choice.
    case ours
}
