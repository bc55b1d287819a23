import HTTPServer
import JSON
import Store

/// `GET /analytics/goals/properties`: the properties recorded on a goal, or the values of one of them.
///
/// Source: website API, section 5.2.
extension Call {
    func getGoalProperties() throws -> HTTPResponse {
        let goal = input.query.string("eventName") ?? ""
        let property = input.query.string("propertyName")
        let report = try store.report(
            try reportQuery(
                by: property.map { .propertyValue(property: $0, goal: goal) } ?? .property(goal: goal), metrics: [],
                order: .events))
        return Envelope.list(report.rows) { row, writer in
            if property == nil {
                writer.member("propertyName", row.values.first)
            } else {
                writer.member("value", row.values.first)
            }
            writer.member("completions", row.figures.events)
            writer.member("visitors", row.figures.visitors)
        } after: { writer in
            writer.pagination(input.query, total: report.total)
        }
    }
}
