import Foundation
import Testing

/// Replays every file below `fixtures/transcripts` over a socket, and compares each answer byte for byte.
///
/// `RECORD_FIXTURES=1 swift test --filter GoldenTranscriptTests` writes the answers into the files instead: look at what
/// changed before you keep it, for a change there is a change of the contract.
struct GoldenTranscriptTests {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fixtures/transcripts")

    static let files: [String] = {
        let all = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
        return (all?.allObjects ?? []).compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".http") }.sorted()
            .map { String($0.dropFirst(directory.path.count + 1)) }
    }()

    static let isRecording = ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil

    @Test func thereAreTranscripts() {
        #expect(!Self.files.isEmpty)
    }

    @Test(arguments: files)
    func answersAsRecorded(_ file: String) throws {
        let url = Self.directory.appending(path: file)
        var transcript = Transcript(try String(contentsOf: url, encoding: .utf8))
        let emulator = try EmulatorProcess(transcript.options)
        let connection = try RawConnection(port: emulator.port)
        for index in transcript.exchanges.indices {
            let exchange = transcript.exchanges[index]
            try connection.send(exchange.bytes)
            let (head, body) = try connection.response(toHead: exchange.requestLine[0] == "HEAD")
            let lines = Transcript.lines(head: head, body: body)
            if Self.isRecording {
                transcript.exchanges[index].response = lines
            } else {
                #expect(lines == exchange.response, "exchange \(index + 1): \(exchange.request[0])")
            }
        }
        if Self.isRecording { try transcript.text.write(to: url, atomically: true, encoding: .utf8) }
    }
}
