import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /analytics/timeseries`: figures hour by hour, day by day, week by week or month by month.
///
/// Source: website API, section 3.2.
extension Call {
    func getTimeseries() throws -> HTTPResponse {
        let website = try website()
        let input = input.query
        guard let interval = input.string("interval").flatMap(Interval.init) else { throw ContractError.internalError }
        let zone = try TimeZoneRules.zone(of: input, website: website)
        let range =
            try TimeRange(input, website: website, fullDays: .asDates)
            ?? TimeRange(defaultFor: interval, zone: zone, now: now)
        let buckets = Buckets(interval, of: range)
        let page = buckets.page(limit: input.int("limit") ?? 100, offset: input.int("offset") ?? 0)
        let columns = TimeseriesColumns(fields: fields, website: website)
        let report = try store.report(
            ReportQuery(
                website: website, window: range.instants, filter: ReportFilter(input.filters, website: website),
                dimension: .time(page.edges), metrics: columns.metrics, order: .time))
        return Envelope.success(capacity: 256 * (report.rows.count + 2)) { writer in
            writer.member("fields", fields)
            writer.member("interval", buckets.interval.rawValue)
            writer.member("timezone", input.string("timezone") ?? website.timezone)
            writer.member("currency", columns.hasMoney ? Currency(code: website.currency).symbol : nil)
            writer.beginObject("totals")
            columns.write(report.totals, to: &writer)
            writer.endObject()
            writer.beginArray("data")
            for (start, row) in zip(page.edges, report.rows) {
                writer.beginObject()
                columns.write(row.figures, name: buckets.name(of: start), to: &writer)
                writer.member("timestamp", buckets.timestamp(of: start))
                writer.endObject()
            }
            writer.endArray()
            writer.pagination(input, total: page.total)
        }
    }
}

/// The keys of a bucket, in the order in which they were asked for.
private struct TimeseriesColumns {
    let fields: [String]
    let countsRenewals: Bool

    init(fields: [String], website: Website) {
        self.fields = fields
        countsRenewals = website.includesRenewalRevenue
    }

    var hasMoney: Bool { fields.contains("revenue") || fields.contains("conversion_rate") }

    var metrics: ReportQuery.Metrics {
        var metrics: ReportQuery.Metrics = []
        for field in fields {
            switch field {
            case "visitors", "sessions": metrics.insert(.visits)
            case "conversion_rate": metrics.formUnion([.visits, .payments])
            case "revenue", "payments": metrics.insert(.payments)
            case "new_visitors", "returning_visitors": metrics.formUnion([.visits, .newVisitors])
            case "pageviews": metrics.insert(.pageviews)
            default: break
            }
        }
        return metrics
    }

    /// Writes the metrics; of a bucket its name too.
    func write(_ figures: Figures, name: String? = nil, to writer: inout JSONWriter) {
        for field in fields {
            switch field {
            case "name": if let name { writer.member("name", name) }
            case "visitors": writer.member("visitors", figures.visitors)
            case "sessions": writer.member("sessions", figures.sessions)
            case "revenue": writeRevenue(figures, to: &writer)
            case "payments": writer.member("payments", figures.payments)
            case "conversion_rate":
                let cents = countsRenewals ? figures.revenueCents : figures.newCents
                writer.member("conversion_rate", cents / 100, per: figures.visitors)
            case "new_visitors": writer.member("new_visitors", figures.newVisitors)
            case "returning_visitors": writer.member("returning_visitors", figures.visitors - figures.newVisitors)
            case "pageviews": writer.member("pageviews", figures.pageviews)
            default: break
            }
        }
        if let name, !fields.contains("name") { writer.member("name", name) }
    }

    private func writeRevenue(_ figures: Figures, to writer: inout JSONWriter) {
        writer.member("revenue", cents: figures.revenueCents)
        writer.beginObject("revenueBreakdown")
        writer.member("new", cents: figures.newCents)
        writer.member("renewal", cents: figures.renewalCents)
        writer.member("refund", cents: figures.refundCents)
        writer.endObject()
        if !fields.contains("payments") { writer.member("payments", figures.payments) }
    }
}
