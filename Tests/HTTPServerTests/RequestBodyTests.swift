import Testing

@testable import HTTPServer

@Suite struct RequestBodyTests {
    @Test func aLengthGivesTheBody() {
        let outcome = parse(post("Content-Length: 5", "hello"))
        #expect(outcome.requests.first?.hasSuffix("hello keep") == true)
        #expect(parse(post("Content-Length: 5", "hell")).isIncomplete)
        #expect(parse(post("Content-Length: 0", "")).requests.count == 1)
        #expect(parse(post("Content-Length: 005", "hello")).requests.count == 1)
        #expect(parse(post("X: no length", "")).requests.count == 1)
    }

    @Test func theSameLengthRepeatedIsThatLength() {
        #expect(parse(post("Content-Length: 5, 5", "hello")).requests.count == 1)
        #expect(parse(post("Content-Length: 5\r\nContent-Length: 5", "hello")).requests.count == 1)
    }

    @Test(arguments: [
        "+5", "-5", "0x5", "5.0", "5 5", "5;", "", ",", "5, 6", "abc", "１",
        "18446744073709551616, 5", "5\r\nContent-Length: 6",
    ])
    func malformedLengths(length: String) {
        #expect(parse(post("Content-Length: \(length)", "hello")).refusal == 400)
    }

    @Test func theBodyHasALimit() {
        var limits = HTTPLimits()
        limits.maxBodyBytes = 5
        #expect(parse(post("Content-Length: 5", "hello"), limits: limits).requests.count == 1)
        #expect(parse(post("Content-Length: 6", ""), limits: limits).refusal == 413)
        #expect(parse(post("Content-Length: 99999999999999999999999999", ""), limits: limits).refusal == 413)
        #expect(parse(chunked("5\r\nhello\r\n0\r\n\r\n"), limits: limits).requests.count == 1)
        #expect(parse(chunked("3\r\nhel\r\n3\r\n"), limits: limits).refusal == 413)
        #expect(parse(chunked("6\r\n"), limits: limits).refusal == 413)
    }

