/// Finds what somebody may have meant who mistyped a word.
enum NearestWord {
    /// The word that is most like `typed`; nil if none is like it.
    static func of(_ words: [String], to typed: String) -> String? {
        let found = words.map { (word: $0, distance: distance(Array(typed.utf8), Array($0.utf8))) }
            .min { $0.distance < $1.distance }
        if let found, found.distance <= max(1, typed.utf8.count / 3) { return found.word }
        return typed.utf8.count > 1 ? words.first { $0.hasPrefix(typed) } : nil
    }

    /// How many letters must be put in, left out, changed, or swapped with their neighbour.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var best = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, before[j - 1] + 1)
                }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[right.count]
    }
}
