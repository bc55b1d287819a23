import Glibc

/// A stream that the program was started with.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes a text with one `write(2)` where the system takes it whole, so that lines of several threads do not mix.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(rawValue, rest.baseAddress, rest.count)
                if count < 0 && errno != EINTR { return }
                rest = .init(rebasing: rest.dropFirst(max(0, count)))
            }
        }
    }
}
