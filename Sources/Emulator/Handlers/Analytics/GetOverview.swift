import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /analytics/overview`: the main figures.
///
/// Source: website API, section 3.1.
extension Call {
    func getOverview() throws -> HTTPResponse {
        let fields = fields
        var metrics: ReportQuery.Metrics = [.visits, .outcomes, .payments]
        if fields.contains("new_visitors") || fields.contains("returning_visitors") { metrics.insert(.newVisitors) }
        if fields.contains("pageviews") { metrics.insert(.pageviews) }
        let query = try reportQuery(by: .total, metrics: metrics)
        let figures = try store.report(query).totals
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            for field in fields { writer.overviewMember(field, figures, currency: query.currency) }
            writer.endObject()
            writer.endArray()
        }
    }
}

extension JSONWriter {
    fileprivate mutating func overviewMember(_ field: String, _ figures: Figures, currency: String) {
        switch field {
        case "visitors": member("visitors", figures.visitors)
        case "new_visitors": member("new_visitors", figures.newVisitors)
        case "returning_visitors": member("returning_visitors", figures.visitors - figures.newVisitors)
        case "pageviews": member("pageviews", figures.pageviews)
        case "sessions": member("sessions", figures.sessions)
        case "bounce_rate": member("bounce_rate", 100 * Double(figures.bounces), per: figures.sessions)
        case "avg_session_duration": member("avg_session_duration", Double(figures.duration), per: figures.sessions)
        case "currency": member("currency", Currency(code: currency).symbol)
        case "revenue": member("revenue", cents: figures.revenueCents)
        case "payments": member("payments", figures.payments)
        case "revenue_per_visitor":
            member("revenue_per_visitor", figures.revenueCents / 100, per: figures.visitors)
        case "conversion_rate":
            // Payers need not have been there in the window.
            let payers = min(figures.payers, figures.visitors)
            member("conversion_rate", 100 * Double(payers), per: figures.visitors)
        default: break
        }
    }
}
