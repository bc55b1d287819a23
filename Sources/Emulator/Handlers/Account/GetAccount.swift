import HTTPServer

/// `GET /admin/account`: whom the token belongs to.
///
/// Source: account API, section 2.1.
extension Call {
    func getAccount() throws -> HTTPResponse {
        let user = caller.user
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            writer.member("_id", user.id)
            writer.member("name", user.name)
            writer.member("email", user.email)
            writer.member("image", user.image)
            writer.member("hasAccess", user.hasAccess)
            writer.member("planType", user.planType)
            writer.member("isFreeTrialActive", user.isFreeTrialActive)
            writer.member("freeTrialStartAt", user.freeTrialStartAt)
            writer.member("billingCycleStartAt", user.billingCycleStartAt)
            writer.member("billingCycleEndAt", user.billingCycleEndAt)
            if caller.isWebsiteKey, let website = caller.website { writer.member("websiteId", website.objectID) }
            writer.endObject()
            writer.endArray()
        }
    }
}
