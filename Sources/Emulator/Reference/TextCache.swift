/// What was made of texts of late, by their bytes, so that what comes again and again costs a hash and a comparison.
///
/// Bounded: a text has its place in one of many small rows, and a new one takes the place of the one that has been there for
/// longest; a `Memo` needs a key made of the text, and forgets all at once. Whoever chooses texts that all belong in the same row has them read anew each time, which is what they cost without.
struct TextCache<Value> {
    private static var rowLength: Int { 4 }
    /// How many texts there is room for: a power of two.
    private let capacity: Int
    /// Row after row, the latest of each first; empty until something is remembered, as most worlds see few texts or none.
    private var hashes: [UInt64] = []
    private var texts: [[UInt8]] = []
    private var values: [Value?] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// What was made of this text; nil when it is not known.
    subscript(text: UnsafeRawBufferPointer) -> Value? {
        guard !hashes.isEmpty else { return nil }
        let hash = Self.hash(text)
        let row = row(of: hash)
        for place in row..<row + Self.rowLength where hashes[place] == hash {
            if texts[place].withUnsafeBytes({ $0.hasSameBytes(as: text) }) { return values[place] }
        }
        return nil
    }

    /// Remembers what was made of a text that is not known.
    mutating func remember(_ value: Value, for text: UnsafeRawBufferPointer) {
        if hashes.isEmpty {
            hashes = Array(repeating: 0, count: capacity)
            texts = Array(repeating: [], count: capacity)
            values = Array(repeating: nil, count: capacity)
        }
        let hash = Self.hash(text)
        let row = row(of: hash)
        for place in (row + 1..<row + Self.rowLength).reversed() {
            hashes[place] = hashes[place - 1]
            texts.swapAt(place, place - 1)
            values.swapAt(place, place - 1)
        }
        hashes[row] = hash
        texts[row] = Array(text)
        values[row] = value
    }

    private func row(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (capacity - Self.rowLength) }

    /// Eight bytes at a time; good for tables such as this one, whose users lose nothing but time when hashes are alike.
    private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: text.count)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
        }
        var index = 0
        while index + 8 <= text.count {
            mix(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < text.count {
            rest = rest << 8 | UInt64(text[index])
            index += 1
        }
        mix(rest)
        return hash
    }
}
