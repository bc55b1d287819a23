import DataFastAPI
import HTTPServer
import Store

/// `GET /admin/websites/{websiteId}/goals`: all goals that were ever completed.
///
/// Source: account API, section 6.
extension Call {
    func listTrackedGoals() throws -> HTTPResponse {
        let website = try website()
        let goals = try store.trackedGoals(websiteID: website.id)
        let visitors = try store.countVisitors(websiteID: website.id)
        let customizations = Dictionary(
            uniqueKeysWithValues: try store.goalCustomizations(websiteID: website.id).map { ($0.goalName, $0) })
        return Envelope.list(goals) { goal, writer in
            writer.member("name", goal.name)
            writer.member("total", goal.completions)
            writer.member("uv", goal.visitors)
            let rate = visitors == 0 ? 0 : 100 * Double(goal.visitors) / Double(visitors)
            writer.member("conversionRate", rate.rounded(decimals: 2))
            writer.member("eventType", Self.paymentGoals.contains(goal.name) ? "payment" : "custom")
            if let customization = customizations[goal.name] {
                writer.member("displayName", customization.displayName)
                writer.member("color", customization.color)
                writer.member("description", customization.description)
            }
        }
    }

    private static let paymentGoals = [LifecycleGoal.payment.rawValue, LifecycleGoal.freeTrial.rawValue]
}
