import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// How many requests of crawlers an account may have recorded in the present period, and how many it has.
///
/// Source: account API, section 13.1.
struct BotTrafficUsage {
    /// Requests in a pack of the add-on.
    static let packSize = 100_000

    let period: Range<Instant>
    /// Requests that the plan and the paid packs allow.
    let allowance: Int
    /// The requests of each website that the account owns, websites without any left out: most first, then by domain.
    let websites: [(website: Website, requests: Int)]
    /// Recorded requests of all its websites.
    let total: Int

    init(of user: User, in state: WorldState, at now: Instant) throws {
        period = Self.period(of: user, at: now)
        let paid = user.botAddOnStatus == "active" ? user.botPackQuantity &* Self.packSize : 0
        allowance = user.includedBotRequests &+ paid
        var websites: [(website: Website, requests: Int)] = []
        for website in state.directory.websites where website.ownerID == user.id {
            let requests = try state.store.countBotRequests(websiteID: website.id, in: period)
            if requests > 0 { websites.append((website, requests)) }
        }
        self.websites = websites.sorted { ($1.requests, $0.website.domain) < ($0.requests, $1.website.domain) }
        total = websites.reduce(0) { $0 + $1.requests }
    }

    /// Requests that may still be recorded.
    var remaining: Int { max(0, allowance - total) }

    /// Percent of the allowance that is used up.
    var percentUsed: Double {
        allowance > 0 ? min(100, 100 * Double(total) / Double(allowance)).rounded(decimals: 2) : 100
    }

    /// The account's billing cycle when it contains `now`, else the calendar month in UTC.
    private static func period(of user: User, at now: Instant) -> Range<Instant> {
        if let start = user.billingCycleStartAt, let end = user.billingCycleEndAt, start <= now, now < end {
            return start..<end
        }
        let month = now.utc.date.startOfMonth
        return TimeZoneRules.utc.startOfDay(month)..<TimeZoneRules.utc.startOfDay(month.adding(months: 1))
    }
}

/// `GET /admin/bot-traffic/usage`
///
/// Source: account API, section 13.1.
extension Call {
    func getBotTrafficUsage() throws -> HTTPResponse {
        let user = caller.user
        guard caller.credential.accountToken?.websiteIDs.isEmpty ?? false else { throw ContractError.needsAllWebsites }
        guard state.directory.websites.contains(where: { $0.ownerID == user.id }) else { throw ContractError.ownerOnly }
        let usage = try BotTrafficUsage(of: user, in: state, at: now)
        let dropped = try store.droppedBotRequests(userID: user.id, in: usage.period)
        return Envelope.single { writer in
            writer.beginObject("usage")
            writer.member("usage", usage.total)
            writer.member("dropped", dropped)
            writer.member("allowance", usage.allowance)
            writer.member("remaining", usage.remaining)
            writer.member("percentUsed", usage.percentUsed)
            writer.member("periodStartAt", usage.period.lowerBound)
            writer.member("resetAt", usage.period.upperBound)
            writer.member("isCounting", usage.remaining > 0)
            writer.endObject()
            writer.beginArray("websiteStats")
            for (website, requests) in usage.websites {
                writer.beginObject()
                writer.member("websiteId", website.objectID)
                writer.member("domain", website.domain)
                writer.member("logo", website.logo)
                writer.member("requests", requests)
                writer.endObject()
            }
            writer.endArray()
            writer.beginObject("billing")
            writer.member("addOnStatus", user.botAddOnStatus)
            writer.member("packQuantity", user.botPackQuantity)
            writer.member("packSize", BotTrafficUsage.packSize)
            writer.endObject()
        }
    }
}
