import Foundation
import Testing

/// With the clock frozen and the seed fixed, what is answered depends on nothing but what was asked.
struct RepeatabilityTests {
    @Test(arguments: TranscriptLibrary.files)
    func aRunInMemoryAndOneOnDiskAnswerAlike(_ file: String) throws {
        let directory = try TemporaryDirectory()
        let inMemory = try TranscriptLibrary.transcript(file)
        var onDisk = inMemory
        onDisk.comments.append("# options: --data \(directory.path)")
        for (first, second) in zip(try inMemory.played().exchanges, try onDisk.played().exchanges) {
            #expect(first.response == second.response, "\(first.request[0])")
        }
    }
}
