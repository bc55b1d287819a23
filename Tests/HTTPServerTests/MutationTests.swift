import Testing

@testable import HTTPServer

/// Ten thousand requests spoilt at random, the same ones in every run.
@Suite struct MutationTests {
    @Test func spoiltRequestsAreParsedAlikeHoweverTheyArrive() {
        var source = RequestSpoiler(seed: 1)
        var refusals: [Int: Int] = [:]
        var served = 0
        for number in 0..<10_000 {
            let stream = source.next()
            let whole = ParserOutcome(stream, endingAt: [])
            let cut = Int(source.random() % UInt64(stream.count + 1))
            let inPieces = ParserOutcome(stream, endingAt: [cut])
            #expect(whole == inPieces, "stream \(number) cut at \(cut)")
            served += whole.requests.count
            if let refusal = whole.refusal { refusals[refusal, default: 0] += 1 }
        }
        // The spoiling is neither too weak nor too strong to tell anything.
        #expect(served > 1000)
        #expect(refusals[400, default: 0] > 1000)
        #expect(refusals.count >= 5, "\(refusals)")
        #expect(refusals.keys.allSatisfy { $0 >= 400 && $0 != 500 && $0 <= 505 })
    }

    @Test func spoiltRequestsLeaveTheServerServing() throws {
        let server = try TestServer { $0.limits.lingerTimeout = .milliseconds(200) }
        var source = RequestSpoiler(seed: 2)
        for number in 0..<2000 {
            let stream = source.next()
            let client = try server.client()
            client.send(stream)
            client.shutdownWriting()
            let answers = try client.rest()
            let expected = ParserOutcome(stream, endingAt: [])
            let statuses = answers.components(of: "HTTP/1.1 ").map { Int($0.prefix(3)) ?? 0 }
            // A request that says close is the last, whatever follows it.
            let last = expected.requests.firstIndex { $0.hasSuffix(" close") }
            var wanted = [Int](repeating: 200, count: last.map { $0 + 1 } ?? expected.requests.count)
            if last == nil, let refusal = expected.refusal { wanted.append(refusal) }
            #expect(statuses.filter { $0 != 100 } == wanted, "stream \(number)")
        }
        let client = try server.client()
        client.get("/still-there")
        #expect(try client.response().text == "GET /still-there")
    }
}

extension String {
    /// What follows each occurrence of the mark up to the next one.
    fileprivate func components(of mark: String) -> [Substring] {
        var components: [Substring] = []
        var rest = self[...]
        while let found = rest.firstRange(of: mark) {
            rest = rest[found.upperBound...]
            components.append(rest)
        }
        return components
    }
}

/// Makes requests and spoils them, from a seed (splitmix64).
private struct RequestSpoiler {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let sound = [
        "GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n",
        "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: localhost:80\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        "PUT /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nT: v\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: [::1]\r\nExpect: 100-continue\r\nX-Long: a, b,  c\r\n\r\n",
        "DELETE http://h:80/x%20y HTTP/1.1\r\nHost: h\r\nContent-Length: 2, 2\r\n\r\nab",
        "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n",
    ].map { Array($0.utf8) }

    private static let pieces = [
        "\r\n", "\n", "\r", "\u{0}", " ", ":", "\t", "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n",
        "99999999999999999999", "ffffffffffffffff", "%",
        "é",
        "HTTP/1.0", "Connection: close\r\n", "-", "0", "\u{7f}", "#", "*", "/", "?",
    ].map { Array($0.utf8) }

    mutating func random() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }

    private mutating func below(_ bound: Int) -> Int { Int(random() % UInt64(max(1, bound))) }

    mutating func next() -> [UInt8] {
        var stream: [UInt8] = []
        for _ in 0...below(3) { stream += Self.sound[below(Self.sound.count)] }
        for _ in 0...below(3) { spoil(&stream) }
        return stream
    }

    private mutating func spoil(_ stream: inout [UInt8]) {
        var position = below(stream.count)
        // Half of what is inserted makes a line of its own, which spoils the meaning rather than the syntax.
        if below(2) == 0, let lineFeed = stream[position...].firstIndex(of: UInt8(ascii: "\n")) {
            position = lineFeed + 1
        }
        let end = min(stream.count, position + 1 + below(12))
        switch below(7) {
        case 0 where position < stream.count: stream[position] = UInt8(truncatingIfNeeded: random())
        case 1: stream.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: position)
        case 2: stream.removeSubrange(position..<end)
        case 3: stream.insert(contentsOf: stream[position..<end], at: below(stream.count))
        case 4: stream.replaceSubrange(position..<end, with: Self.pieces[below(Self.pieces.count)])
        case 5:
            let lines = [
                "Transfer-Encoding: x\r\n", "Expect: y\r\n", "Content-Length: 9999999\r\n", "Host: i\r\n",
                "GET / HTTP/2.0\r\n",
            ]
            stream.insert(contentsOf: Array(lines[below(lines.count)].utf8), at: position)
        case 6 where below(8) == 0: stream.removeSubrange(position...)
        default: stream.insert(UInt8(truncatingIfNeeded: random()), at: position)
        }
    }
}
