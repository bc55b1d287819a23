import Testing

@testable import HTTPServer

@Suite struct RequestHeadTests {
    @Test func aRequestHasItsPartsAndItsFieldsInOrder() {
        let outcome = parse("GET /a%20b?x=1&y HTTP/1.1\r\nHost: h\r\nX-A:  one \t\r\nx-a:two\r\nX-Empty:\r\n\r\n")
        #expect(outcome.requests == ["GET /a%20b?x=1&y HTTP/1.1 [Host=h;X-A=one;x-a=two;X-Empty=]  keep"])
        #expect(outcome.refusal == nil)
        #expect(!outcome.isIncomplete)
    }

    @Test(
        arguments: [
            ("/", "/", nil), ("/a/b?", "/a/b", ""), ("/a?b?c", "/a", "b?c"), ("//x", "//x", nil),
            ("/é|[]", "/é|[]", nil), ("http://h", "/", nil), ("http://h?q", "/", "q"),
            ("HTTPS://h:8/p?q=/", "/p", "q=/"),
            ("http://[::1]:80/p", "/p", nil), ("http://h/", "/", nil),
        ] as [(String, String, String?)])
    func pathAndQuery(target: String, path: String, query: String?) throws {
        let request = try only("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(request.target == target)
        #expect(request.path == path)
        #expect(request.query == query)
        #expect(String(decoding: request.pathBytes, as: UTF8.self) == path)
        #expect(request.queryBytes.map { String(decoding: $0, as: UTF8.self) } == query)
        #expect(parse("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n").requests.count == 1)
    }

    @Test func asteriskAndAuthorityFormsBelongToTheirMethods() throws {
        #expect(try only("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n").path == "*")
        #expect(try only("CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n").path == "h:443")
        #expect(parse("GET * HTTP/1.1\r\nHost: h\r\n\r\n").refusal == 400)
        #expect(parse("OPTIONS ** HTTP/1.1\r\nHost: h\r\n\r\n").refusal == 400)
        for target in ["h", "h:", "/p", "u@h:1", ":443", "h:65536", "http://h:1/"] {
            #expect(parse("CONNECT \(target) HTTP/1.1\r\nHost: h\r\n\r\n").refusal == 400, "\(target)")
        }
    }

    @Test(arguments: [
        "GET  / HTTP/1.1", "GET /  HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET\t/ HTTP/1.1", "GET /", "GET",
        "/",
        "GET / ", "GET / HTTP", "GET / http/1.1", "GET / HTTP/1,1", "GET / HTTP/1.10", "GET / HTTP/11.1",
        "GET / HTTP/a.1",
        "G(T / HTTP/1.1", "GÉT / HTTP/1.1", "GET a HTTP/1.1", "GET /#f HTTP/1.1", "GET /\u{1} HTTP/1.1",
        "GET /\u{7f} HTTP/1.1", "GET /\u{0} HTTP/1.1", "GET /a\tb HTTP/1.1", "GET /\r HTTP/1.1",
        "GET ftp://h/ HTTP/1.1",
        "GET http:///p HTTP/1.1", "GET http://u@h/ HTTP/1.1", "GET http://h:x/ HTTP/1.1",
        "GET http://h:99999/ HTTP/1.1",
        "GET http://[::1/ HTTP/1.1", "GET http://[]/ HTTP/1.1", "GET http://%zz/ HTTP/1.1", "GET http://[1]/ HTTP/1.1",
        "GET / HTTP/1.1\r",
    ])
    func malformedRequestLines(line: String) {
        let outcome = parse("\(line)\r\nHost: h\r\n\r\n")
        #expect(outcome.requests.isEmpty)
        #expect(outcome.refusal == 400)
    }

    @Test func versions() throws {
        #expect(parse("GET / HTTP/2.0\r\n\r\n").refusal == 505)
        #expect(parse("GET / HTTP/0.9\r\n\r\n").refusal == 505)
        #expect(try only("GET / HTTP/1.0\r\n\r\n").version == .http10)
        #expect(try only("GET / HTTP/1.7\r\nHost: h\r\n\r\n").version == .http11)
    }

    @Test func methodsAreCaseSensitiveTokens() throws {
        for name in [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "M-SEARCH", "!#$%&'*+-.^_`|~09",
        ] {
            let target = "/"
            #expect(try only("\(name) \(target) HTTP/1.1\r\nHost: h\r\n\r\n").method.name == name)
        }
        #expect(try only("PATCH / HTTP/1.1\r\nHost: h\r\n\r\n").method == .patch)
        #expect(try only("get / HTTP/1.1\r\nHost: h\r\n\r\n").method == .other("get"))
    }

    @Test func emptyLinesBeforeARequestLineAreSkipped() {
        #expect(parse("\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n\r\n").requests.count == 1)
        #expect(parse("\r\n\r\n") == parse(""))
        #expect(parse("\r\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n").refusal == 400)
    }

    @Test func aBareLineFeedEndsNoLine() {
        #expect(parse("GET / HTTP/1.1\nHost: h\r\n\r\n").refusal == 400)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\n\r\n").refusal == 400)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\n\n").refusal == 400)
        #expect(parse("\nGET / HTTP/1.1\r\nHost: h\r\n\r\n").refusal == 400)
    }

    @Test(arguments: [
        "X : y", " X: y", "\tX: y", "X y", "X", ": y", "X\u{0}: y", "X: a\u{0}b", "X: a\rb", "X: a\u{1}b",
        "X: a\u{7f}b", "X(: y",
        "X: y\r\n folded", "X: y\r\n\tfolded", "É: y",
    ])
    func malformedFieldLines(line: String) {
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\n\(line)\r\n\r\n").refusal == 400)
    }

    @Test func fieldValuesMayHoldTabsAndBytesAboveASCII() throws {
        let request = try only("GET / HTTP/1.1\r\nHost: h\r\nX: a\tb é\r\n\r\n")
        #expect(request.field("x") == "a\tb é")
        let latin = Array("GET / HTTP/1.1\r\nHost: h\r\nX: ".utf8) + [0xe9] + Array("\r\n\r\n".utf8)
        #expect(parse(bytes: latin).requests == ["GET / HTTP/1.1 [Host=h;X=\u{fffd}]  keep"])
    }

    @Test(arguments: [
        "h", "h:", "h:80", "127.0.0.1:3000", "[::1]", "[::1]:8080", "a.b-c_d~e", "%41", "a%2Db:80",
        "[2001:db8::192.0.2.1]",
    ])
    func hosts(host: String) {
        #expect(parse("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").requests.count == 1)
    }

    @Test(arguments: [
        "", " ", ":80", "h h", "h/", "h:x", "h:65536", "u@h", "[::1", "[::g]", "[::1]x", "é", "h:8:0",
        "%zz", "h%", "h%4", "%4:80", "[1]", "[::1%25lo]", "[127.0.0.1]", "[1:2:3:4:5:6:7:8:9]", "[::1",
        "[\(String(repeating: "0", count: 100))::1]",
    ])
    func malformedHosts(host: String) {
        #expect(parse("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").refusal == 400)
    }

    /// RFC 9112 section 3.2.2: the field is ignored when the target has an authority.
    @Test(
        arguments: [
            ("/", "h:80", "h:80"), ("http://a", "h", "a"), ("http://a?b", "h", "a"), ("https://a:8/p", "h", "a:8"),
            ("http://[::1]:80/", "h", "[::1]:80"), ("/http://a/", "h", "h"),
        ])
    func authorities(target: String, host: String, authority: String) throws {
        let request = try only("GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(request.authority == authority)
        let byHand = HTTPRequest(method: .get, target: target, fields: [HTTPField(name: "Host", value: host)])
        #expect(byHand.authority == authority)
    }

    @Test func authoritiesOfOtherForms() throws {
        #expect(try only("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n").authority == "h")
        #expect(try only("CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n").authority == "h:443")
        #expect(try only("GET / HTTP/1.0\r\n\r\n").authority == nil)
        #expect(try only("GET http://a/ HTTP/1.0\r\n\r\n").authority == "a")
    }

    @Test(arguments: [
        ("GET /", "Missing HTTP version"), ("GET / http/1.1", "Malformed HTTP version"),
        ("GET", "Malformed request line"),
        ("G(T / HTTP/1.1", "Malformed method"), ("\u{16}\u{3}\u{1}", "TLS where plain HTTP is spoken"),
        ("GET  HTTP/1.1", "Empty request target"), ("GET a HTTP/1.1", "Malformed request target"),
        ("GET /#f HTTP/1.1", "Fragment in the request target"),
        ("GET /\u{1} HTTP/1.1", "Control character in the request target"),
        ("GET http://u@h/ HTTP/1.1", "Malformed host in the request target"),
        ("GET / HTTP/1.1\r\nHost: h\r\nHost: h", "Repeated Host"), ("GET / HTTP/1.1\r\nHost: %", "Malformed Host"),
        ("GET / HTTP/1.1", "Missing Host"), ("GET / HTTP/1.1\r\nHost: h\r\n x", "Folded field line"),
        ("GET / HTTP/1.1\r\nHost : h", "White space in or after a field name"),
        ("GET / HTTP/1.1\r\nHost", "Field line without a colon"), ("GET / HTTP/1.1\r\n(: x", "Malformed field name"),
        ("GET / HTTP/1.1\r\nX: a\rb", "Bare CR in a field"),
        ("GET / HTTP/1.1\r\nX: a\u{0}b", "Control character in a field"),
        ("GET / HTTP/1.1\nHost: h", "Line without CR at its end"),
    ])
    func reasons(head: String, reason: String) {
        let outcome = parse("\(head)\r\n\r\n")
        #expect(outcome.refusal == 400)
        #expect(outcome.reason == reason)
    }

    @Test func hostIsThereOnceSave1_0() {
        #expect(parse("GET / HTTP/1.1\r\n\r\n").refusal == 400)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n").refusal == 400)
        #expect(parse("GET / HTTP/1.0\r\n\r\n").requests.count == 1)
        #expect(parse("GET / HTTP/1.0\r\nHost: h\r\nhost: h\r\n\r\n").refusal == 400)
    }

    @Test func connectionsAreKeptAsAskedFor() throws {
        let cases: [(String, String, Bool)] = [
            ("1.1", "X: y", true), ("1.1", "Connection: close", false), ("1.1", "Connection: keep-alive", true),
            ("1.1", "Connection: upgrade, Close", false), ("1.1", "Connection: keep-alive\r\nConnection: close", false),
            ("1.1", "Connection: closed", true), ("1.0", "X: y", false), ("1.0", "Connection: Keep-Alive", true),
            ("1.0", "Connection: keep-alive, close", false),
        ]
        for (version, field, isKept) in cases {
            let request = try only("GET / HTTP/\(version)\r\nHost: h\r\n\(field)\r\n\r\n")
            #expect(request.isKeepAlive == isKept, "\(version) \(field)")
        }
    }

    @Test func expectations() throws {
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\n\r\n").requests.count == 1)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nExpect: tea\r\n\r\n").refusal == 417)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue, tea\r\n\r\n").refusal == 417)
        #expect(parse("GET / HTTP/1.0\r\nExpect: tea\r\n\r\n").requests.count == 1)
    }

