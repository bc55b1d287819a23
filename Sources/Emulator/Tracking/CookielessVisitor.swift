import Store

/// Visitors without cookies: the same id for the same browser on the same UTC day (tracking.md 2.3).
enum CookielessVisitor {
    /// The visitor id: SHA-256 of `salt|ip|user agent|domain` as a UUID v4, the salt being SHA-256, in hex, of
    /// `websiteID|date`.
    /// - Parameter date: the UTC date, `YYYY-MM-DD`.
    static func id(websiteID: String, date: String, ip: String, userAgent: String, domain: String) -> VisitorID {
        let salt = SHA256.hexDigest(of: "\(websiteID)|\(date)")
        let digest = SHA256.digest(of: "\(salt)|\(ip)|\(userAgent)|\(domain)".utf8)
        let high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
        // Version and variant (RFC 9562, section 5.4).
        return VisitorID(high: high & ~0xF000 | 0x4000, low: low & (~0 >> 2) | 1 << 63)
    }
}
