/// The version of this emulator.
public enum EmulatorVersion {
    /// Semantic version.
    public static let current = "0.1.0"
}
