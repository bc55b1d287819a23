/// Writes JSON straight into a buffer, as ECMAScript's `JSON.stringify` prints it: no spaces, UTF-8, commas set by themselves.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.member("status", "success")
/// writer.beginArray("data")
/// for visitor in visitors { writer.integer(visitor.pageviews) }
/// writer.endArray()
/// writer.endObject()
/// return writer.finish()
/// ```
///
/// The caller keeps the grammar: a key before each value in an object, an end for each beginning (in debug builds
/// ``finish()`` checks the latter). The writer owns its memory: it cannot be copied, and frees it when it goes.
@frozen
public struct JSONWriter: ~Copyable {
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var capacity: Int
    @usableFromInline var length = 0
    @usableFromInline var depth = 0
    /// Whether the next value or key has one before it.
    @usableFromInline var needsComma = false

    /// An empty writer with room for so many bytes; it grows by itself.
    @inlinable
    public init(capacity: Int = 1024) {
        self.capacity = max(capacity, 64)
        base = .allocate(byteCount: self.capacity, alignment: 1)
    }

    deinit {
        base.deallocate()
    }

    /// The number of bytes written so far.
    @inlinable public var count: Int { length }

    /// The text written.
    @inlinable
    public consuming func finish() -> [UInt8] {
        assert(depth == 0, "an object or array was not ended")
        return Array(UnsafeRawBufferPointer(start: base, count: length))
    }
}

// MARK: - Structure

extension JSONWriter {
    /// `{`
    @inlinable
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// `}`
    @inlinable
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// `[`
    @inlinable
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// `]`
    @inlinable
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A member's name. It must not need escapes, as no name in an API does; checked in debug builds.
    @inlinable
    public mutating func key(_ name: StaticString) {
        name.withUTF8Buffer { name in
            assert(
                JSONEscape.firstIndex(in: UnsafeRawBufferPointer(name), from: 0) == name.count,
                "a key that needs escapes")
            beginItem(reserving: name.count + 3)
            put(UInt8(ascii: "\""))
            put(UnsafeRawBufferPointer(name))
            put(UInt8(ascii: "\""))
            put(UInt8(ascii: ":"))
        }
        needsComma = false
    }

    /// A member's name that is known only when running.
    @inlinable
    public mutating func key(_ name: String) {
        string(name)
        reserve(1)
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    @inlinable
    mutating func begin(_ bracket: UInt8) {
        beginItem(reserving: 1)
        put(bracket)
        needsComma = false
        depth &+= 1
    }

    @inlinable
    mutating func end(_ bracket: UInt8) {
        reserve(1)
        put(bracket)
        needsComma = true
        depth &-= 1
    }
}

// MARK: - Values

extension JSONWriter {
    /// A string, escaped as `JSON.stringify` does: `"`, `\` and controls; everything else as it is.
    @inlinable
    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// A string given as its bytes, which must be UTF-8.
    @inlinable
    public mutating func string(utf8 bytes: UnsafeRawBufferPointer) {
        beginItem(reserving: bytes.count + 2)
        put(UInt8(ascii: "\""))
        let plain = JSONEscape.firstIndex(in: bytes, from: 0)
        put(UnsafeRawBufferPointer(rebasing: bytes[..<plain]))
        if plain < bytes.count { putEscaped(bytes, from: plain) }
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    /// An integer, exactly, also where a JavaScript number would be rounded (beyond 2^53).
    @inlinable
    public mutating func integer(_ value: Int) {
        beginItem(reserving: JSONNumber.maximumLength)
        length &+= JSONNumber.write(value, to: base + length)
        needsComma = true
    }

    /// A number; `null` when it is not finite.
    @inlinable
    public mutating func number(_ value: Double) {
        beginItem(reserving: JSONNumber.maximumLength)
        length &+= JSONNumber.write(value, to: base + length)
        needsComma = true
    }

    /// `true` or `false`
    @inlinable
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// `null`
    @inlinable
    public mutating func null() { literal("null") }

    /// A value that is JSON already, as it is.
    @inlinable
    public mutating func raw(_ json: some Sequence<UInt8>) {
        let isWritten: Void? = json.withContiguousStorageIfAvailable { raw(UnsafeRawBufferPointer($0)) }
        if isWritten == nil { raw(Array(json)) }
    }

    /// A value that is JSON already, as it is.
    @inlinable
    public mutating func raw(_ json: UnsafeRawBufferPointer) {
        beginItem(reserving: json.count)
        put(json)
        needsComma = true
    }

    /// A value with all that is in it.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    @inlinable
    mutating func literal(_ text: StaticString) {
        text.withUTF8Buffer { raw(UnsafeRawBufferPointer($0)) }
    }
}

// MARK: - Buffer

extension JSONWriter {
    /// Sets the comma before a key or a value, and makes room for it.
    @inlinable
    mutating func beginItem(reserving count: Int) {
        reserve(count + 1)
        if needsComma { put(UInt8(ascii: ",")) }
    }

    @inlinable
    mutating func reserve(_ count: Int) {
        if capacity &- length < count { grow(by: count) }
    }

    @usableFromInline @inline(never)
    mutating func grow(by count: Int) {
        capacity = max(capacity * 2, length + count)
        let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        grown.copyMemory(from: base, byteCount: length)
        base.deallocate()
        base = grown
    }

    /// Appends a byte, for which there is room.
    @inlinable
    mutating func put(_ byte: UInt8) {
        base.storeBytes(of: byte, toByteOffset: length, as: UInt8.self)
        length &+= 1
    }

    /// Appends bytes, for which there is room.
    @inlinable
    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        (base + length).copyMemory(from: source, byteCount: bytes.count)
        length &+= bytes.count
    }

    /// Appends the bytes of a string from the first that needs an escape on, and leaves room for the closing quote.
    @usableFromInline
    mutating func putEscaped(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        var index = start
        while index < bytes.count {
            let next = JSONEscape.firstIndex(in: bytes, from: index)
            reserve(next - index + JSONEscape.maximumLength + 1)
            put(UnsafeRawBufferPointer(rebasing: bytes[index..<next]))
            guard next < bytes.count else { return }
            length += JSONEscape.write(bytes[next], to: base + length)
            index = next + 1
        }
        reserve(1)
    }
}
