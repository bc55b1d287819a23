extension String {
    /// A token or a key as lists show it: its first 7 characters, `...`, its last 4.
    ///
    /// Source: account API, section 1.1.
    var masked: String { "\(prefix(7))...\(suffix(4))" }
}
