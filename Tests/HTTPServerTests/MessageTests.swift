import HTTPServer
import Testing

@Suite struct HTTPRequestTests {
    @Test func aRequestMadeByHandReadsAsOneReceived() {
        let request = HTTPRequest(
            method: .post, target: "/a?b=c+d",
            fields: [HTTPField(name: "X-Y", value: "z"), HTTPField(name: "x-y", value: "2")],
            body: [1, 2])
        #expect(request.method == .post)
        #expect(request.target == "/a?b=c+d")
        #expect(request.path == "/a")
        #expect(request.query == "b=c+d")
        #expect(request.queryItems["b"] == "c d")
        #expect(request.field("x-y") == "z")
        #expect(request.fieldBytes("x-y").map(Array.init) == [UInt8(ascii: "z")])
        #expect(request.field("x") == nil)
        #expect(request.fields.map(\.value) == ["z", "2"])
        #expect(request.body == [1, 2])
        #expect(request.peer.description == "127.0.0.1")
        #expect(request.version == .http11)
        #expect(request.isKeepAlive)
    }

    @Test func aRequestMadeByHandIsNotChecked() {
        let request = HTTPRequest(method: .get, target: "a b?c", fields: [HTTPField(name: "no colon\r\nX", value: "y")])
        #expect(request.path == "a b?c")
        #expect(request.query == nil)
        #expect(request.fields.map(\.name) == [])
        #expect(HTTPRequest(method: .get, target: "").path == "")
    }

    @Test func methodsByName() {
        #expect(HTTPMethod("DELETE") == .delete)
        #expect(HTTPMethod("delete") == .other("delete"))
        #expect(HTTPMethod("DELETE").name == "DELETE")
        #expect(HTTPMethod("PURGE").name == "PURGE")
    }
}

@Suite struct PercentCodingTests {
    @Test(arguments: [
        ("abc", "abc"), ("a%20b", "a b"), ("%E2%82%ac", "€"), ("%2F", "/"), ("a+b", "a+b"), ("%ff", "\u{fffd}"),
        ("%e2%82", "\u{fffd}"), ("", ""), ("%25", "%"), ("%00", "\u{0}"),
    ])
    func segments(raw: String, decoded: String) {
        #expect(PercentCoding.decodeSegment(Array(raw.utf8)[...]) == decoded)
    }

    @Test(arguments: ["%", "%2", "%g0", "%0g", "a%", "%%20", "% 1"])
    func malformedSegments(raw: String) {
        #expect(PercentCoding.decodeSegment(Array(raw.utf8)[...]) == nil)
    }

    @Test(arguments: [
        ("/healthz", "/healthz"), ("/%68ealthz", "/healthz"), ("/%7Ea%2db%5F%2e", "/~a-b_."),
        ("/a%2Fb%20%c3%a9", "/a%2Fb%20%c3%a9"), ("/%2568", "/%2568"), ("/%zz%68", "/%zz%68"), ("/%68%6", "/%68%6"),
        ("/%%36%38", "/%%36%38"), ("", ""), ("*", "*"),
    ])
    func paths(raw: String, normalized: String) {
        #expect(String(decoding: PercentCoding.normalizePath(Array(raw.utf8)[...]), as: UTF8.self) == normalized)
        if raw.hasPrefix("/") {
            let request = HTTPRequest(method: .get, target: "\(raw)?%68")
            #expect(String(decoding: request.normalizedPathBytes, as: UTF8.self) == normalized)
        }
    }

    // As `new URLSearchParams(query)` gives them.
    @Test(
        arguments: [
            ("a=1&b=2&a=3", ["a": "1", "b": "2"], 3), ("a", ["a": ""], 1), ("a=", ["a": ""], 1), ("=a", ["": "a"], 1),
            ("&&a=1&", ["a": "1"], 1), ("a+b=c+d", ["a b": "c d"], 1), ("a=b=c", ["a": "b=c"], 1),
            ("%61=%zz%2", ["a": "%zz%2"], 1),
            ("a=%2B%26%3d", ["a": "+&="], 1), ("a=%ff", ["a": "\u{fffd}"], 1), ("", [:], 0), ("=", ["": ""], 1),
            ("a=%", ["a": "%"], 1), ("a=%EF%BB%BFx", ["a": "\u{feff}x"], 1),
        ] as [(String, [String: String], Int)])
    func queries(raw: String, first: [String: String], count: Int) {
        let items = QueryItems(Array(raw.utf8)[...])
        #expect(Array(items).count == count)
        for (name, value) in first { #expect(items[name] == value) }
        #expect(items["missing"] == nil)
    }
}

@Suite struct SocketAddressTests {
    @Test func descriptions() {
        #expect(SocketAddress(ipv4: 0xc000_0201, port: 1).description == "192.0.2.1")
        #expect(SocketAddress(high: 0x2001_0db8_0000_0000, low: 1, port: 1).description == "2001:db8::1")
        #expect(SocketAddress(high: 0, low: 1, port: 1).description == "::1")
        #expect(!SocketAddress(high: 0, low: 1, port: 1).isIPv4)
    }
}
