import CivilTime

/// A provider that a website is connected to.
///
/// Source: account API, section 11.
package struct Integration: Sendable, Equatable {
    /// ``Website/id``.
    package var websiteID: Int64
    /// Who it is: `stripe`, `lemonsqueezy`, `polar`, `paddle`, `shopify`, `woocommerce`.
    package var provider: String
    /// What was sent to connect, as a JSON object. Never shown.
    package var credentials: String
    /// Of Paddle's key, where it is known.
    package var keyExpiresAt: Instant?

    package init(websiteID: Int64, provider: String, credentials: String = "{}", keyExpiresAt: Instant? = nil) {
        self.websiteID = websiteID
        self.provider = provider
        self.credentials = credentials
        self.keyExpiresAt = keyExpiresAt
    }
}
