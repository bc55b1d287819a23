import DataFastAPI
import HTTPServer
import JSON
import Store

/// `POST /identify`: says which user a visitor is.
///
/// Source: website API, section 10.
extension Call {
    func identifyVisitor() throws -> HTTPResponse {
        let website = try website()
        let body = input.body
        guard !website.isCookieless else { return answer(isNew: true, profileID: nil) }
        guard let userID = body.string("user_id"), let id = body.string("datafast_visitor_id").flatMap(VisitorID.init),
            let visitor = try store.visitor(id, websiteID: website.id), visitor.isVisible
        else { throw ContractError.visitorHasNoPageviews }
        let profile = try store.identify(
            userID: userID, metadata: JSONValue.object(body.others).description, websiteID: website.id,
            visitorID: visitor.id, time: now, objectID: state.newObjectID(at: now))
        return answer(isNew: profile.isNew, profileID: profile.profileID)
    }
}

private func answer(isNew: Bool, profileID: String?) -> HTTPResponse {
    Envelope.success { writer in
        writer.beginObject("data")
        let message = isNew ? SuccessMessage.profileCreated : .profileUpdated
        writer.member("message", message.rawValue)
        if let profileID { writer.member("profileId", profileID) }
        writer.endObject()
    }
}
