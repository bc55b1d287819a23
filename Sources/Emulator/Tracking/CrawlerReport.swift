import DataFastAPI
import JSON
import Store

/// What a website's server says of a crawler's request, read and checked (tracking.md 8).
struct CrawlerReport {
    /// A tracking id, or an ObjectId.
    let websiteID: String
    let page: PageURL
    let crawler: NamedCrawler
    let statusCode: Int?
    let isVerified: Bool

    /// Reads the body of a request.
    init(_ body: [UInt8]) throws(ContractError) {
        guard case .object(let members) = try? JSONValue(parsing: body) else { throw .invalidJSONBody }
        let about: JSONObject
        switch members["ai"] {
        case .object(let object): about = object
        case nil, .null: about = [:]
        default: throw .invalidCrawlerMember
        }
        let missing =
            ["websiteId", "href"].filter { members[$0]?.isNull ?? true }
            + ["provider", "agent"].filter { about[$0]?.isNull ?? true }.map { "ai.\($0)" }
        guard missing.isEmpty else { throw .missing(missing) }
        guard let websiteID = members["websiteId"]?.stringValue else { throw .invalidTrackingID }
        guard let page = members["href"]?.stringValue.flatMap(PageURL.init) else { throw .invalidHref }
        self.websiteID = websiteID
        self.page = page
        crawler = NamedCrawler(
            provider: try Self.name("provider", about), agent: try Self.name("agent", about),
            category: try Self.category(about["category"]))
        statusCode = try Self.statusCode(about["statusCode"])
        isVerified = Self.isVerified(address: about["ip"]?.stringValue ?? "")
    }

    private static func name(_ key: String, _ members: JSONObject) throws(ContractError) -> String {
        guard let text = TrackingEvent.text(members[key], maximum: 255) else {
            throw .invalidEventText("ai.\(key)", maximum: 255)
        }
        return text
    }

    private static func category(_ value: JSONValue?) throws(ContractError) -> Crawler.Category? {
        guard let value, !value.isNull else { return nil }
        guard let category = value.stringValue.flatMap(Crawler.Category.init) else {
            throw .invalidCrawlerCategory
        }
        return category
    }

    private static func statusCode(_ value: JSONValue?) throws(ContractError) -> Int? {
        guard let value, !value.isNull else { return nil }
        guard let code = value.integerValue, (100...599).contains(code) else { throw .invalidCrawlerStatus }
        return code
    }

    /// Vendors' own addresses are not shipped: one of the networks of documentation stands for all of them (RFC 5737).
    static func isVerified(address: String) -> Bool {
        address.hasPrefix("192.0.2.") && IPAddress(address) != nil
    }
}

/// A crawler by the names that a report gives it, in the catalogue's spelling where it is there.
struct NamedCrawler {
    let company: String
    let id: String
    let agent: String
    let category: Crawler.Category

    init(provider: String, agent: String, category: Crawler.Category?) {
        id = agent.lowercased()
        let known = Crawler.catalogue.first { [id] in $0.id == id }
        self.agent = known?.name ?? agent
        self.category = category ?? known?.category ?? .aiCrawler
        let folded = provider.lowercased()
        company = Crawler.companies.first { $0.lowercased() == folded } ?? provider
    }
}
