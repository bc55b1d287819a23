import Testing

/// The requests of the transcripts, spoilt at random, the same ones in every run.
struct MalformedRequestTests {
    @Test func spoiltRequestsAreRefusedAndTheProgramGoesOn() throws {
        let emulator = try EmulatorProcess(["--rate-limit", "off"])
        // What was refused is refused before its spoilt part counts; what ends a token would refuse all that follow.
        let sound = try TranscriptLibrary.files.flatMap { try TranscriptLibrary.transcript($0).exchanges }
            .filter { $0.status < 300 && !$0.target.contains(#/access-tokens/\w|apikeys/\w/#) }
            .map(\.bytes).filter { $0.count < 4096 }
        var spoiler = Spoiler(seed: 1)
        var statuses: [Int: Int] = [:]
        for number in 0..<1500 {
            let request = spoiler.spoil(sound[Int(spoiler.random() % UInt64(sound.count))])
            let connection = try RawConnection(port: emulator.port, patience: 5)
            // The program may have refused and closed before all is sent.
            try? connection.send(request)
            connection.shutdownWriting()
            for status in Self.statuses(connection.rest()) {
                statuses[status, default: 0] += 1
                let isRight = (100..<500).contains(status) || status == 501 || status == 505
                #expect(isRight, "request \(number): \(status) for \(String(decoding: request, as: UTF8.self))")
            }
        }
        #expect(emulator.isRunning)
        #expect(try APIClient(emulator).request("GET", "/healthz").status == 200)
        #expect(!emulator.log.contains("failed"), "\(emulator.log)")
        // The spoiling is neither too weak nor too strong to tell anything.
        #expect(statuses[200, default: 0] > 20 && statuses[400, default: 0] > 400, "\(statuses)")
    }

    private static func statuses(_ bytes: [UInt8]) -> [Int] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.matches(of: #/HTTP/1\.1 (\d\d\d) /#).compactMap { Int($0.1) }
    }
}

/// Spoils requests, from a seed (splitmix64).
private struct Spoiler {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func random() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    private mutating func index(below count: Int) -> Int { Int(random() % UInt64(max(1, count))) }

    private static let pieces = [
        "\r\n", "\n", "\u{0}", " ", "\"", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]", ",", ":", "null", "true",
        "-1", "1e999", "-0", "0.1", "99999999999999999999", "%", "%00", "%ff", "&", "=", "+", "?", "é", "𝄞",
        "2026-02-30", "9999-12-31", "0001-01-01T00:00:00Z", "'; DROP TABLE goals; --", "\u{202e}", "//", "../",
    ].map { Array($0.utf8) }

    /// The request with one to four changes: most of them in its target or its body, which keep their framing.
    mutating func spoil(_ request: [UInt8]) -> [UInt8] {
        let changes = 1 + index(below: 4)
        if random() % 4 == 0 {
            var spoilt = request
            for _ in 0..<changes { change(&spoilt) }
            return spoilt
        }
        let mark = Array("\r\n\r\n".utf8)
        guard let end = request.firstRange(of: mark) else { return request }
        var head = Array(request[..<end.lowerBound])
        var body = Array(request[end.upperBound...])
        if body.isEmpty || random() % 2 == 0 {
            changeTarget(&head, changes)
        } else {
            for _ in 0..<changes { change(&body) }
            head = Array(
                String(decoding: head, as: UTF8.self).replacing(
                    #/Content-Length: \d+/#, with: "Content-Length: \(body.count)"
                )
                .utf8)
        }
        return head + mark + body
    }

    private mutating func changeTarget(_ head: inout [UInt8], _ changes: Int) {
        let space = UInt8(ascii: " ")
        guard let start = head.firstIndex(of: space), let end = head[(start + 1)...].firstIndex(of: space) else {
            return
        }
        var target = Array(head[(start + 1)..<end])
        for _ in 0..<changes { change(&target) }
        // A space or a line's end would spoil the framing instead.
        target.removeAll { $0 <= space }
        head.replaceSubrange((start + 1)..<end, with: target)
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = index(below: bytes.count)
        switch random() % 5 {
        case 0 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: random())
        case 1 where !bytes.isEmpty: bytes.removeSubrange(place..<min(bytes.count, place + 1 + index(below: 8)))
        case 2 where !bytes.isEmpty:
            let piece = bytes[place..<min(bytes.count, place + 1 + index(below: 16))]
            bytes.insert(contentsOf: piece, at: index(below: bytes.count))
        default: bytes.insert(contentsOf: Self.pieces[index(below: Self.pieces.count)], at: place)
        }
    }
}
