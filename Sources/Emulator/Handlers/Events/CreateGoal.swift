import DataFastAPI
import HTTPServer
import JSON
import Store

/// `POST /goals`: a goal that a server reports for a visitor.
///
/// Source: website API, section 8.1.
extension Call {
    func createGoal() throws -> HTTPResponse {
        let website = try website()
        let body = input.body
        guard let id = body.string("datafast_visitor_id").flatMap(VisitorID.init), let name = body.string("name"),
            let visitor = try store.visitor(id, websiteID: website.id)
        else { throw ContractError.visitorHasNoPageviews }
        if visitor.isBot { throw ContractError.visitorIsBot }
        guard visitor.isVisible else { throw ContractError.visitorHasNoPageviews }
        let goal = Goal(
            objectID: state.newObjectID(at: now), name: name, description: body.string("description"),
            properties: body.object("metadata").flatMap { $0.isEmpty ? nil : JSONValue.object($0).description },
            isServer: true, isCustom: LifecycleGoal(rawValue: name) == nil)
        try store.recordGoal(goal, websiteID: website.id, visitor: visitor, time: now)
        try state.alert(goal: name, websiteID: website.id, visitor: id)
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            writer.member("message", SuccessMessage.goalCreated.rawValue)
            writer.member("eventId", goal.objectID)
            writer.endObject()
            writer.endArray()
        }
    }
}
