import Glibc

/// A file that tells other programs something. Readers find it whole or not at all.
enum AtomicFile {
    /// Writes one line.
    static func write(_ line: String, to path: String) throws(Failure) {
        let temporary = "\(path).\(getpid())"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        let text = Array("\(line)\n".utf8)
        let isWritten = Glibc.write(file, text, text.count) == text.count
        guard close(file) == 0, isWritten, rename(temporary, path) == 0 else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(.cannotCreate, "\(path): cannot be created: \(String(cString: strerror(errno)))")
    }
}
