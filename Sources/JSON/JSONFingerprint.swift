/// Numbers for the names of members, so that a search compares these first.
enum JSONFingerprint {
    /// A number that is the same for the same bytes, and almost always another for others.
    @inline(__always)
    static func of(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var fingerprint = UInt64(name.count)
        if name.count >= 8 {
            let first = name.loadUnaligned(as: UInt64.self)
            let last = name.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
            return (fingerprint &* 31 &+ first) &* 31 &+ last
        }
        for byte in name { fingerprint = fingerprint << 8 | UInt64(byte) }
        return fingerprint
    }
}
