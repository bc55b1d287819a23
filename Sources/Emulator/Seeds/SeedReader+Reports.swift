import CivilTime
import DataFastAPI
import Store

/// What reports show that no visitor did: mentions, and requests of crawlers.
///
/// Source: website API, sections 11 and 12.
extension SeedReader {
    enum MentionKey: String, SeedKey {
        case id, platform, timestamp, text, url, author, engagement, media, isRetweet, subreddit
    }

    enum AuthorKey: String, SeedKey {
        case name, username, image
    }

    enum XEngagementKey: String, SeedKey {
        case likes, replies, reposts, quotes
    }

    enum RedditEngagementKey: String, SeedKey {
        case score, comments
    }

    mutating func readMention(_ node: SeedNode) throws(SeedError) -> Mention {
        let mention = try node.object(MentionKey.self)
        let platform = try mention.required(.platform).oneOf(Mention.Platform.allCases.map(\.rawValue))
        let time = try mention.required(.timestamp).time(now)
        let author = try mention.required(.author).object(AuthorKey.self)
        return Mention(
            id: try id(mention[.id], as: .mentionID, createdAt: time), websiteID: 0, time: time,
            text: try mention.required(.text).text(), url: try mention.required(.url).url(),
            author: Mention.Author(
                name: try author.required(.name).text(), username: try author.required(.username).text(),
                image: try author[.image]?.url()),
            post: platform == Mention.Platform.x.rawValue ? try readX(mention) : try readReddit(mention))
    }

    private func readX(_ mention: SeedObject<MentionKey>) throws(SeedError) -> Mention.Post {
        if let node = mention[.subreddit] { throw node.error("only Reddit has it") }
        let engagement = try mention[.engagement]?.object(XEngagementKey.self)
        func count(_ key: XEngagementKey) throws(SeedError) -> Int {
            try engagement?[key]?.integer(SeedNode.counts) ?? 0
        }
        return .x(
            likes: try count(.likes), replies: try count(.replies), reposts: try count(.reposts),
            quotes: try count(.quotes),
            media: try mention.array(.media).map { (node) throws(SeedError) in try node.url() },
            isRetweet: try mention.bool(.isRetweet, default: false))
    }

    private func readReddit(_ mention: SeedObject<MentionKey>) throws(SeedError) -> Mention.Post {
        for key in [MentionKey.media, .isRetweet] {
            if let node = mention[key] { throw node.error("only X has it") }
        }
        let engagement = try mention[.engagement]?.object(RedditEngagementKey.self)
        return .reddit(
            // Readers may vote a post down below nothing.
            score: try engagement?[.score]?.integer(-SeedNode.counts.upperBound...SeedNode.counts.upperBound) ?? 0,
            comments: try engagement?[.comments]?.integer(SeedNode.counts) ?? 0,
            subreddit: try mention.required(.subreddit).text())
    }

    enum BotRequestKey: String, SeedKey {
        case at, href, provider, agent, category, ip, statusCode
    }

    /// A crawler's request, as `POST /api/ai-crawls` would report it.
    func readBotRequest(_ node: SeedNode) throws(SeedError) -> BotRequest {
        let request = try node.object(BotRequestKey.self)
        let href = try request.required(.href)
        guard let page = PageURL(try href.string()) else { throw href.error("must be an absolute URL") }
        let category = try request[.category]?.oneOf(Crawler.Category.allCases.map(\.rawValue))
        let crawler = NamedCrawler(
            provider: try request.required(.provider).text(), agent: try request.required(.agent).text(),
            category: category.flatMap(Crawler.Category.init))
        return BotRequest(
            websiteID: 0, time: try request.required(.at).time(now),
            page: page.page, company: crawler.company, crawlerID: crawler.id,
            agent: crawler.agent, category: crawler.category.rawValue,
            statusCode: try request[.statusCode]?.integer(100...599),
            isVerified: CrawlerReport.isVerified(address: try request[.ip]?.string() ?? ""))
    }
}

extension SeedNode {
    /// An absolute URL.
    fileprivate func url() throws(SeedError) -> String {
        let text = try string()
        guard URLParts(text) != nil else { throw error("must be an absolute URL") }
        return text
    }
}
