/// A set of rows by their keys: a bit for each key, since keys are counted up from 1.
struct RowSet {
    private var words: [UInt64] = []

    /// Adds a key; tells whether it was new. Keys that no row can have (below 0) are not kept.
    @discardableResult
    mutating func insert(_ key: Int) -> Bool {
        guard key >= 0 else { return false }
        let word = key >> 6
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
        }
        let bit: UInt64 = 1 << UInt64(key & 63)
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        return true
    }

    func contains(_ key: Int) -> Bool {
        let word = key >> 6
        return key >= 0 && word < words.count && words[word] & (1 << UInt64(key & 63)) != 0
    }
}

/// A test of rows that was answered beforehand for all of them.
struct RowTest {
    /// The rows that pass, or where `isExcluding` those that do not.
    let rows: RowSet
    let isExcluding: Bool

    func passes(_ key: Int) -> Bool { rows.contains(key) != isExcluding }
}
