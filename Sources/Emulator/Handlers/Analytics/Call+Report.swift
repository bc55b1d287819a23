import DataFastAPI
import JSON
import Store

/// What all reports share: reading the request, writing money and the page.
extension Call {
    /// The question that a request's website, range and filters ask, in so many rows as it wants; all time without dates.
    func reportQuery(
        by dimension: ReportQuery.Dimension, metrics: ReportQuery.Metrics = [.visits, .payments],
        order: ReportQuery.Order = .visitors
    ) throws -> ReportQuery {
        let website = try website()
        var query = ReportQuery(
            website: website, window: try TimeRange(input.query, website: website, fullDays: .asDates)?.instants,
            filter: ReportFilter(input.query.filters, website: website), dimension: dimension, metrics: metrics,
            order: order)
        query.limit = input.query.int("limit")
        query.offset = input.query.int("offset") ?? 0
        return query
    }

    /// The keys that the answer shall hold.
    var fields: [String] { input.query.strings("fields") ?? [] }
}

extension JSONWriter {
    /// Writes `"pagination":{"limit":…,"offset":…,"total":…}`; with the number of rows sent, `"hasMore":…` follows.
    mutating func pagination(_ query: CheckedQuery, total: Int, sent: Int? = nil) {
        beginObject("pagination")
        member("limit", query.int("limit"))
        member("offset", query.int("offset"))
        member("total", total)
        if let sent { member("hasMore", query.int("offset") ?? 0 < total - sent) }
        endObject()
    }

    /// A member that is an amount of money, counted in hundredths.
    mutating func member(_ name: StaticString, cents: Double) {
        member(name, cents.rounded(decimals: 0) / 100)
    }

    /// A member that is a quotient, with 2 decimals; 0 when there is nothing to divide by.
    mutating func member(_ name: StaticString, _ dividend: Double, per divisor: Int) {
        member(name, divisor == 0 ? 0 : (dividend / Double(divisor)).rounded(decimals: 2))
    }
}
