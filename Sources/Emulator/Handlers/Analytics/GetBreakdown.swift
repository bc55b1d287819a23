import DataFastAPI
import HTTPServer
import JSON
import Store

/// The eleven breakdowns and the count of goals: figures by the values of a dimension.
///
/// Source: website API, sections 4 and 5.1.
extension Call {
    func getBreakdown(
        by dimension: ReportQuery.Dimension, naming: @escaping @Sendable (String) -> String = { $0 }
    ) throws -> HTTPResponse {
        var query = try reportQuery(by: dimension)
        query.naming = naming
        return try answer(query)
    }

    /// Campaigns: the parameters named in `fields` group the rows, all eight when none is.
    func getCampaigns() throws -> HTTPResponse {
        let named = fields.compactMap(ReportQuery.CampaignParameter.init)
        let query = try reportQuery(by: .campaign(named.isEmpty ? ReportQuery.CampaignParameter.allCases : named))
        return try answer(query)
    }

    func getExitClicks() throws -> HTTPResponse {
        try answer(try reportQuery(by: .exitLink, metrics: [], order: .visitorsThenEvents))
    }

    func analyzeGoals() throws -> HTTPResponse {
        try answer(try reportQuery(by: .goal, metrics: [], order: .events))
    }

    private func answer(_ query: ReportQuery) throws -> HTTPResponse {
        let report = try store.report(query)
        let fields = fields
        return Envelope.success(capacity: 128 * (report.rows.count + 1)) { writer in
            writer.beginArray("data")
            for row in report.rows {
                writer.beginObject()
                if case .campaign(let parameters) = query.dimension {
                    writer.campaign(row, parameters: parameters.filter { fields.contains($0.rawValue) })
                }
                for field in fields { writer.breakdownMember(field, row) }
                writer.endObject()
            }
            writer.endArray()
            writer.pagination(input.query, total: report.total)
        }
    }
}

extension JSONWriter {
    /// Writes `"campaign":{…}`; nothing when no parameter was named.
    fileprivate mutating func campaign(_ row: Report.Row, parameters: [ReportQuery.CampaignParameter]) {
        guard !parameters.isEmpty else { return }
        beginObject("campaign")
        for (parameter, value) in zip(parameters, row.values) {
            key(parameter.rawValue)
            string(value)
        }
        endObject()
    }

    fileprivate mutating func breakdownMember(_ field: String, _ row: Report.Row) {
        let figures = row.figures
        let value = row.values.first ?? ""
        switch field {
        case "hostname": member("hostname", value)
        case "path": member("path", row.values.last)
        case "referrer": member("referrer", value)
        case "country": member("country", value)
        case "image": member("image", Country.image(name: value))
        case "region": member("region", value)
        case "city": member("city", value)
        case "device": member("device", value)
        case "browser": member("browser", value)
        case "operating_system": member("operating_system", value)
        case "url": member("url", value)
        case "name": member("goal", value)
        case "visitors": member("visitors", figures.visitors)
        case "revenue": member("revenue", cents: figures.revenueCents)
        case "payments": member("payments", figures.payments)
        case "clicks": member("clicks", figures.events)
        case "completions": member("completions", figures.events)
        default: break
        }
    }
}

extension Country {
    /// The URL of the flag of a country by its name; nil for `Unknown`.
    fileprivate static func image(name: String) -> String? {
        guard name != "Unknown" else { return nil }
        return "https://purecatamphetamine.github.io/country-flag-icons/3x2/\(code(for: name) ?? name).svg"
    }
}
