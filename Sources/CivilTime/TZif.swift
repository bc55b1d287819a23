/// What a TZif file says (RFC 9636): when the offset changed, and the rule for the time after. In seconds.
struct TZif: Sendable {
    /// No offset is this large; an instant's local time is never further from UTC.
    static let offsetLimit = 26 * 3600

    /// RFC 9636 wants no time before -2^59, which is before the Big Bang; nor need there be one as long after.
    private static let timeLimits = -(1 << 59)...(1 << 59)

    /// The moments at which one of `offsets` begins, ascending, since 1970 in UTC.
    let transitions: [Int]
    let offsets: [Int]
    /// The offset before the first transition.
    let initialOffset: Int
    /// What holds from the last transition on; nil when that is the last offset.
    let rule: POSIXTimeZone?

    /// What needs no file.
    static let utc = TZif(transitions: [], offsets: [], initialOffset: 0, rule: nil)

    func offset(at time: Int) -> Int {
        let next = firstTransition(after: time)
        if next == transitions.count, let rule { return rule.offset(at: time) }
        return next == 0 ? initialOffset : offsets[next - 1]
    }

    /// The first change of offset after a moment. (Files also list changes of name only.)
    func nextTransition(after time: Int) -> Int? {
        let listed = transitions[firstTransition(after: time)...].first { isChange($0) }
        return listed
            ?? rule?.transitions(around: max(time, transitions.last ?? time)).first { $0 > time && isChange($0) }
    }

    /// The days, since 1970, of which no local clock ever showed a moment, ascending. (The rule moves clocks by hours.)
    var daysLeftOut: [Int] {
        let day = 86400
        let changes = zip([initialOffset] + offsets, offsets)
        return zip(transitions, changes).flatMap { time, change in
            let (first, end) = (-floorDivide(-(time + change.0), day), floorDivide(time + change.1, day))
            return first < end ? Array(first..<end) : []
        }
    }

    private func isChange(_ time: Int) -> Bool {
        offset(at: time) != offset(at: time - 1)
    }

    /// The index of the first transition after a moment, or their count.
    private func firstTransition(after time: Int) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

// MARK: - Parsing

extension TZif {
    /// Reads the second, 64-bit block of a file and the footer behind it; nil when anything is not as RFC 9636 says.
    init?(parsing bytes: [UInt8]) {
        var reader = BigEndianReader(bytes: bytes)
        // The first block is for readers of version 1; it is skipped.
        guard let old = Header(&reader), reader.skip(old.blockLength(timeLength: 4)),
            let header = Header(&reader), header.leapCount == 0, header.typeCount > 0,
            reader.hasBytes(header.blockLength(timeLength: 8))
        else { return nil }

        transitions = (0..<header.timeCount).compactMap { _ in reader.integer(of: Int64.self).map { Int($0) } }
        let typeIndices = (0..<header.timeCount).compactMap { _ in reader.integer(of: UInt8.self).map { Int($0) } }
        let typeOffsets = (0..<header.typeCount).compactMap { _ in
            reader.integer(of: Int32.self).flatMap { reader.skip(2) ? Int($0) : nil }
        }
        guard transitions.allSatisfy({ Self.timeLimits ~= $0 }),
            zip(transitions, transitions.dropFirst()).allSatisfy(<), typeOffsets.count == header.typeCount,
            typeIndices.allSatisfy({ $0 < header.typeCount }),
            typeOffsets.allSatisfy({ abs($0) < Self.offsetLimit }),
            reader.skip(header.nameLength + header.standardCount + header.utcCount),
            let footer = reader.line()
        else { return nil }
        offsets = typeIndices.map { typeOffsets[$0] }
        initialOffset = typeOffsets[0]
        if footer.isEmpty {
            rule = nil
        } else {
            guard let rule = POSIXTimeZone(parsing: footer) else { return nil }
            self.rule = rule
        }
    }

    /// RFC 9636, section 3.1.
    private struct Header {
        let utcCount, standardCount, leapCount, timeCount, typeCount, nameLength: Int

        init?(_ reader: inout BigEndianReader) {
            guard reader.integer(of: UInt32.self) == 0x545a_6966,  // "TZif"
                let version = reader.integer(of: UInt8.self), version >= UInt8(ascii: "2"), reader.skip(15)
            else { return nil }
            let counts = (0..<6).compactMap { _ in reader.integer(of: UInt32.self).map { Int($0) } }
            guard counts.count == 6 else { return nil }
            (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
            (timeCount, typeCount, nameLength) = (counts[3], counts[4], counts[5])
        }

        /// The length of the block behind this header (section 3.2); counts of 32 bits cannot make it overflow.
        func blockLength(timeLength: Int) -> Int {
            timeCount * (timeLength + 1) + typeCount * 6 + nameLength + leapCount * (timeLength + 4) + standardCount
                + utcCount
        }
    }
}

/// Reads along bytes; each step takes what it reads, or answers nil or false where too few are left.
private struct BigEndianReader {
    private var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) {
        rest = bytes[...]
    }

    func hasBytes(_ count: Int) -> Bool { rest.count >= count }

    mutating func skip(_ count: Int) -> Bool {
        guard hasBytes(count) else { return false }
        rest.removeFirst(count)
        return true
    }

    mutating func integer<T: FixedWidthInteger>(of type: T.Type) -> T? {
        let length = T.bitWidth / 8
        guard hasBytes(length) else { return nil }
        defer { rest.removeFirst(length) }
        return rest.prefix(length).reduce(0) { $0 << 8 | T(truncatingIfNeeded: $1) }
    }

    /// The text between a line feed here and the next.
    mutating func line() -> ArraySlice<UInt8>? {
        guard rest.first == UInt8(ascii: "\n") else { return nil }
        let text = rest.dropFirst()
        return text.firstIndex(of: UInt8(ascii: "\n")).map { text[..<$0] }
    }
}
