import Glibc

/// Where things stand in a request's head.
@usableFromInline
struct HeadLayout: Sendable {
    var targetStart: UInt32
    var targetEnd: UInt32
    var pathStart: UInt32
    var pathEnd: UInt32
    var queryStart: UInt32 = 0
    var hasQuery = false
    var fieldsStart: UInt32 = 0
    /// Which names the fields may have: those whose bit is not set are not among them, so that asking for a field that is not
    /// there, as most questions are, costs next to nothing.
    @usableFromInline private(set) var nameBits: UInt64 = 0

    /// A layout that takes the whole target for the path.
    init(target: Range<Int>) {
        targetStart = UInt32(target.lowerBound)
        targetEnd = UInt32(target.upperBound)
        pathStart = targetStart
        pathEnd = targetEnd
    }

    /// Finds path and query in a target of any of the four forms (RFC 9112 section 3.2). Bytes above ASCII are let
    /// through, as clients send them; a fragment is not, as it never belongs in a request.
    mutating func locatePath(in bytes: UnsafeBufferPointer<UInt8>, method: HTTPMethod) throws(RequestRefusal) {
        let target = Int(targetStart)..<Int(targetEnd)
        guard !target.isEmpty else { throw .badRequest("Empty request target") }
        for index in target {
            let byte = bytes[index]
            guard byte > .space, byte != 0x7f, byte != UInt8(ascii: "#") else {
                let isFragment = byte == UInt8(ascii: "#")
                throw .badRequest("\(isFragment ? "Fragment" : "Control character") in the request target")
            }
        }
        if case .connect = method {
            guard bytes.isAuthority(target, requiresPort: true) else { throw .badRequest("Malformed request target") }
            return
        }
        if bytes[target.lowerBound] == UInt8(ascii: "/") {
            divide(bytes, pathStart: target.lowerBound)
        } else if target.count == 1, bytes[target.lowerBound] == UInt8(ascii: "*"), case .options = method {
            return
        } else {
            try locateAbsolutePath(in: bytes, target)
        }
    }

    private mutating func locateAbsolutePath(
        in bytes: UnsafeBufferPointer<UInt8>, _ target: Range<Int>
    ) throws(RequestRefusal) {
        guard let scheme = bytes.schemeLength(target) else { throw .badRequest("Malformed request target") }
        let authority = bytes.authority(from: target.lowerBound + scheme, in: target)
        guard bytes.isAuthority(authority, requiresPort: false) else {
            throw .badRequest("Malformed host in the request target")
        }
        divide(bytes, pathStart: authority.upperBound)
        if pathStart == pathEnd {
            // The path is empty, which means "/": the scheme's last slash stands for it.
            pathStart = UInt32(authority.lowerBound - 1)
            pathEnd = UInt32(authority.lowerBound)
        }
    }

    /// The authority in a target of the absolute form; nil in the others.
    func authority(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        // In no other form does the path begin after the target.
        guard pathStart != targetStart else { return nil }
        let target = Int(targetStart)..<Int(targetEnd)
        return bytes.schemeLength(target).map { bytes.authority(from: target.lowerBound + $0, in: target) }
    }

    private mutating func divide(_ bytes: UnsafeBufferPointer<UInt8>, pathStart start: Int) {
        pathStart = UInt32(start)
        if let mark = bytes.firstIndex(of: UInt8(ascii: "?"), from: start), mark < Int(targetEnd) {
            pathEnd = UInt32(mark)
            queryStart = UInt32(mark + 1)
            hasQuery = true
        } else {
            pathEnd = targetEnd
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of `http://` or `https://` at the range's start.
    fileprivate func schemeLength(_ range: Range<Int>) -> Int? {
        for scheme: StaticString in ["http://", "https://"] where range.count >= scheme.utf8CodeUnitCount {
            let start = range.lowerBound..<range.lowerBound + scheme.utf8CodeUnitCount
            if UnsafeBufferPointer(rebasing: self[start]).equalsIgnoringCase(scheme) { return start.count }
        }
        return nil
    }

    /// What stands from `start` up to the path or the query of a target.
    fileprivate func authority(from start: Int, in target: Range<Int>) -> Range<Int> {
        var end = start
        while end < target.upperBound, self[end] != UInt8(ascii: "/"), self[end] != UInt8(ascii: "?") { end += 1 }
        return start..<end
    }

    /// Whether the range is `host [ ":" port ]` (RFC 3986 section 3.2, without user information, which RFC 9110 section
    /// 4.2.4 takes for an error) and the host is not empty.
    func isAuthority(_ range: Range<Int>, requiresPort: Bool) -> Bool {
        var index = range.lowerBound
        let end = range.upperBound
        guard index < end else { return false }
        if self[index] == UInt8(ascii: "[") {
            guard let bracket = firstIndex(of: UInt8(ascii: "]"), from: index), bracket < end,
                isIPv6Address(index + 1..<bracket)
            else { return false }
            index = bracket + 1
        } else {
            while index < end, self[index].isRegisteredName {
                if self[index] == UInt8(ascii: "%") {
                    guard end - index > 2, self[index + 1].hexDigit != nil, self[index + 2].hexDigit != nil else {
                        return false
                    }
                }
                index += 1
            }
            guard index > range.lowerBound else { return false }
        }
        if index == end { return !requiresPort }
        guard self[index] == UInt8(ascii: ":") else { return false }
        let port = index + 1..<end
        guard let number = port.isEmpty ? 0 : decimal(port, limit: 65_535) else { return false }
        return number <= 65_535 && !(requiresPort && port.isEmpty)
    }

    private func isIPv6Address(_ range: Range<Int>) -> Bool {
        guard range.count < Int(INET6_ADDRSTRLEN) else { return false }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: range.count + 1) { text in
            for (offset, index) in range.enumerated() { text[offset] = CChar(bitPattern: self[index]) }
            text[range.count] = 0
            var address = in6_addr()
            return inet_pton(AF_INET6, text.baseAddress!, &address) == 1
        }
    }

    /// The number in the range, or nil if it is not 1 or more digits; anything above `limit` is `limit + 1`.
    func decimal(_ range: Range<Int>, limit: Int) -> Int? {
        guard !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            guard self[index].isDigit else { return nil }
            if value <= limit { value = value * 10 + Int(self[index] - UInt8(ascii: "0")) }
        }
        return Swift.min(value, limit + 1)
    }
}

extension HeadLayout {
    /// Notes a field's name, which is not empty.
    mutating func note(name: UnsafeBufferPointer<UInt8>) {
        nameBits |= Self.bit(first: name[0].lowercased, last: name[name.count - 1].lowercased, name.count)
    }

    /// Whether there may be a field of this name, given in lower case. Costs next to nothing where the name is a literal.
    @inlinable @inline(__always)
    func mayHaveField(_ lowercaseName: StaticString) -> Bool {
        let count = lowercaseName.utf8CodeUnitCount
        let bytes = lowercaseName.utf8Start
        return nameBits & Self.bit(first: bytes[0], last: bytes[count - 1], count) != 0
    }

    /// None of the names that are asked for shares its bit with one that clients usually send.
    @inlinable @inline(__always)
    static func bit(first: UInt8, last: UInt8, _ count: Int) -> UInt64 {
        1 << UInt64((Int(first) &+ (Int(last) &+ count) &* 10) & 63)
    }
}
