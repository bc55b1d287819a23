import Glibc

/// A seed's file; `-` is standard input.
enum SeedFile {
    /// All of its bytes.
    static func contents(_ path: String) throws(EmulatorError) -> [UInt8] {
        let isInput = path == "-"
        let file = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
        defer { if !isInput { close(file) } }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count >= 0 else { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
            if count == 0 { return contents }
            contents += buffer[..<count]
        }
    }
}
