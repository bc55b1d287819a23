import Glibc

/// The standard error stream.
enum StandardError {
    /// Writes a text with one `write(2)` where the system takes it whole, so that lines of several threads do not mix.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(STDERR_FILENO, rest.baseAddress, rest.count)
                if count < 0 && errno != EINTR { return }
                rest = .init(rebasing: rest.dropFirst(max(0, count)))
            }
        }
    }
}
