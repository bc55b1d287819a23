import CivilTime

/// A session's pageviews in brief, oldest first: when they were, and of which pages.
///
/// Every session's row carries its trail, so that a report that asks for times or pages reads a session at once and not
/// a row for each pageview. A trail grows with each pageview; what is longer than ``capacity`` moves to the table
/// `trails`, so that no row grows without end.
struct Trail {
    /// The most pageviews that a session's own row holds.
    static let capacity = 32

    /// The bytes of one pageview.
    static let entrySize = 12

    /// One pageview.
    struct View {
        /// Milliseconds since 1970.
        let time: Int64
        /// The key of the page's row.
        let page: Int
    }

    private let bytes: UnsafeRawBufferPointer

    /// The trail in these bytes, which must outlive it.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var count: Int { bytes.count / Self.entrySize }

    subscript(index: Int) -> View {
        let offset = index * Self.entrySize
        return View(
            time: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)),
            page: Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))))
    }

    /// Adds one more pageview's bytes.
    static func append(time: Instant, page: Int64, to trail: inout [UInt8]) {
        withUnsafeBytes(of: time.milliseconds.littleEndian) { trail.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: page).littleEndian) { trail.append(contentsOf: $0) }
    }
}
