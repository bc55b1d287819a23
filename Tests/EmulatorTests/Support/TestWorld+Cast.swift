import CivilTime
import HTTPServer
import Store
import Testing

@testable import Emulator

/// More people, websites, tokens and keys, made as a test needs them.
extension TestWorld {
    static let owner = "665f0b3c4d2e1a00000000a1"
    static let created = Instant(iso8601: "2026-01-01T00:00:00Z")!

    /// A user id that ends in these two hex digits.
    static func userID(_ end: String) -> String { "665f0b3c4d2e1a00000000" + end }

    func addUser(_ id: String, hasAPIAccess: Bool = true) throws {
        try state.store.insert(
            User(id: id, email: "\(id)@example.com", createdAt: Self.created, hasAPIAccess: hasAPIAccess))
        try state.reloadDirectory()
    }

    /// Adds a website and answers its row key.
    @discardableResult
    func addWebsite(
        _ objectID: String, owner: String, _ configure: (inout Website) -> Void = { _ in }
    ) throws -> Int64 {
        var website = Website(
            objectID: objectID, ownerID: owner, createdAt: Self.created + 1, domain: "\(objectID).com",
            trackingID: "dfid_\(objectID)", timezone: "UTC")
        configure(&website)
        let key = try state.store.insert(website)
        try state.reloadDirectory()
        return key
    }

    func addMember(_ userID: String, role: String, websiteKey: Int64? = nil) throws {
        try state.store.insert(
            Membership(
                websiteID: websiteKey ?? self.websiteKey, userID: userID, role: role, joinedAt: Self.created))
        try state.reloadDirectory()
    }

    func addToken(
        _ secret: String, user: String = TestWorld.owner, _ configure: (inout AccessToken) -> Void = { _ in }
    ) throws {
        var token = AccessToken(id: freshID(), secret: secret, userID: user, createdAt: Self.created)
        configure(&token)
        try state.store.insert(token)
        try state.reloadDirectory()
    }

    func addKey(
        _ secret: String, websiteKey: Int64? = nil, createdBy: String = TestWorld.owner,
        _ configure: (inout WebsiteKey) -> Void = { _ in }
    ) throws {
        var key = WebsiteKey(
            id: freshID(), secret: secret, websiteID: websiteKey ?? self.websiteKey, createdBy: createdBy,
            createdAt: Self.created)
        configure(&key)
        try state.store.insert(key)
        try state.reloadDirectory()
    }

    private func freshID() -> String { state.newObjectID() }
}

/// Expects the standard error body, to the byte.
func expect(
    _ response: HTTPResponse, isError status: Int, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(response.status == status, sourceLocation: sourceLocation)
    #expect(
        response.text == #"{"status":"error","error":{"code":\#(status),"message":"\#(message)"}}"#,
        sourceLocation: sourceLocation)
    #expect(response.contentType == "application/json", sourceLocation: sourceLocation)
}

/// Expects an answer of 200 with this body, to the byte.
func expect(_ response: HTTPResponse, is text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(response.status == 200, sourceLocation: sourceLocation)
    #expect(response.text == text, sourceLocation: sourceLocation)
    #expect(response.contentType == "application/json", sourceLocation: sourceLocation)
}

extension HTTPResponse {
    /// The values of the fields with this name.
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}
