import Foundation
import Testing

/// With the clock frozen and the seed fixed, what is answered depends on nothing but what was asked.
struct RepeatabilityTests {
    @Test func aRunInMemoryAndOneOnDiskAnswerAlike() throws {
        for file in TranscriptLibrary.files {
            let transcript = try TranscriptLibrary.transcript(file)
            let directory = try TemporaryDirectory()
            var onDisk = transcript
            onDisk.comments.append("# options: --data \(directory.path)")
            let first = try transcript.played()
            let second = try onDisk.played()
            for (first, second) in zip(first.exchanges, second.exchanges) {
                #expect(first.response == second.response, "\(file): \(first.request[0])")
            }
        }
    }
}
