/// Visitors without cookies: the same id for the same browser on the same UTC day (tracking.md 2.3).
enum CookielessVisitor {
    /// The visitor id: SHA-256 of `salt|ip|user agent|domain` as a UUID v4, the salt being SHA-256, in hex, of
    /// `websiteID|date`.
    /// - Parameter date: the UTC date, `YYYY-MM-DD`.
    static func id(websiteID: String, date: String, ip: String, userAgent: String, domain: String) -> String {
        let salt = SHA256.hexDigest(of: "\(websiteID)|\(date)")
        var bytes = SHA256.digest(of: "\(salt)|\(ip)|\(userAgent)|\(domain)".utf8).prefix(16)
        // Version and variant (RFC 9562, section 5.4).
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return groups.map(SHA256.hex).joined(separator: "-")
    }
}