    @Test func theTargetHasALimit() {
        var limits = HTTPLimits()
        limits.maxTargetBytes = 20
        let fits = "/" + String(repeating: "a", count: 19)
        #expect(parse("GET \(fits) HTTP/1.1\r\nHost: h\r\n\r\n", limits: limits).requests.count == 1)
        #expect(parse("GET \(fits)a HTTP/1.1\r\nHost: h\r\n\r\n", limits: limits).refusal == 414)
        #expect(parse("GET /" + String(repeating: "a", count: 200), limits: limits).refusal == 414)
        #expect(parse("GET /" + String(repeating: "a", count: 200) + " HTTP/1.1\r\n", limits: limits).refusal == 414)
        #expect(parse(String(repeating: "A", count: 200), limits: limits).refusal == 400)
    }

    @Test func theFieldsHaveLimits() {
        var limits = HTTPLimits()
        limits.maxHeaderBytes = 40
        limits.maxFieldCount = 3
        // Host: h CRLF is 9 bytes, the empty line 2: 29 are left for X.
        let fits = String(repeating: "a", count: 24)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nX: \(fits)\r\n\r\n", limits: limits).requests.count == 1)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nX: \(fits)a\r\n\r\n", limits: limits).refusal == 431)
        #expect(
            parse("GET / HTTP/1.1\r\nHost: h\r\nX: " + String(repeating: "a", count: 90), limits: limits).refusal == 431
        )
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nA:\r\nB:\r\n\r\n", limits: limits).requests.count == 1)
        #expect(parse("GET / HTTP/1.1\r\nHost: h\r\nA:\r\nB:\r\nC:\r\n\r\n", limits: limits).refusal == 431)
    }

    @Test func pipelinedRequestsAreToldApart() {
        let outcome = parse(
            "GET /1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
                + "POST /3 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\nGET /4 HTTP/1.1\r\nHo"
        )
        #expect(
            outcome.requests == [
                "GET /1 HTTP/1.1 [Host=h]  keep", "POST /2 HTTP/1.1 [Host=h;Content-Length=3] abc keep",
                "POST /3 HTTP/1.1 [Host=h;Transfer-Encoding=chunked] x keep",
            ])
        #expect(outcome.isIncomplete)
    }

    /// The one request in the stream.
    private func only(_ text: String) throws -> HTTPRequest {
        var parser = RequestParser(limits: HTTPLimits(), peer: .loopback)
        let bytes = Array(text.utf8)
        var consumed = 0
        let request = try bytes.withUnsafeBufferPointer { bytes throws(RequestRefusal) in
            try parser.next(bytes, consumed: &consumed)
        }
        #expect(consumed == bytes.count)
        return try #require(request)
    }
}
