import CivilTime

/// A note on a website's chart.
///
/// Source: account API, section 12.
package struct Note: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    /// ``Website/id``.
    package var websiteID: Int64
    /// ``User/id`` of a user who may be gone; nil when that is all that is known of the author.
    package var authorID: String?
    package var text: String
    /// Its place on the chart.
    package var timestamp: Instant
    package var createdAt: Instant
    package var updatedAt: Instant
    /// Unique among the author's notes on the website.
    package var idempotencyKey: String?
    /// The text that the note was created with.
    package var createdText: String
    /// The timestamp that the note was created with.
    package var createdTimestamp: Instant

    /// A note as it is when new.
    package init(
        id: String, websiteID: Int64, authorID: String?, text: String, timestamp: Instant, createdAt: Instant,
        idempotencyKey: String? = nil
    ) {
        self.id = id
        self.websiteID = websiteID
        self.authorID = authorID
        self.text = text
        self.timestamp = timestamp
        self.createdAt = createdAt
        updatedAt = createdAt
        self.idempotencyKey = idempotencyKey
        createdText = text
        createdTimestamp = timestamp
    }
}
