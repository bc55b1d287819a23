extension UserAgent {
    /// The parts, in lower case, that mark a bot's user agent (tracking.md 6). The tracking script tests them too.
    static let botTokens: [StaticString] = [
        "bot", "crawl", "spider", "slurp", "headless", "phantom", "puppeteer", "playwright", "selenium", "webdriver",
        "electron", "curl", "wget", "python", "axios", "postman", "httpclient", "go-http", "java/", "okhttp",
        "node-fetch", "undici", "libwww", "scrapy", "facebookexternalhit", "lighthouse", "pingdom",
    ]

    /// Whether a `User-Agent` value is empty or names a bot in its first 1,024 bytes (tracking.md 6).
    static func isBot(_ value: String) -> Bool {
        if value.isEmpty { return true }
        return withText(of: value) { text in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.bytes.count) { lowercased in
                _ = lowercased.initialize(from: text.bytes.lazy.map(\.asciiLowercased))
                let text = ByteText(bytes: UnsafeBufferPointer(lowercased))
                return botTokens.contains { text.contains($0) }
            }
        }
    }
}
