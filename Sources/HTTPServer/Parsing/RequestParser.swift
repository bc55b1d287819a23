/// Reads requests from a connection's bytes (RFC 9112). What it makes of them does not depend on how they arrive: a line
/// is looked at when it is complete, and limits are counted in bytes of the stream.
package struct RequestParser {
    enum Phase {
        case head
        case body(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case chunkEnd
        case trailers
    }

    let limits: HTTPLimits
    let peer: SocketAddress
    var phase = Phase.head
    var facts = HeadFacts()
    /// Where the line under way begins, counted from the first byte that is not consumed.
    var lineStart = 0
    /// Up to where that line was searched for its end.
    var searched = 0
    /// The request whose body is being read, or was refused.
    var request: HTTPRequest?
    /// The most bytes that its body may have.
    private(set) var bodyLimit = 0
    /// The bytes of chunk extensions or of trailers so far, neither of which may go on for ever.
    var overhead = 0
    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 section 10.1.1).
    package var isContinueDue = false

    /// Makes a parser for one connection.
    package init(limits: HTTPLimits, peer: SocketAddress) {
        self.limits = limits.reckonable
        self.peer = peer
    }

    /// Whether a body is being read.
    package var isReadingBody: Bool {
        if case .head = phase { return false }
        return true
    }

    /// Reads the next request. `input` begins with the first byte that was not consumed so far; `consumed` is how many
    /// bytes of it are not to be given again. Returns nil when more bytes are needed; throws when the request is refused,
    /// after which the parser is of no more use.
    package mutating func next(
        _ input: UnsafeBufferPointer<UInt8>, consumed: inout Int
    ) throws(RequestRefusal) -> HTTPRequest? {
        consumed = 0
        if case .head = phase {
            skipEmptyLines(input, &consumed)
            guard let length = try readHead(UnsafeBufferPointer(rebasing: input[consumed...])) else { return nil }
            consumed += length
            if case .head = phase { return takeRequest() }
            isContinueDue = facts.expectsContinue && facts.version == .http11
        }
        if consumed < input.count { isContinueDue = false }
        return try readBody(input, &consumed) ? takeRequest() : nil
    }

    /// What is known of a request that is being refused: enough to answer it.
    package var isHeadRequest: Bool {
        if case .head = facts.method { return true }
        return false
    }

    /// Empty lines before a request line are passed over (RFC 9112 section 2.2).
    private mutating func skipEmptyLines(_ input: UnsafeBufferPointer<UInt8>, _ consumed: inout Int) {
        guard lineStart == 0 else { return }
        while input.count - consumed >= 2, input[consumed] == .carriageReturn, input[consumed + 1] == .lineFeed {
            consumed += 2
            searched = 0
        }
    }

    /// Reads lines up to the end of the head, and returns the head's length or nil if it is not all there. Leaves the
    /// phase at `head` if there is no body.
    private mutating func readHead(_ input: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) -> Int? {
        try checkFirstByte(input)
        while true {
            let limit = lineStart == 0 ? requestLineLimit : limits.maxHeaderBytes + Int(facts.layout.fieldsStart)
            guard let line = try nextLine(input, limit: limit) else { return nil }
            if facts.layout.fieldsStart == 0 {
                try readRequestLine(UnsafeBufferPointer(rebasing: input[line]))
                facts.layout.fieldsStart = UInt32(lineStart)
            } else if line.isEmpty {
                break
            } else {
                try facts.read(UnsafeBufferPointer(rebasing: input[line]), limits: limits)
            }
        }
        try facts.check()
        let length = lineStart
        request = HTTPRequest(
            method: facts.method, version: facts.version,
            head: Array(UnsafeBufferPointer(rebasing: input[..<length])), layout: facts.layout,
            isKeepAlive: facts.isKeepAlive, peer: peer)
        lineStart = 0
        searched = 0
        bodyLimit = limits.maxBodyBytes
        if facts.transferEncoding == .chunked || facts.contentLength ?? 0 > bodyLimit {
            if let request, limits.isUpload(request) { bodyLimit = limits.maxUploadBytes }
            guard facts.contentLength ?? 0 <= bodyLimit else { throw .contentTooLarge }
        }
        if facts.transferEncoding == .chunked {
            phase = .chunkSize
        } else if let contentLength = facts.contentLength, contentLength > 0 {
            phase = .body(remaining: contentLength)
        }
        return length
    }

    /// Refuses what cannot become a request at its first byte, as it may be all that comes: a TLS client waits for an answer
    /// to its greeting.
    private func checkFirstByte(_ input: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) {
        guard lineStart == 0, let first = input.first, !first.isToken else { return }
        // The CR of an empty line, whose LF is still to come.
        if first == .carriageReturn, input.count == 1 { return }
        throw .badRequest(first == 0x16 ? "TLS where plain HTTP is spoken" : "Malformed method")
    }

    /// The room that a request line needs beside its target.
    private var requestLineLimit: Int { limits.maxTargetBytes + 64 }

    /// The line that begins at `lineStart`, without its CRLF; moves on to the next. Nil if its end is not there yet. Every
    /// byte up to the line's end must come before `limit`. A bare LF is not taken for a line's end (RFC 9112 section 2.2).
    mutating func nextLine(
        _ input: UnsafeBufferPointer<UInt8>, limit: Int
    ) throws(RequestRefusal) -> Range<Int>? {
        let found = input.firstIndex(of: .lineFeed, from: searched)
        guard (found.map { $0 + 1 } ?? input.count) <= limit else { throw refusalOfLongLine(input) }
        guard let lineFeed = found else {
            searched = input.count
            return nil
        }
        guard lineFeed > lineStart, input[lineFeed - 1] == .carriageReturn else {
            throw .badRequest("Line without CR at its end")
        }
        let line = lineStart..<lineFeed - 1
        lineStart = lineFeed + 1
        searched = lineStart
        return line
    }

    private func refusalOfLongLine(_ input: UnsafeBufferPointer<UInt8>) -> RequestRefusal {
        switch phase {
        case .head where lineStart == 0:
            let hasTarget = input[..<requestLineLimit].contains(.space)
            return hasTarget ? .targetTooLong : .badRequest("Malformed method")
        case .head, .trailers: return .fieldsTooLarge
        default: return .badRequest("Chunk size line too long")
        }
    }

    private mutating func takeRequest() -> HTTPRequest? {
        phase = .head
        facts = HeadFacts()
        isContinueDue = false
        overhead = 0
        return request.take()
    }
}
