/// Why an emulator cannot start.
public enum EmulatorError: Error, Sendable, Equatable {
    /// The seed is no seed: where in it, and why.
    case invalidSeed(String)
    /// A file or directory cannot be read.
    case cannotRead(path: String, reason: String)
    /// A file or directory cannot be made or written.
    case cannotCreate(path: String, reason: String)
    /// A database's file cannot be used.
    case cannotOpen(path: String, reason: String)
}
