import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /mentions`: what people wrote about the website.
///
/// Source: website API, section 11.
extension Call {
    func listMentions() throws -> HTTPResponse {
        let website = try website()
        let input = input.query
        let range =
            try TimeRange(input, website: website, fullDays: .asDates)
            ?? TimeRange(lastDays: 30, input, website: website, now: now)
        var selection = Store.MentionSelection(websiteID: website.id, range: range.instants)
        selection.cap = state.directory.users[website.ownerID]?.mentionCap
        selection.platform = input.string("platform").flatMap(Mention.Platform.init)
        selection.text = input.string("q")
        selection.isAscending = input.string("order") == "asc"
        let limit = input.int("limit") ?? 100
        let offset = input.int("offset") ?? 0
        let inRange = try store.countMentions(websiteID: website.id, in: range.instants)
        let total = try store.countMentions(selection)
        let mentions = try store.mentions(selection, limit: limit, offset: offset)
        return Envelope.list(mentions) { mention, writer in
            mention.write(of: website, to: &writer)
        } after: { writer in
            writer.beginObject("meta")
            writer.member("totalMentions", inRange)
            writer.endObject()
            writer.pagination(input, total: total, sent: mentions.count)
        }
    }
}

extension Mention {
    fileprivate func write(of website: Website, to writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("websiteId", website.objectID)
        writer.member("platform", platform.rawValue)
        writer.member("timestamp", time)
        writer.member("text", text)
        writer.member("url", url)
        writer.beginObject("author")
        writer.member("name", author.name)
        writer.member("username", author.username)
        writer.member("image", author.image)
        writer.endObject()
        writer.beginObject("engagement")
        switch post {
        case .x(let likes, let replies, let reposts, let quotes, let media, let isRetweet):
            writer.member("likes", likes)
            writer.member("replies", replies)
            writer.member("reposts", reposts)
            writer.member("quotes", quotes)
            writer.endObject()
            writer.member("media", media)
            writer.member("isRetweet", isRetweet)
        case .reddit(let score, let comments, let subreddit):
            writer.member("score", score)
            writer.member("comments", comments)
            writer.endObject()
            writer.member("subreddit", subreddit)
        }
    }
}
