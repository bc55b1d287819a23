import DataFastAPI
import HTTPServer
import Store

/// `POST /admin/websites`: a website that the caller owns.
///
/// Source: account API, section 4.2.
extension Call {
    func createWebsite() throws -> HTTPResponse {
        let domain = input.body.string("domain") ?? ""
        try checkDomain(domain, ownerID: caller.user.id)
        if let limit = caller.user.websiteLimit {
            let owned = state.directory.websites.count { $0.ownerID == caller.user.id }
            guard owned < limit else { throw ContractError.websiteLimitReached }
        }
        var website = Website(
            objectID: state.newObjectID(), ownerID: caller.user.id, createdAt: now, domain: domain,
            trackingID: state.newTrackingID(), timezone: input.body.string("timezone") ?? "")
        website.name = input.body.string("name")
        try state.create(website)
        return Envelope.single { writer in
            writer.member("websiteId", website.objectID)
            writer.member("domain", website.domain)
            writer.member("trackingId", website.trackingID)
        }
    }

    /// An owner has a domain once; other owners may have it too.
    func checkDomain(_ domain: String, ownerID: String, except website: Website? = nil) throws(ContractError) {
        let isTaken = state.directory.websites.contains {
            $0.domain == domain && $0.ownerID == ownerID && $0.id != website?.id
        }
        if isTaken { throw .domainTaken }
    }
}
