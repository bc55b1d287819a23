extension DemoSource {
    /// Addresses of small websites that link to one: what the end of a list of referrers is made of.
    ///
    /// Their hosts are below `.example`, which nobody can register (RFC 6761).
    static func smallWebsites(count: Int, path: String) -> [String] {
        (0..<count).map { number in
            let name = "\(firsts[number % firsts.count])\(lasts[number / firsts.count % lasts.count])"
            return "https://\(name).example\(number % 3 == 0 ? "/" : path)"
        }
    }

    private static let firsts = [
        "indie", "weekly", "dev", "north", "tiny", "green", "paper", "open", "pixel", "harbor", "quiet", "south",
        "maker",
        "remote", "honest", "urban",
    ]
    private static let lasts = [
        "digest", "tools", "letters", "journal", "stack", "forum", "lab", "garden", "studio", "radar", "bytes",
        "review",
    ]
}
