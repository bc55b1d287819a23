/// The bytes that a loop is about to send: those of the connection that it is serving, and before them those of connections
/// that were served just before (``setAside()``). One buffer serves all of a loop's connections, so that an idle connection
/// holds no memory for output.
final class OutputBuffer {
    private(set) var count = 0
    /// Where the bytes of the connection that is being served begin.
    private var start = 0
    private var storage: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private static let usualCapacity = 64 * 1024
    /// Fields that were appended of late, and their lines: most answers of a route have the same array of fields.
    private var usual: (fields: [HTTPField], lines: [UInt8]) = ([], [])
    /// Where the array of fields that was appended last was. Another array may be there by now: this is only to find out which is usual.
    private var latestFields: UnsafePointer<HTTPField>?

    init() {
        capacity = Self.usualCapacity
        storage = .allocate(capacity: capacity)
    }

    deinit {
        storage.deallocate()
    }

    /// What the connection that is being served is to send.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage + start, count: count - start) }

    /// Keeps what there is for later, and begins with nothing for the next connection. Returns where it is kept.
    func setAside() -> Range<Int> {
        defer { start = count }
        return start..<count
    }

    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: storage + range.lowerBound, count: range.count)
    }

    /// Drops what the connection that is being served was to send.
    func removeBytes() {
        count = start
        shrink()
    }

    /// Empties the buffer.
    func removeAll() {
        start = 0
        count = 0
        shrink()
    }

    /// Lets go of what a large answer has made the buffer grow to.
    private func shrink() {
        guard count == 0 else { return }
        if capacity > 16 * Self.usualCapacity {
            storage.deallocate()
            capacity = Self.usualCapacity
            storage = .allocate(capacity: capacity)
        }
    }

    func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(_ array: [UInt8]) {
        array.withUnsafeBufferPointer { append($0) }
    }

    func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// The fields' lines. They are the same for the same array, which is found by where it is: as long as it is held here, no other
    /// can be there and nobody can change it in place.
    func append(_ fields: [HTTPField]) {
        guard !fields.isEmpty else { return }
        let address = fields.withUnsafeBufferPointer { $0.baseAddress }
        if address == usual.fields.withUnsafeBufferPointer({ $0.baseAddress }), fields.count == usual.fields.count {
            return append(usual.lines)
        }
        let start = count
        for field in fields { append(field) }
        if address == latestFields {
            usual = (fields, Array(UnsafeBufferPointer(start: storage + start, count: count - start)))
        }
        latestFields = address
    }

    /// A field's line. What would end it or the message's meaning is made spaces.
    private func append(_ field: HTTPField) {
        let start = count
        append(field.name)
        append(": ")
        append(field.value)
        replaceControls(from: start)
        append("\r\n")
    }

    /// A field's value, without what would end the line or the message's meaning.
    func appendFieldText(_ text: String) {
        let start = count
        append(text)
        replaceControls(from: start)
    }

    private func replaceControls(from start: Int) {
        let written = UnsafeBufferPointer(start: storage, count: count)
        for index in written.firstControl(in: start..<count)..<count {
            let byte = storage[index]
            if byte == .carriageReturn || byte == .lineFeed || byte == 0 { storage[index] = .space }
        }
    }

    /// A number of zero or more in decimal.
    func append(decimal number: Int) {
        reserve(20)
        var digits = 1
        var bound = 10
        while digits < 19, number >= bound {
            digits += 1
            bound &*= 10
        }
        var rest = number
        for index in stride(from: count + digits - 1, through: count, by: -1) {
            storage[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        }
        count += digits
    }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        reserve(bytes.count)
        (storage + count).update(from: base, count: bytes.count)
        count += bytes.count
    }

    @inline(__always)
    private func reserve(_ additional: Int) {
        if capacity - count < additional { grow(additional) }
    }

    private func grow(_ additional: Int) {
        capacity = max(capacity * 2, count + additional)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: storage, count: count)
        storage.deallocate()
        storage = larger
    }
}
