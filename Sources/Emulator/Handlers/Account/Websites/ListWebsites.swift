import HTTPServer

/// `GET /admin/websites`: the websites that the token can reach; of a key its own, as a member.
///
/// Source: account API, section 4.1.
extension Call {
    func listWebsites() throws -> HTTPResponse {
        let caller = caller
        return Envelope.success { writer in
            writer.beginArray("data")
            for website in state.directory.websites where caller.credential.reaches(website) {
                guard let role = state.directory.role(of: caller.user.id, on: website) else { continue }
                writer.beginObject()
                writer.member("_id", website.objectID)
                writer.member("domain", website.domain)
                writer.member("name", website.name)
                writer.member("trackingId", website.trackingID)
                writer.member("timezone", website.timezone)
                writer.member("currency", website.currency)
                writer.member("role", (caller.isWebsiteKey ? .member : role).rawValue)
                writer.endObject()
            }
            writer.endArray()
        }
    }
}
