extension RequestParser {
    /// Reads what there is of the body, and returns whether it is complete.
    mutating func readBody(
        _ input: UnsafeBufferPointer<UInt8>, _ consumed: inout Int
    ) throws(RequestRefusal) -> Bool {
        while true {
            let rest = UnsafeBufferPointer(rebasing: input[consumed...])
            switch phase {
            case .head:
                return true
            case .body(let remaining):
                let count = take(rest, remaining)
                consumed += count
                phase = remaining == count ? .head : .body(remaining: remaining - count)
                if count < remaining { return false }
            case .chunkSize:
                guard let line = try chunkLine(rest, limit: Self.maxChunkLine) else { return false }
                let size = try chunkSize(UnsafeBufferPointer(rebasing: rest[line]))
                consumed += line.count + 2
                phase = size == 0 ? .trailers : .chunkData(remaining: size)
                overhead = size == 0 ? 0 : overhead
            case .chunkData(let remaining):
                let count = take(rest, remaining)
                consumed += count
                phase = remaining == count ? .chunkEnd : .chunkData(remaining: remaining - count)
                if count < remaining { return false }
            case .chunkEnd:
                guard try endsChunk(rest) else { return false }
                consumed += 2
                phase = .chunkSize
            case .trailers:
                guard let line = try chunkLine(rest, limit: limits.maxHeaderBytes - overhead) else { return false }
                consumed += line.count + 2
                overhead += line.count + 2
                if line.isEmpty {
                    phase = .head
                } else {
                    try readTrailer(UnsafeBufferPointer(rebasing: rest[line]))
                }
            }
        }
    }

    /// The longest line with a chunk's size and extensions.
    private static let maxChunkLine = 1024

    private mutating func take(_ input: UnsafeBufferPointer<UInt8>, _ wanted: Int) -> Int {
        let count = min(input.count, wanted)
        request?.body.append(contentsOf: UnsafeBufferPointer(rebasing: input[..<count]))
        return count
    }

    /// The line at the start of the input, which is consumed line by line here.
    private mutating func chunkLine(
        _ input: UnsafeBufferPointer<UInt8>, limit: Int
    ) throws(RequestRefusal) -> Range<Int>? {
        let line = try nextLine(input, limit: limit)
        if line != nil {
            lineStart = 0
            searched = 0
        }
        return line
    }

    /// `chunk-size [ chunk-ext ]` (RFC 9112 section 7.1). Extensions mean nothing here, but they must be text, and no more
    /// of it than a field section may have.
    private mutating func chunkSize(_ line: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) -> Int {
        var size = 0
        var end = 0
        while end < line.count, let digit = line[end].hexDigit {
            guard size <= Int.max >> 4 else { throw .badRequest("Malformed chunk size") }
            size = size << 4 | Int(digit)
            end += 1
        }
        guard end > 0 else { throw .badRequest("Malformed chunk size") }
        let rest = line.trimmingWhitespace(end..<line.count)
        guard end == line.count || !rest.isEmpty && line[rest.lowerBound] == UInt8(ascii: ";") else {
            throw .badRequest("Malformed chunk size")
        }
        for index in rest where !line[index].isFieldContent { throw .badRequest("Malformed chunk extension") }
        overhead += line.count - end
        guard overhead <= limits.maxHeaderBytes else { throw .badRequest("Chunk extensions too large") }
        guard size <= bodyLimit - (request?.body.count ?? 0) else { throw .contentTooLarge }
        return size
    }

    /// Whether the CRLF after a chunk's data is there.
    private func endsChunk(_ input: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) -> Bool {
        if input.count > 0, input[0] != .carriageReturn || input.count > 1 && input[1] != .lineFeed {
            throw .badRequest("Malformed end of a chunk")
        }
        return input.count > 1
    }

    /// Trailers are checked as fields are, then dropped (RFC 9110 section 6.5.1).
    private mutating func readTrailer(_ line: UnsafeBufferPointer<UInt8>) throws(RequestRefusal) {
        facts.fieldCount += 1
        guard facts.fieldCount <= limits.maxFieldCount else { throw .tooManyFields }
        _ = try line.fieldLine()
    }
}
