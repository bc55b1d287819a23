import Testing

@testable import HTTPServer

@Suite struct ResponseTests {
    @Test func aResponseHasItsPartsInOrder() {
        let response = HTTPResponse(
            status: 201, contentType: "text/plain",
            fields: [HTTPField(name: "X-A", value: "1"), HTTPField(name: "X-B", value: "2")],
            body: Array("hello".utf8))
        #expect(
            written(response) == "HTTP/1.1 201 Created\r\nDate: D\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n"
                + "X-A: 1\r\nX-B: 2\r\n\r\nhello")
    }

    @Test func theConnectionFieldIsThereWhenItSaysSomething() {
        #expect(!written(HTTPResponse(status: 200)).contains("Connection"))
        #expect(written(HTTPResponse(status: 200), isKeepAlive: false).contains("\r\nConnection: close\r\n"))
        #expect(written(HTTPResponse(status: 200), version: .http10).contains("\r\nConnection: keep-alive\r\n"))
    }

    @Test func someResponsesHaveNoBody() {
        let body = Array("hello".utf8)
        #expect(written(HTTPResponse(status: 200, body: body), isHead: true).hasSuffix("Content-Length: 5\r\n\r\n"))
        #expect(written(HTTPResponse(status: 204, body: body)) == "HTTP/1.1 204 No Content\r\nDate: D\r\n\r\n")
        #expect(written(HTTPResponse(status: 304, body: body)) == "HTTP/1.1 304 Not Modified\r\nDate: D\r\n\r\n")
        #expect(written(HTTPResponse(status: 205, body: body)).hasSuffix("Content-Length: 0\r\n\r\n"))
        #expect(written(HTTPResponse(status: 200)).hasSuffix("Content-Length: 0\r\n\r\n"))
    }

    @Test func aStatusThatIsNoFinalStatusBecomes500() {
        for status in [-1, 0, 100, 199, 1000] {
            #expect(written(HTTPResponse(status: status)).hasPrefix("HTTP/1.1 500 "))
        }
        #expect(written(HTTPResponse(status: 599)).hasPrefix("HTTP/1.1 599 Unknown\r\n"))
    }

    @Test func aFieldCannotBreakOutOfItsLine() {
        let field = HTTPField(name: "X", value: "a\r\nSet-Cookie: b\u{0}")
        #expect(
            written(HTTPResponse(status: 200, contentType: "a\nb", fields: [field])).contains(
                "\r\nX: a  Set-Cookie: b \r\n"))
        #expect(written(HTTPResponse(status: 200, contentType: "a\nb")).contains("\r\nContent-Type: a b\r\n"))
    }

    @Test func fieldsThatManyAnswersShareAreWrittenAsTheyAre() {
        let output = OutputBuffer()
        func lines(_ fields: [HTTPField]) -> String {
            output.removeAll()
            output.append(fields)
            return String(decoding: output.bytes, as: UTF8.self)
        }
        let shared = [HTTPField(name: "A", value: "1"), HTTPField(name: "B", value: "x\ny")]
        for _ in 0..<4 { #expect(lines(shared) == "A: 1\r\nB: x y\r\n") }
        // A copy is the same array until it is changed; then both are themselves.
        var changed = shared
        #expect(lines(changed) == "A: 1\r\nB: x y\r\n")
        changed[0].value = "2"
        for _ in 0..<3 { #expect(lines(changed) == "A: 2\r\nB: x y\r\n") }
        #expect(lines(shared) == "A: 1\r\nB: x y\r\n")
        #expect(lines([]) == "")
        // Arrays that come and go are often at the same place.
        for number in 0..<100 { #expect(lines([HTTPField(name: "N", value: "\(number)")]) == "N: \(number)\r\n") }
    }

    @Test func numbersAreWrittenInDecimal() {
        for number in [0, 1, 9, 10, 99, 100, 12_345, 999_999, 1_000_000, Int.max] {
            let output = OutputBuffer()
            output.append(decimal: number)
            #expect(String(decoding: output.bytes, as: UTF8.self) == "\(number)")
        }
    }

    @Test func theOutputGrowsAndShrinks() {
        let output = OutputBuffer()
        let large = [UInt8](repeating: 7, count: 3_000_000)
        output.append("x")
        output.append(large)
        #expect(Array(output.bytes) == [UInt8(ascii: "x")] + large)
        output.removeAll()
        output.append("y")
        #expect(Array(output.bytes) == [UInt8(ascii: "y")])
    }

    @Test func datesAreIMFFixdates() {
        #expect(DateField.imfFixdate(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(DateField.imfFixdate(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(DateField.imfFixdate(951_782_400) == "Tue, 29 Feb 2000 00:00:00 GMT")
        #expect(DateField.imfFixdate(-1) == "Wed, 31 Dec 1969 23:59:59 GMT")
        #expect(DateField.imfFixdate(-61_000_000_000) == "Fri, 26 Dec 0036 11:33:20 GMT")
        var date = DateField()
        date.update(second: 784_111_777)
        date.update(second: 784_111_778)
        #expect(String(decoding: date.line, as: UTF8.self) == "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n")
    }

    private func written(
        _ response: HTTPResponse, isHead: Bool = false, version: HTTPVersion = .http11, isKeepAlive: Bool = true
    ) -> String {
        let output = OutputBuffer()
        response.append(
            to: output, date: Array("Date: D\r\n".utf8),
            exchange: Exchange(isHead: isHead, version: version, isKeepAlive: isKeepAlive))
        return String(decoding: output.bytes, as: UTF8.self)
    }
}
