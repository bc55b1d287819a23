import Foundation

/// A new directory, which goes with this object.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "datafast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
        return file(name)
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// Waits up to 20 seconds until a file is there, or is not.
    func await(_ name: String, isThere: Bool = true) throws {
        for _ in 0..<20_000 {
            if has(name) == isThere { return }
            usleep(1000)
        }
        throw RawConnection.Failure("\(name) \(isThere ? "did not come" : "did not go") within 20 s")
    }

    func text(of name: String) -> String { (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? "" }
}
