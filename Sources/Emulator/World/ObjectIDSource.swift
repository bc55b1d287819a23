import CivilTime

/// Makes ids in MongoDB's ObjectId form: 4 bytes of creation second, 5 random bytes, a 3-byte counter; 24 hex digits.
///
/// Source: contract README, *Wire format*.
struct ObjectIDSource: Sendable {
    private let middle: UInt64
    private var counter: UInt64

    /// A source whose ids differ from those of a source made from other random numbers.
    init(random: inout RandomSource) {
        middle = random.next() & 0xFF_FFFF_FFFF
        counter = random.next() & 0xFF_FFFF
    }

    /// The next id, stamped with `instant`.
    mutating func next(at instant: Instant) -> String {
        counter = (counter + 1) & 0xFF_FFFF
        let seconds = UInt32(truncatingIfNeeded: instant.milliseconds / 1000)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            Self.write(UInt64(seconds), digits: 8, to: buffer, at: 0)
            Self.write(middle, digits: 10, to: buffer, at: 8)
            Self.write(counter, digits: 6, to: buffer, at: 18)
            return 24
        }
    }

    private static func write(_ value: UInt64, digits: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int)
    {
        var rest = value
        for index in stride(from: start + digits - 1, through: start, by: -1) {
            let digit = UInt8(rest & 15)
            buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
            rest >>= 4
        }
    }
}
