import DataFastAPI
import HTTPServer
import Store

/// `DELETE /goals`: removes the goals that fit all that is given.
///
/// Source: website API, section 8.2.
extension Call {
    func deleteGoals() throws -> HTTPResponse {
        let website = try website()
        let query = input.query
        let visitor = query.string("datafast_visitor_id")
        let name = query.string("name")
        let range = try TimeRange(query, website: website, fullDays: .asInstants)
        let selection = Store.GoalSelection(
            websiteID: website.id, visitor: visitor.flatMap(VisitorID.init), name: name, range: range?.instants)
        let limit = state.settings.deleteTimeoutRecords
        guard try store.countGoals(selection, limit: limit) <= limit else { throw ContractError.deleteTimedOut }
        try store.deleteGoals(selection)
        // Without a range a goal or a visitor is named: all goals at once go only by their time.
        let message: SuccessMessage =
            range == nil
            ? .goalsDeleted : visitor == nil && name == nil ? .allGoalsDeletedInRange : .goalsDeletedInRange
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            writer.member("message", message.rawValue)
            if let visitor { writer.member("datafast_visitor_id", visitor) }
            if let name { writer.member("goal_name", name) }
            range?.write(to: &writer)
            writer.endObject()
            writer.endArray()
        }
    }
}
