import Foundation
import Testing

/// Replays every transcript over a socket, and compares each answer byte for byte.
///
/// `RECORD_FIXTURES=1 swift test --filter GoldenTranscriptTests` writes the answers into the files instead: look at what
/// changed before you keep it, for a change there is a change of the contract.
struct GoldenTranscriptTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil

    @Test(arguments: TranscriptLibrary.files)
    func answersAsRecorded(_ file: String) throws {
        let recorded = try TranscriptLibrary.transcript(file)
        let played = try recorded.played()
        if Self.isRecording {
            try TranscriptLibrary.write(played, to: file)
            return
        }
        for (index, (recorded, played)) in zip(recorded.exchanges, played.exchanges).enumerated() {
            #expect(played.response == recorded.response, "exchange \(index + 1): \(recorded.request[0])")
        }
    }

    /// What a file says in another way than it would be recorded would change at the next recording.
    @Test(arguments: TranscriptLibrary.files)
    func filesAreWrittenAsTheyWouldBeRecorded(_ file: String) throws {
        let text = try TranscriptLibrary.text(of: file)
        #expect(Transcript(text).text == text)
    }
}
