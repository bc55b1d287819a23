import HTTPServer

/// `PUT /admin/account`: another name.
///
/// Source: account API, section 2.2.
extension Call {
    func updateAccount() throws -> HTTPResponse {
        let user = caller.user
        let name = input.body.string("name") ?? ""
        try state.rename(user, to: name)
        return Envelope.single { writer in
            writer.member("_id", user.id)
            writer.member("name", name)
            writer.member("email", user.email)
            writer.member("image", user.image)
        }
    }
}
