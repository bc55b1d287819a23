/// An AI crawler or assistant (account API 13.5): the one list for settings, reports and collection.
public struct Crawler: Sendable, Equatable {
    /// What it comes for.
    public enum Category: String, CaseIterable, Sendable {
        case answerFetch = "answer_fetch"
        case searchIndex = "search_index"
        case training
        case aiCrawler = "ai_crawler"
    }

    /// How it was recognised (website API 12).
    public enum Verification: String, CaseIterable, Sendable {
        case ipVerified = "ip_verified"
        case userAgentOnly = "user_agent_only"
    }

    /// The name in lower case.
    public let id: String
    /// Who runs it.
    public let company: String
    /// The name in its user agent.
    public let name: String
    /// What it comes for.
    public let category: Category

    private init(_ company: String, _ name: String, _ category: Category) {
        id = name.lowercased()
        self.company = company
        self.name = name
        self.category = category
    }

    /// All crawlers, those of a company together, in the order in which they are listed.
    public static let catalogue: [Crawler] = [
        Crawler("OpenAI", "GPTBot", .training),
        Crawler("OpenAI", "OAI-SearchBot", .searchIndex),
        Crawler("OpenAI", "ChatGPT-User", .answerFetch),
        Crawler("Anthropic", "ClaudeBot", .training),
        Crawler("Anthropic", "Claude-SearchBot", .searchIndex),
        Crawler("Anthropic", "Claude-User", .answerFetch),
        Crawler("Perplexity", "PerplexityBot", .searchIndex),
        Crawler("Perplexity", "Perplexity-User", .answerFetch),
        Crawler("Google", "GoogleOther", .aiCrawler),
        Crawler("Google", "Google-CloudVertexBot", .aiCrawler),
        Crawler("Mistral", "MistralAI-User", .answerFetch),
        Crawler("Microsoft", "bingbot", .searchIndex),
        Crawler("Apple", "Applebot", .searchIndex),
        Crawler("Amazon", "Amazonbot", .aiCrawler),
        Crawler("DuckDuckGo", "DuckAssistBot", .answerFetch),
        Crawler("xAI", "GrokBot", .aiCrawler),
        Crawler("Meta", "meta-externalagent", .training),
        Crawler("Meta", "meta-externalfetcher", .answerFetch),
        Crawler("Moonshot AI", "KimiBot", .aiCrawler),
        Crawler("ByteDance", "Bytespider", .training),
        Crawler("Baidu", "Baiduspider", .searchIndex),
        Crawler("Alibaba", "YisouSpider", .searchIndex),
        Crawler("Zhipu AI", "ChatGLM-Spider", .training),
        Crawler("DeepSeek", "DeepSeekBot", .training),
        Crawler("Cohere", "cohere-ai", .answerFetch),
        Crawler("Cohere", "cohere-training-data-crawler", .training),
        Crawler("Allen AI", "AI2Bot", .training),
        Crawler("You.com", "YouBot", .searchIndex),
        Crawler("Common Crawl", "CCBot", .training),
    ]

    /// The companies, in the catalogue's order.
    public static let companies: [String] = catalogue.reduce(into: []) { names, crawler in
        if names.last != crawler.company { names.append(crawler.company) }
    }
}
