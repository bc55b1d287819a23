import Glibc

/// A file that tells other programs something, as long as it is true.
///
/// Readers find a regular file whole or not at all. What is there already and is none, such as a named pipe or `/dev/stdout`,
/// stays what it is and is written to; so does what a symbolic link leads to.
final class ReportFile {
    private enum Kind {
        /// A regular file, or nothing yet.
        case regular
        /// A link to one.
        case link
        /// A pipe or a device.
        case stream
        /// What this process writes to anyway.
        case own(descriptor: Int32)
    }

    private let path: String
    /// The regular file that was written, to tell it from one that another program has put in its place.
    private var written: FileIdentity?

    init(_ path: String) { self.path = path }

    /// Takes away what another program left, which would lead astray whoever reads it now.
    func clear() {
        switch kind {
        case .regular: unlink(path)
        case .link: truncate(path, 0)
        case .stream, .own: break
        }
    }

    /// Writes one line. A named pipe waits for its reader.
    ///
    /// - Parameter isOver: whether nobody needs to be told any more; asked while a pipe waits.
    /// - Returns: whether it was written.
    func write(_ line: String, unless isOver: () -> Bool = { false }) throws(Failure) -> Bool {
        switch kind {
        case .regular:
            let temporary = "\(path).\(getpid())"
            do throws(Failure) {
                try write(line, opening: temporary, O_CREAT | O_TRUNC)
                guard rename(temporary, path) == 0 else { throw failure() }
            } catch {
                unlink(temporary)
                throw error
            }
        case .link:
            try write(line, opening: path, O_CREAT | O_TRUNC)
        case .own(let descriptor):
            guard Self.write(line, to: descriptor) else { throw failure() }
        case .stream:
            var file = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            while file < 0, errno == ENXIO, FileIdentity(path)?.isPipe == true {
                if isOver() { return false }
                usleep(10_000)
                file = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            }
            guard file >= 0 else { throw failure() }
            defer { close(file) }
            guard Self.write(line, to: file) else { throw failure() }
        }
        return true
    }

    /// Takes away what was written, unless another program has put its own in its place.
    func remove() {
        guard let written, FileIdentity(path) == written else { return }
        clear()
    }

    private var kind: Kind {
        let target = FileIdentity(path)
        for stream in [StandardStream.output, .error] where target != nil && target == FileIdentity(stream.rawValue) {
            return .own(descriptor: stream.rawValue)
        }
        if let target, !target.isRegular { return .stream }
        var entry = stat()
        return lstat(path, &entry) == 0 && entry.st_mode & S_IFMT == S_IFLNK ? .link : .regular
    }

    private func write(_ line: String, opening path: String, _ flags: Int32) throws(Failure) {
        let file = open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
        guard file >= 0 else { throw failure() }
        written = FileIdentity(file)
        let isWritten = Self.write(line, to: file)
        guard close(file) == 0, isWritten else { throw failure() }
    }

    private static func write(_ line: String, to file: Int32) -> Bool {
        let text = Array("\(line)\n".utf8)
        while true {
            let count = Glibc.write(file, text, text.count)
            if count >= 0 { return count == text.count }
            guard errno == EINTR || errno == EAGAIN else { return false }
            usleep(1000)
        }
    }

    private func failure() -> Failure {
        Failure(.cannotCreate, "\(path): cannot be created: \(String(cString: strerror(errno)))")
    }
}

/// Which file something is, whatever its name.
private struct FileIdentity: Equatable {
    private let device: dev_t
    private let number: ino_t
    private let mode: mode_t

    var isRegular: Bool { mode & S_IFMT == S_IFREG }
    var isPipe: Bool { mode & S_IFMT == S_IFIFO }

    /// What a path leads to; nil if there is nothing.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// What is open.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = status.st_dev
        number = status.st_ino
        mode = status.st_mode
    }
}
