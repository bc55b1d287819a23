import Foundation

/// The files below `fixtures/transcripts`.
enum TranscriptLibrary {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures/transcripts")

    /// Their paths in that folder, sorted.
    static let files: [String] = {
        let all = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
        return (all?.allObjects ?? []).compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".http") }.sorted()
            .map { String($0.dropFirst(directory.path.count + 1)) }
    }()

    static func text(of file: String) throws -> String {
        try String(contentsOf: directory.appending(path: file), encoding: .utf8)
    }

    static func transcript(_ file: String) throws -> Transcript { Transcript(try text(of: file)) }

    static func write(_ transcript: Transcript, to file: String) throws {
        try transcript.text.write(to: directory.appending(path: file), atomically: true, encoding: .utf8)
    }
}

extension Transcript {
    /// Sends every request to a program started for it, and returns what it answered instead of what is recorded.
    func played() throws -> Transcript {
        let emulator = try EmulatorProcess(options)
        var played = self
        var connection = try RawConnection(port: emulator.port)
        for index in exchanges.indices {
            try connection.send(exchanges[index].bytes)
            let (head, body) = try connection.response(toHead: exchanges[index].method == "HEAD")
            played.exchanges[index].response = Exchange.lines(head: head, body: body)
            if played.exchanges[index].closesConnection {
                guard connection.isClosed() else { throw RawConnection.Failure("still open after Connection: close") }
                connection = try RawConnection(port: emulator.port)
            }
        }
        return played
    }
}
