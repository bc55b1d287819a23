import CivilTime
import SQLite

/// Mentions.
///
/// Source: website API, section 11.
extension Store {
    /// Which mentions to list.
    package struct MentionSelection: Sendable {
        package var websiteID: Int64
        package var range: ClosedRange<Instant>
        /// How many of the range's newest may be seen; nil for all.
        package var cap: Int?
        /// nil for all platforms.
        package var platform: Mention.Platform?
        /// Part of what is searched, in any case; nil for everything.
        package var text: String?
        /// Whether the oldest come first.
        package var isAscending = false

        package init(websiteID: Int64, range: ClosedRange<Instant>) {
            self.websiteID = websiteID
            self.range = range
        }

        /// The mentions that may be seen and are looked for, as a query of all their columns.
        fileprivate var sql: String {
            """
            SELECT * FROM (
                SELECT * FROM mentions WHERE website_id = ? AND time BETWEEN ? AND ?
                ORDER BY time DESC, id DESC LIMIT ?)
            WHERE platform = coalesce(?, platform) AND instr(folded_text, ?) > 0
            """
        }

        fileprivate var values: [SQLiteValue] {
            [
                .integer(websiteID), .integer(range.lowerBound.milliseconds), .integer(range.upperBound.milliseconds),
                .integer(Int64(cap ?? -1)), platform.map { .text($0.rawValue) } ?? .null,
                .text((text ?? "").lowercased()),
            ]
        }
    }

    package func insert(_ mention: Mention) throws(SQLiteError) {
        var values: [SQLiteValue] = [
            .text(mention.id), .integer(mention.websiteID), .integer(mention.time.milliseconds),
            .text(mention.platform.rawValue), .text(mention.text), .text(mention.url), .text(mention.author.name),
            .text(mention.author.username), mention.author.image.map { .text($0) } ?? .null,
        ]
        switch mention.post {
        case .x(let likes, let replies, let reposts, let quotes, let media, let isRetweet):
            values += [likes, replies, reposts, quotes].map { .integer(Int64($0)) }
            values += [.text(Self.lines(media)), .integer(isRetweet ? 1 : 0), .null, .null, .null]
        case .reddit(let score, let comments, let subreddit):
            values += Array(repeating: .null, count: 6)
            values += [.integer(Int64(score)), .integer(Int64(comments)), .text(subreddit)]
        }
        values.append(.text(mention.searchedText))
        try connection.run(
            generated: "INSERT INTO mentions VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))", values)
    }

    /// How many mentions a website has in a range, whoever may see them.
    package func countMentions(websiteID: Int64, in range: ClosedRange<Instant>) throws(SQLiteError) -> Int {
        try connection.first(
            "SELECT count(*) FROM mentions WHERE website_id = ? AND time BETWEEN ? AND ?", websiteID, range.lowerBound,
            range.upperBound
        ) { row in row.int(0) } ?? 0
    }

    /// How many mentions a selection has.
    package func countMentions(_ selection: MentionSelection) throws(SQLiteError) -> Int {
        try connection.all(generated: "SELECT count(*) FROM (\(selection.sql))", selection.values) { row in row.int(0) }
            .first ?? 0
    }

    /// Some of a selection's mentions.
    package func mentions(
        _ selection: MentionSelection, limit: Int, offset: Int
    ) throws(SQLiteError) -> [Mention] {
        let order = selection.isAscending ? "ASC" : "DESC"
        return try connection.all(
            generated: "\(selection.sql) ORDER BY time \(order), id \(order) LIMIT ? OFFSET ?",
            selection.values + [.integer(Int64(limit)), .integer(Int64(offset))], body: Self.mention)
    }

    private static func mention(_ row: Row) -> Mention {
        let post: Mention.Post =
            switch Mention.Platform(rawValue: row.text(3)) {
            case .x, nil:
                .x(
                    likes: row.int(9), replies: row.int(10), reposts: row.int(11), quotes: row.int(12),
                    media: lines(row, 13), isRetweet: row.bool(14))
            case .reddit: .reddit(score: row.int(15), comments: row.int(16), subreddit: row.text(17))
            }
        return Mention(
            id: row.text(0), websiteID: row.int64(1), time: row.instant(2), text: row.text(4), url: row.text(5),
            author: Mention.Author(name: row.text(6), username: row.text(7), image: row.textOrNil(8)), post: post)
    }
}

extension Mention {
    /// All that is searched, in lower case; the parts are parted by a character that nobody types.
    fileprivate var searchedText: String {
        var parts = [text, author.name, author.username, url]
        if case .reddit(_, _, let subreddit) = post { parts.append(subreddit) }
        return parts.joined(separator: "\u{1F}").lowercased()
    }
}
