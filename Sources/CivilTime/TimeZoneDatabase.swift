import Glibc
import Locks

/// The IANA time zones, read from a folder of TZif files when first asked for, then kept.
///
/// It keeps no more than there are files: names without rules are not remembered. Any thread may use it at any time.
public final class TimeZoneDatabase: Sendable {
    /// The system's zones: those in the folder that the environment variable `TZDIR` names, else in `/usr/share/zoneinfo`.
    public static let system = TimeZoneDatabase(
        directory: getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo")

    private let directory: String
    private let zones = Locked<[String: TimeZoneRules]>([:])

    /// A database of the TZif files in this folder.
    public init(directory: String) {
        self.directory = directory
    }

    /// The rules of a zone by its IANA name, aliases too (`Asia/Calcutta`); capitals matter as they do to the file system.
    ///
    /// Nil when there is no such zone. `UTC` and `Etc/UTC` are there even where no files are. `localtime`, `posixrules`,
    /// `Factory` and what is below `posix/` and `right/` lie among the files but are no zones' names.
    public func rules(named name: String) -> TimeZoneRules? {
        if case .rules(let rules) = lookUp(name) { rules } else { nil }
    }

    /// What is found under a name.
    public enum LookUp: Sendable {
        /// A zone.
        case rules(TimeZoneRules)
        /// Nothing: no zone has this name.
        case unknown
        /// Whether there is such a zone cannot be said now, as the process or the system is out of descriptors.
        case unreadable
    }

    /// Looks a zone up, as ``rules(named:)`` does, and tells a name that no zone has from one whose file cannot be read now.
    public func lookUp(_ name: String) -> LookUp {
        zones.withLock { zones in
            if let known = zones[name] { return .rules(known) }
            guard Self.isZoneName(name) else { return .unknown }
            let found = load(name)
            if case .rules(let rules) = found { zones[name] = rules }
            return found
        }
    }

    private func load(_ name: String) -> LookUp {
        if name == "UTC" { return .rules(.utc) }
        if name == "Etc/UTC" { return .rules(TimeZoneRules(name: name, data: .utc)) }
        if let bytes = Self.contents(ofFile: directory + "/" + name) {
            return TimeZoneRules(name: name, tzif: bytes).map { .rules($0) } ?? .unknown
        }
        return errno == EMFILE || errno == ENFILE ? .unreadable : .unknown
    }

    /// Whether a name can be a zone's. It has no dot, so it leads nowhere outside the folder.
    private static func isZoneName(_ name: String) -> Bool {
        guard 1...255 ~= name.utf8.count, !["localtime", "posixrules", "Factory"].contains(name) else { return false }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 1 || !["posix", "right"].contains(String(parts[0])) else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy(isNameByte)
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// The largest file that is read; the largest of IANA's has 4 kB.
    private static let sizeLimit = 1 << 20

    /// A file's bytes; nil if there are none to be had, with `errno` set if it cannot be opened.
    private static func contents(ofFile path: String) -> [UInt8]? {
        errno = 0
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, 0...sizeLimit ~= Int(status.st_size)
        else { return nil }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(read(descriptor, buffer.baseAddress, size), 0)
        }
        return bytes.count == size ? bytes : nil
    }
}
