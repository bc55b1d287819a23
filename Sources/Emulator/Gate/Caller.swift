import CivilTime
import DataFastAPI
import Store

/// Who makes a request, as far as the gate has come to know.
struct Caller {
    let credential: Credential
    /// The user whom the credential stands for.
    let user: User
    /// The website that the request is about; nil on account routes, but for a website key's own.
    var website: Website?
    /// The caller's role on ``website``.
    var role: Role?

    /// Whether the request came with a website key.
    var isWebsiteKey: Bool {
        if case .websiteKey = credential.kind { true } else { false }
    }
}
