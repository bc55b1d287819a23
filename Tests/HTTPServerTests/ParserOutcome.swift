import Testing

@testable import HTTPServer

/// What a parser makes of a stream: the requests in it, and the status and the reason that it was refused with, if it was.
struct ParserOutcome: Equatable, CustomStringConvertible {
    var requests: [String] = []
    var refusal: Int?
    var reason: String?
    /// Whether the stream ends within a request.
    var isIncomplete = false

    var description: String { "\(requests) \(refusal.map(String.init) ?? "-")\(isIncomplete ? " incomplete" : "")" }

    /// Gives a parser the stream in pieces that end at the given places, as a connection would.
    init(_ stream: [UInt8], endingAt ends: [Int], limits: HTTPLimits = HTTPLimits()) {
        var parser = RequestParser(limits: limits, peer: .loopback)
        var pending: [UInt8] = []
        var start = 0
        for end in ends + [stream.count] {
            pending += stream[start..<end]
            start = end
            do throws(RequestRefusal) {
                while true {
                    var consumed = 0
                    // The copy is as long as what it holds, so that a sanitizer sees a read past its end.
                    let request = try Array(pending).withUnsafeBufferPointer { bytes throws(RequestRefusal) in
                        try parser.next(bytes, consumed: &consumed)
                    }
                    pending.removeFirst(consumed)
                    guard let request else { break }
                    requests.append(Self.summary(request))
                }
            } catch {
                refusal = error.status
                reason = error.reason
                return
            }
        }
        isIncomplete = !pending.isEmpty || parser.isReadingBody
    }

    static func summary(_ request: HTTPRequest) -> String {
        let fields = request.fields.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
        let body = String(decoding: request.body, as: UTF8.self)
        let end = request.isKeepAlive ? "keep" : "close"
        let query = request.query.map { "?" + $0 } ?? ""
        return "\(request.method.name) \(request.path)\(query) \(request.version.name) [\(fields)] \(body) \(end)"
    }
}

/// Parses the stream whole, cut in two at every place, and byte by byte, which must all come to the same.
func parse(
    _ text: String, limits: HTTPLimits = HTTPLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> ParserOutcome {
    parse(bytes: Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

func parse(
    bytes: [UInt8], limits: HTTPLimits = HTTPLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> ParserOutcome {
    let whole = ParserOutcome(bytes, endingAt: [], limits: limits)
    for cut in 0...bytes.count {
        let outcome = ParserOutcome(bytes, endingAt: [cut], limits: limits)
        #expect(outcome == whole, "cut at \(cut)", sourceLocation: sourceLocation)
        if outcome != whole { break }
    }
    let byteByByte = ParserOutcome(bytes, endingAt: Array(1..<max(1, bytes.count)), limits: limits)
    #expect(byteByByte == whole, "byte by byte", sourceLocation: sourceLocation)
    return whole
}
