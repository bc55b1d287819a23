extension RequestParser {
    /// `method SP request-target SP HTTP-version` (RFC 9112 section 3), with exactly one space at each place.
    mutating func readRequestLine(_ line: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) {
        var methodEnd = 0
        while methodEnd < line.count, line[methodEnd].isToken { methodEnd += 1 }
        guard methodEnd > 0, methodEnd < line.count, line[methodEnd] == .space else {
            throw .badRequest(methodEnd == line.count ? "Malformed request line" : "Malformed method")
        }
        facts.method = HTTPMethod(bytes: UnsafeBufferPointer(rebasing: line[..<methodEnd]))
        guard let targetEnd = line.firstIndex(of: .space, from: methodEnd + 1) else {
            throw .badRequest("Missing HTTP version")
        }
        let target = methodEnd + 1..<targetEnd
        guard target.count <= limits.maxTargetBytes else { throw .targetTooLong }
        facts.version = try version(UnsafeBufferPointer(rebasing: line[(targetEnd + 1)...]))
        facts.layout = HeadLayout(target: target)
        try facts.layout.locatePath(in: line, method: facts.method)
    }

    /// `HTTP/` DIGIT `.` DIGIT (RFC 9112 section 2.3); a major version other than 1 is 505.
    private func version(_ text: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) -> HTTPVersion {
        guard text.count == 8, UnsafeBufferPointer(rebasing: text[..<5]).equals("HTTP/"), text[5].isDigit,
            text[6] == UInt8(ascii: "."), text[7].isDigit
        else { throw .badRequest("Malformed HTTP version") }
        guard text[5] == UInt8(ascii: "1") else { throw .versionNotSupported }
        return text[7] == UInt8(ascii: "0") ? .http10 : .http11
    }
}
