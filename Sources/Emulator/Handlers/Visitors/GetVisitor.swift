import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /visitors/{datafast_visitor_id}`: all that is known of one visitor.
///
/// Source: website API, section 7.2.
extension Call {
    func getVisitor() throws -> HTTPResponse {
        let website = try website()
        guard let text = input.path.string("datafast_visitor_id"), let id = VisitorID(text) else {
            throw ContractError.visitorDataNotFound
        }
        guard let visitor = try store.visitorDetail(id, websiteID: website.id) else {
            let isBot = try store.visitor(id, websiteID: website.id)?.isBot ?? false
            throw isBot ? ContractError.visitorIsBot : ContractError.visitorDataNotFound
        }
        if visitor.isBot { throw ContractError.visitorIsBot }
        let prediction =
            visitor.isCustomer
            ? nil : Prediction(try store.audience(websiteID: website.id), values: visitor.audienceValues)
        return Envelope.success(capacity: 2048) { writer in
            writer.beginObject("data")
            writer.member("visitorId", id.text)
            writeIdentity(visitor, to: &writer)
            writer.beginObject("activity")
            writer.member("visitCount", visitor.sessionCount)
            writer.member("pageViewCount", visitor.pageviewCount)
            writer.member("timeSinceFirstVisit", Int(now - visitor.firstVisitAt))
            writer.member("timeSinceCurrentVisit", Int(now - visitor.lastVisitAt))
            writer.member("firstVisitAt", visitor.firstVisitAt)
            writer.member("lastVisitAt", visitor.lastVisitAt)
            writer.member("currentUrl", visitor.page.url)
            write(visitor.completedGoals, to: &writer)
            write(visitor.visitedPages, to: &writer)
            writer.endObject()
            if let profile = visitor.profile { write(profile, to: &writer) }
            write(prediction, to: &writer)
            writer.endObject()
        }
    }
}

private func writeIdentity(_ visitor: VisitorDetail, to writer: inout JSONWriter) {
    let acquisition = visitor.acquisition
    let system = visitor.system
    writer.beginObject("identity")
    writer.member("country", visitor.place.country)
    writer.member("countryCode", visitor.place.country)
    writer.member("region", visitor.place.region)
    writer.member("city", visitor.place.city)
    writer.beginObject("params")
    writer.member("ref", acquisition.ref)
    writer.member("source", acquisition.source)
    writer.member("via", acquisition.via)
    writer.member("utm_source", acquisition.utmSource)
    writer.member("utm_medium", acquisition.utmMedium)
    writer.member("utm_campaign", acquisition.utmCampaign)
    writer.member("utm_content", acquisition.utmContent)
    writer.member("utm_term", acquisition.utmTerm)
    writer.endObject()
    writer.member("adClickIds", json: visitor.adClickIDs ?? "{}")
    writer.beginObject("browser")
    writer.member("name", system.browser)
    writer.member("version", system.browserVersion)
    writer.endObject()
    writer.beginObject("os")
    writer.member("name", system.os)
    writer.member("version", system.osVersion)
    writer.endObject()
    writer.beginObject("device")
    writer.member("type", system.device)
    writer.member("vendor", system.vendor)
    writer.member("model", system.model)
    writer.endObject()
    writer.beginObject("viewport")
    writer.member("width", visitor.viewport?.width)
    writer.member("height", visitor.viewport?.height)
    writer.endObject()
    writer.endObject()
}

private func write(_ goals: [VisitorDetail.CompletedGoal], to writer: inout JSONWriter) {
    writer.beginArray("completedGoals")
    for goal in goals {
        writer.beginObject()
        writer.member("name", goal.name)
        writer.member("description", goal.description)
        writer.member("isServer", goal.isServer)
        writer.member("timestamp", goal.time)
        writer.member("origin", goal.isFromPayment ? "payment_provider" : "manual")
        writer.endObject()
    }
    writer.endArray()
}

private func write(_ pages: [VisitorDetail.VisitedPage], to writer: inout JSONWriter) {
    writer.beginArray("visitedPages")
    for visited in pages {
        writer.beginObject()
        writer.member("url", visited.page.url)
        writer.member("timestamp", visited.time)
        writer.endObject()
    }
    writer.endArray()
}

private func write(_ profile: VisitorDetail.Profile, to writer: inout JSONWriter) {
    writer.beginObject("profile")
    writer.member("userId", profile.userID)
    writer.member("metadata", json: profile.metadata)
    writer.member("identifiedAt", profile.identifiedAt)
    writer.endObject()
}

private func write(_ prediction: Prediction?, to writer: inout JSONWriter) {
    writer.key("prediction")
    guard let prediction else { return writer.null() }
    writer.beginObject()
    writer.member("score", prediction.score)
    writer.member("conversionRate", prediction.conversionRate.rounded(decimals: 4))
    writer.member("expectedValue", prediction.expectedValue.rounded(decimals: 3))
    writer.member("confidence", prediction.confidence.rounded(decimals: 3))
    writer.endObject()
}

extension Page {
    /// Hostname and path, as the API prints a page: no scheme, no query.
    var url: String { hostname + path }
}