    @Test func anUploadHasALimitOfItsOwn() {
        var limits = HTTPLimits()
        limits.maxBodyBytes = 3
        limits.maxUploadBytes = 5
        limits.isUpload = { $0.path == "/upload" }
        func post(_ path: String, _ fields: String, _ body: String) -> String {
            "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n\(body)"
        }
        #expect(parse(post("/upload", "Content-Length: 5", "hello"), limits: limits).requests.count == 1)
        #expect(parse(post("/upload", "Content-Length: 6", ""), limits: limits).refusal == 413)
        #expect(parse(post("/other", "Content-Length: 4", ""), limits: limits).refusal == 413)
        let chunks = "3\r\nhel\r\n2\r\nlo\r\n"
        #expect(
            parse(post("/upload", "Transfer-Encoding: chunked", chunks + "0\r\n\r\n"), limits: limits).requests.count
                == 1)
        #expect(parse(post("/upload", "Transfer-Encoding: chunked", chunks + "1\r\n"), limits: limits).refusal == 413)
        #expect(parse(post("/other", "Transfer-Encoding: chunked", chunks), limits: limits).refusal == 413)
        // The next request on the connection has its own.
        let both = post("/upload", "Content-Length: 5", "hello") + post("/other", "Content-Length: 4", "")
        #expect(parse(both, limits: limits).refusal == 413)
        // A limit below that of all bodies takes nothing from it.
        limits.maxUploadBytes = 1
        #expect(parse(post("/upload", "Content-Length: 3", "hel"), limits: limits).requests.count == 1)
    }

    @Test(arguments: [Int.max, Int.min])
    func limitsMayBeAnyNumber(limit: Int) throws {
        var limits = HTTPLimits()
        limits.maxTargetBytes = limit
        limits.maxHeaderBytes = limit
        limits.maxFieldCount = limit
        limits.maxBodyBytes = limit
        limits.maxUploadBytes = limit
        limits.maxBufferedOutput = limit
        limits.maxConnections = limit
        limits.lingerBytes = limit
        limits.lingerTimeout = .seconds(limit == .max ? Int64.max : Int64.min)
        limits.bodyTimeout = limits.lingerTimeout
        limits.stopTimeout = limits.lingerTimeout
        let lengths = ["Content-Length: 2", "Content-Length: 99999999999999999999"]
        let refusals = lengths.map { parse(post($0, "ab"), limits: limits).refusal }
        #expect(refusals == (limit == .max ? [nil, 413] : [414, 414]))
        #expect(parse(chunked("7fffffffffffffff\r\n"), limits: limits).refusal == (limit == .max ? 413 : 414))
        let server = try TestServer { $0.limits = limits }
        let client = try server.client()
        client.get()
        #expect(try client.response().status == (limit == .max ? 200 : 414))
        let refused = try server.client()
        refused.send("BAD\r\n")
        #expect(try refused.response().status >= 400)
    }

    @Test func chunksMakeTheBody() {
        let outcome = parse(
            chunked("3\r\nhel\r\n00002;a=b;c=\"d e\"\r\nlo\r\nA ; x\r\n0123456789\r\n0\r\nX-T: 1\r\nY:\r\n\r\n"))
        #expect(
            outcome.requests == ["POST / HTTP/1.1 [Host=h;Transfer-Encoding=chunked] hello0123456789 keep"])
        #expect(parse(chunked("0\r\n\r\n")).requests.count == 1)
        #expect(parse(chunked("000\r\n\r\n")).requests.count == 1)
        #expect(parse(chunked("3\r\nhel\r\n")).isIncomplete)
    }

    @Test(arguments: [
        "\r\n", "g\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", " 1\r\n", "1 \r\nx\r\n", "1\nx\r\n", ";a\r\n", "1;a\rb\r\n",
        "1;\u{0}\r\n",
        "7fffffffffffffffffff\r\n", "10000000000000000\r\n", "1\r\nxx\r\n", "1\r\nx\n", "1\r\nx\r\r", "1\r\nx0\r\n\r\n",
        "0\r\nbad trailer\r\n\r\n", "0\r\n folded: x\r\n\r\n", "0\r\nX: y\n\r\n", "0\r\nX: \u{1}\r\n\r\n",
        "1,1\r\nx\r\n",
    ])
    func malformedChunks(chunks: String) {
        #expect(parse(chunked(chunks)).refusal == 400)
    }

    @Test(arguments: [
        ("x\r\n", "Malformed chunk size"), ("10000000000000000\r\n", "Malformed chunk size"),
        ("1x\r\n", "Malformed chunk size"), ("1;\u{0}\r\n", "Malformed chunk extension"),
        ("1\r\nxx", "Malformed end of a chunk"), ("1\n", "Line without CR at its end"),
        ("1;\(String(repeating: "a", count: 2000))", "Chunk size line too long"),
        ("0\r\nX\r\n", "Field line without a colon"),
    ])
    func reasonsOfMalformedChunks(chunks: String, reason: String) {
        #expect(parse(chunked(chunks)).reason == reason)
    }

    @Test func reasonsOfMalformedFraming() {
        let cases = [
            ("Content-Length: x", "Malformed Content-Length"), ("Content-Length:", "Malformed Content-Length"),
            ("Content-Length: 1, 2", "Differing Content-Length"),
            ("Transfer-Encoding:", "Malformed Transfer-Encoding"),
            ("Transfer-Encoding: chunked, gzip", "chunked is not the last transfer coding"),
            ("Transfer-Encoding: chunked\r\nContent-Length: 1", "Content-Length beside Transfer-Encoding"),
            ("Transfer-Encoding: gzip", "Unknown transfer coding"),
        ]
        for (fields, reason) in cases { #expect(parse(post(fields, "")).reason == reason) }
        let old = parse("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")
        #expect(old.reason == "Transfer-Encoding in HTTP/1.0")
    }

    @Test func extensionsAndTrailersHaveLimits() {
        var limits = HTTPLimits()
        limits.maxHeaderBytes = 60
        let long = String(repeating: "a", count: 2000)
        #expect(parse(chunked("1;\(long)\r\nx\r\n0\r\n\r\n"), limits: limits).refusal == 400)
        #expect(parse(chunked("1;\(long)"), limits: limits).refusal == 400)
        let some = String(repeating: "a", count: 29)
        #expect(parse(chunked("1;\(some)\r\nx\r\n1;\(some)\r\nx\r\n0\r\n\r\n"), limits: limits).requests.count == 1)
        #expect(parse(chunked("1;\(some)\r\nx\r\n1;\(some)a\r\nx\r\n0\r\n\r\n"), limits: limits).refusal == 400)
        #expect(parse(chunked("0\r\nX: \(some)\r\nY: \(some)\r\n\r\n"), limits: limits).refusal == 431)
        #expect(parse(chunked("0\r\nX: \(some)\r\nY: aaaa\r\n\r\n"), limits: limits).requests.count == 1)
        #expect(parse(chunked("0\r\nX: \(long)"), limits: limits).refusal == 431)
        limits.maxFieldCount = 3
        #expect(parse(chunked("0\r\nA:\r\nB:\r\n\r\n"), limits: limits).refusal == 431)
        #expect(parse(chunked("0\r\nA:\r\n\r\n"), limits: limits).requests.count == 1)
    }

    @Test func transferCodings() {
        let chunks = "0\r\n\r\n"
        let cases: [(String, Int?)] = [
            ("Transfer-Encoding: CHUNKED", nil), ("Transfer-Encoding: , chunked ,", nil),
            ("Transfer-Encoding: gzip", 501),
            ("Transfer-Encoding: identity", 501), ("Transfer-Encoding: gzip, chunked", 501),
            ("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", 501), ("Transfer-Encoding: chunked, gzip", 400),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip", 400),
            ("Transfer-Encoding: chunked, chunked", 400),
            ("Transfer-Encoding:", 400), ("Transfer-Encoding: \"chunked\"", 501), ("Transfer-Encoding: xchunked", 501),
            ("Transfer-Encoding: chunked\r\nContent-Length: 5", 400),
            ("Content-Length: 5\r\nTransfer-Encoding: chunked", 400),
            ("Content-Length: 5\r\nTransfer-Encoding: gzip", 400),
        ]
        for (fields, refusal) in cases {
            let outcome = parse(post(fields, chunks))
            #expect(outcome.refusal == refusal, "\(fields)")
            #expect(outcome.requests.count == (refusal == nil ? 1 : 0), "\(fields)")
        }
        #expect(parse("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").refusal == 400)
    }

    @Test func continueIsDueWhileNothingOfTheBodyIsThere() throws {
        #expect(try isContinueDue(post("Content-Length: 2\r\nExpect: 100-continue", "")))
        #expect(try isContinueDue(post("Transfer-Encoding: chunked\r\nExpect: 100-continue", "")))
        #expect(try !isContinueDue(post("Content-Length: 2\r\nExpect: 100-continue", "x")))
        #expect(try !isContinueDue(post("Transfer-Encoding: chunked\r\nExpect: 100-continue", "1")))
        #expect(try !isContinueDue(post("Content-Length: 0\r\nExpect: 100-continue", "")))
        #expect(try !isContinueDue(post("Content-Length: 2", "")))
        #expect(try !isContinueDue("POST / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"))
    }

    private func isContinueDue(_ text: String) throws -> Bool {
        var parser = RequestParser(limits: HTTPLimits(), peer: .loopback)
        var consumed = 0
        _ = try Array(text.utf8).withUnsafeBufferPointer { bytes throws(RequestRefusal) in
            try parser.next(bytes, consumed: &consumed)
        }
        return parser.isContinueDue
    }

    private func post(_ fields: String, _ body: String) -> String {
        "POST / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n\r\n\(body)"
    }

    private func chunked(_ chunks: String) -> String { post("Transfer-Encoding: chunked", chunks) }
}
