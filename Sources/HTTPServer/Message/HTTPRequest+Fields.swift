extension HTTPRequest {
    /// The first value of the field with this name, which is given in lower case; nil if there is no such field. Bytes
    /// that are not UTF-8 become U+FFFD.
    @inlinable @inline(__always)
    public func field(_ lowercaseName: StaticString) -> String? {
        layout.mayHaveField(lowercaseName) ? textOfField(lowercaseName) : nil
    }

    @usableFromInline
    func textOfField(_ lowercaseName: StaticString) -> String? {
        findField(lowercaseName).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of the first value of the field with this name, which is given in lower case.
    @inlinable @inline(__always)
    public func fieldBytes(_ lowercaseName: StaticString) -> ArraySlice<UInt8>? {
        layout.mayHaveField(lowercaseName) ? findField(lowercaseName) : nil
    }

    @usableFromInline
    func findField(_ lowercaseName: StaticString) -> ArraySlice<UInt8>? {
        let found = head.withUnsafeBufferPointer { bytes -> Range<Int>? in
            let count = lowercaseName.utf8CodeUnitCount
            var position = Int(layout.fieldsStart)
            while true {
                // Most lines need no more than a look at where the name would end.
                let end = position + count
                guard end < bytes.count else { return nil }
                if bytes[end] == UInt8(ascii: ":"),
                    UnsafeBufferPointer(rebasing: bytes[position..<end]).equalsIgnoringCase(lowercaseName)
                {
                    return bytes.nextField(at: &position)?.value
                }
                guard let lineFeed = bytes.firstIndex(of: .lineFeed, from: position) else { return nil }
                position = lineFeed + 1
            }
        }
        return found.map { head[$0] }
    }

    /// Every field in the order in which it was sent, repeated ones too.
    public var fields: HTTPFields { HTTPFields(head: head, start: Int(layout.fieldsStart)) }
}

/// The fields of a request, in order.
public struct HTTPFields: Sequence, Sendable {
    let head: [UInt8]
    let start: Int

    /// Begins at the first field.
    public func makeIterator() -> Iterator { Iterator(head: head, position: start) }

    /// Walks the fields of a request.
    public struct Iterator: IteratorProtocol {
        let head: [UInt8]
        var position: Int

        /// The next field, or nil at the end.
        public mutating func next() -> HTTPField? {
            head.withUnsafeBufferPointer { bytes in
                bytes.nextField(at: &position).map { field in
                    HTTPField(
                        name: String(decoding: bytes[field.name], as: UTF8.self),
                        value: String(decoding: bytes[field.value], as: UTF8.self))
                }
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The name and the trimmed value of the field line at `position`, which moves past it; nil at the end. Lines were
    /// checked when they were received, or come from a caller within the process: one without a colon ends the walk.
    func nextField(at position: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
        guard position < count, let lineFeed = firstIndex(of: .lineFeed, from: position) else { return nil }
        var colon = position
        while colon < lineFeed, self[colon] != UInt8(ascii: ":") { colon += 1 }
        guard colon < lineFeed else { return nil }
        let end = self[lineFeed - 1] == .carriageReturn ? lineFeed - 1 : lineFeed
        let field = (name: position..<colon, value: trimmingWhitespace(colon + 1..<end))
        position = lineFeed + 1
        return field
    }
}
