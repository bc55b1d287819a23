/// What a request's head has said so far about how the request is to be read.
struct HeadFacts {
    var method = HTTPMethod.get
    var version = HTTPVersion.http11
    var layout = HeadLayout(target: 0..<0)
    var fieldCount = 0
    var hasHost = false
    var contentLength: Int?
    var transferEncoding = TransferEncoding.none
    private var hasChunked = false
    var saysClose = false
    var saysKeepAlive = false
    var expectsContinue = false
    var expectsOther = false

    enum TransferEncoding {
        case none, chunked, unknown
    }

    var isKeepAlive: Bool { !saysClose && (version == .http11 || saysKeepAlive) }

    /// Takes in one field line (RFC 9112 section 5), `line` being without its CRLF.
    mutating func read(_ line: UnsafeBufferPointer<UInt8>, limits: HTTPLimits) throws(RequestRefusal) {
        fieldCount += 1
        guard fieldCount <= limits.maxFieldCount else { throw .tooManyFields }
        let (name, value) = try line.fieldLine()
        layout.note(name: name)
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"): try readHost(value)
        case 6 where name.equalsIgnoringCase("expect"): readExpect(value)
        case 10 where name.equalsIgnoringCase("connection"): readConnection(value)
        case 14 where name.equalsIgnoringCase("content-length"): try readContentLength(value, limits.maxUploadBytes)
        case 17 where name.equalsIgnoringCase("transfer-encoding"): try readTransferEncoding(value)
        default: break
        }
    }

    /// What can only be said when all fields are there.
    func check() throws(RequestRefusal) {
        if version == .http11, !hasHost { throw .badRequest("Missing Host") }
        if transferEncoding != .none {
            if contentLength != nil { throw .badRequest("Content-Length beside Transfer-Encoding") }
            if version == .http10 { throw .badRequest("Transfer-Encoding in HTTP/1.0") }
            if transferEncoding == .unknown { throw .codingNotImplemented }
        }
        if version == .http11, expectsOther { throw .expectationFailed }
    }

    private mutating func readHost(_ value: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) {
        guard !hasHost else { throw .badRequest("Repeated Host") }
        guard value.isAuthority(0..<value.count, requiresPort: false) else { throw .badRequest("Malformed Host") }
        hasHost = true
    }

    private mutating func readConnection(_ value: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while let option = value.nextListElement(at: &position) {
            if option.equalsIgnoringCase("close") { saysClose = true }
            if option.equalsIgnoringCase("keep-alive") { saysKeepAlive = true }
        }
    }

    private mutating func readExpect(_ value: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while let expectation = value.nextListElement(at: &position) {
            if expectation.equalsIgnoringCase("100-continue") {
                expectsContinue = true
            } else {
                expectsOther = true
            }
        }
    }

    /// RFC 9110 section 8.6: a list of the same number over and over is that number. A length above the limit is kept as
    /// the limit plus one, which is all that needs to be known of it.
    private mutating func readContentLength(
        _ value: UnsafeBufferPointer<UInt8>, _ limit: Int
    ) throws(RequestRefusal) {
        var position = 0
        var isEmpty = true
        while let element = value.nextListElement(at: &position) {
            guard let length = element.decimal(0..<element.count, limit: limit) else {
                throw .badRequest("Malformed Content-Length")
            }
            guard length == contentLength ?? length else { throw .badRequest("Differing Content-Length") }
            contentLength = length
            isEmpty = false
        }
        if isEmpty { throw .badRequest("Malformed Content-Length") }
    }

    /// RFC 9112 section 6.1: chunked comes last and once. It is the only coding that is understood.
    private mutating func readTransferEncoding(_ value: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) {
        var position = 0
        var isEmpty = true
        while let coding = value.nextListElement(at: &position) {
            isEmpty = false
            if hasChunked { throw .badRequest("chunked is not the last transfer coding") }
            if coding.equalsIgnoringCase("chunked") {
                hasChunked = true
                if transferEncoding == .none { transferEncoding = .chunked }
            } else {
                transferEncoding = .unknown
            }
        }
        if isEmpty { throw .badRequest("Malformed Transfer-Encoding") }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A field line's name and trimmed value. A line that begins with white space is obs-fold (RFC 9112 section 5.2).
    func fieldLine() throws(RequestRefusal) -> (name: Self, value: Self) {
        var colon = 0
        while colon < count, self[colon].isToken { colon += 1 }
        guard colon > 0, colon < count, self[colon] == UInt8(ascii: ":") else { throw refusalOfName(end: colon) }
        let value = trimmingWhitespace(colon + 1..<count)
        for index in firstControl(in: value)..<value.upperBound where !self[index].isFieldContent {
            throw refusalOfContent(self[index])
        }
        return (Self(rebasing: self[..<colon]), Self(rebasing: self[value]))
    }

    /// Why a field line's name, which ends here or is empty, is none.
    private func refusalOfName(end: Int) -> RequestRefusal {
        guard end < count else { return .badRequest("Field line without a colon") }
        switch self[end] {
        case .space where end > 0, .tab where end > 0: return .badRequest("White space in or after a field name")
        case .space, .tab: return .badRequest("Folded field line")
        default: return .badRequest("Malformed field name")
        }
    }

    /// The next element of a comma-separated list, empty ones passed over (RFC 9110 section 5.6.1).
    fileprivate func nextListElement(at position: inout Int) -> Self? {
        while position < count {
            let end = firstIndex(of: UInt8(ascii: ","), from: position) ?? count
            let element = trimmingWhitespace(position..<end)
            position = end + 1
            if !element.isEmpty { return Self(rebasing: self[element]) }
        }
        return nil
    }
}

/// Why a byte may not stand in a field's value.
func refusalOfContent(_ byte: UInt8) -> RequestRefusal {
    .badRequest(byte == .carriageReturn ? "Bare CR in a field" : "Control character in a field")
}
