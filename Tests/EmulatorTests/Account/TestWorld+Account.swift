import CivilTime
import HTTPServer
import JSON
import Store
import Testing

@testable import Emulator

/// What tests of the account API need: a team, and requests below the website's path.
extension TestWorld {
    static let member = userID("a2")
    static let viewer = userID("a3")
    static let stranger = userID("a4")
    static let strangersWebsite = "665f0b3c4d2e1a00000000d4"
    static let nobodysID = "ffffffffffffffffffffffff"

    /// A world whose website also has a member (`dft_member`) and a viewer (`dft_viewer`), beside a stranger (`dft_stranger`) with
    /// a website of the same domain.
    static func withTeam(
        settings: (inout WorldSettings) -> Void = { _ in }, owner change: (inout User) -> Void = { _ in }
    ) throws -> TestWorld {
        let world = try TestWorld(settings)
        var owner = try #require(world.state.directory.users[Self.owner])
        change(&owner)
        try world.state.store.replace(owner)
        for user in [member, viewer, stranger] { try world.addUser(user) }
        try world.addMember(member, role: "member")
        try world.addMember(viewer, role: "viewer")
        try world.addWebsite(strangersWebsite, owner: stranger) { $0.domain = "example.com" }
        try world.addToken("dft_member", user: member)
        try world.addToken("dft_viewer", user: viewer)
        try world.addToken("dft_stranger", user: stranger)
        return world
    }

    /// What the API answers to a request below the website's path.
    @discardableResult
    func admin(
        _ method: String, _ path: String = "", token: String? = TestWorld.token, body: String = ""
    ) -> HTTPResponse {
        send(method, "/admin/websites/\(Self.websiteID)\(path)", token: token, body: body)
    }

    /// Completes a goal as a server reports it.
    @discardableResult
    func complete(_ goal: String) -> HTTPResponse {
        send("POST", "/goals", body: #"{"datafast_visitor_id":"\#(Self.visitor)","name":"\#(goal)"}"#)
    }

    /// Stores a payment as a server reports it.
    @discardableResult
    func pay(_ transactionID: String, amount: Int = 10, _ others: String = "") -> HTTPResponse {
        send(
            "POST", "/payments",
            body: #"{"amount":\#(amount),"currency":"USD","transaction_id":"\#(transactionID)"\#(others)}"#)
    }

    /// Expects that viewers may not make this request, and that nobody may on a website of others.
    func expectWriteIsRefused(
        _ method: String, _ path: String, body: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) {
        expect(
            admin(method, path, token: "dft_viewer", body: body), isError: 403,
            "Your role on this website does not allow this action", sourceLocation: sourceLocation)
        expect(
            admin(method, path, token: "dft_stranger", body: body), isError: 404, "Website not found",
            sourceLocation: sourceLocation)
    }
}

extension Store {
    /// Puts a user's row in place of the one with the same id.
    fileprivate func replace(_ user: User) throws {
        try connection.execute("PRAGMA foreign_keys = OFF")
        try connection.run("DELETE FROM users WHERE id = ?", user.id)
        try insert(user)
        try connection.execute("PRAGMA foreign_keys = ON")
    }
}

extension HTTPResponse {
    /// The answer's first object.
    var first: JSONValue { (try? JSONValue(parsing: body))?["data"]?[0] ?? .null }

    /// The text of a member of the answer's first object.
    func string(_ name: String) -> String { first[name]?.stringValue ?? "" }
}

/// Whether a text is a prefix and then so many lower-case hex digits.
func isHex(_ text: String, prefix: String = "", digits: Int) -> Bool {
    text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + digits
        && text.dropFirst(prefix.count).utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
