import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /visitors`: the visitors that fit all filters, last seen first.
///
/// Source: website API, section 7.1.
extension Call {
    func listVisitors() throws -> HTTPResponse {
        let website = try website()
        let input = input.query
        var query = VisitorQuery(
            websiteID: website.id, limit: input.int("limit") ?? 100, offset: input.int("offset") ?? 0)
        query.window = try TimeRange(input, website: website, fullDays: .asDates)?.instants
        query.isCustomer = input.bool("isCustomer")
        // To have completed a goal is asked of the session here, to have missed one of the visitor.
        query.completedGoals = input.filters.first { $0.name == .goal && $0.comparison == .is }?.values ?? []
        query.filter = ReportFilter(
            input.filters.filter { $0.name != .visitCount && !($0.name == .goal && $0.comparison == .is) },
            website: website)
        let (visitors, total) = try store.visitors(query)
        return Envelope.success(capacity: 512 * (visitors.count + 1)) { writer in
            writer.beginArray("data")
            for visitor in visitors { write(visitor, to: &writer) }
            writer.endArray()
            writer.pagination(input, total: total, sent: visitors.count)
        }
    }
}

private func write(_ visitor: VisitorSummary, to writer: inout JSONWriter) {
    let acquisition = visitor.acquisition
    writer.beginObject()
    writer.member("visitorId", visitor.visitor.text)
    writer.member("lastSeenAt", visitor.lastSeenAt, .seconds)
    writer.member("currentUrl", visitor.page.url)
    writer.beginObject("identity")
    writer.member("country", visitor.place.country)
    writer.member("region", visitor.place.region.map { String(Region.subdivision(of: $0)) })
    writer.member("city", visitor.place.city)
    writer.member("browser", visitor.system.browser)
    writer.member("os", visitor.system.os)
    writer.member("device", visitor.system.device)
    writer.endObject()
    writer.beginObject("acquisition")
    writer.member("referrer", acquisition.referrer)
    writer.member("utm_source", acquisition.utmSource)
    writer.member("utm_medium", acquisition.utmMedium)
    writer.member("utm_campaign", acquisition.utmCampaign)
    writer.member("utm_term", acquisition.utmTerm)
    writer.member("utm_content", acquisition.utmContent)
    writer.member("ref", acquisition.ref)
    writer.member("source", acquisition.source)
    writer.member("via", acquisition.via)
    writer.endObject()
    writer.endObject()
}
