import HTTPServer
import Testing

@testable import Emulator

/// Each case has the faults of a step and of all steps after it: the step's own answer must win.
struct OrderOfChecksTests {
    private static let second = "665f0b3c4d2e1a00123456ff"
    private static let stranger = "665f0b3c4d2e1a00123456ee"

    /// A token with every fault, and one fault less with each name.
    private static func cast() throws -> TestWorld {
        let world = try TestWorld {
            $0.deleteTimeoutRecords = 0
        } website: {
            $0.isTrackingSuspended = true
        }
        let poor = TestWorld.userID("b1")
        try world.addUser(poor, hasAPIAccess: false)
        try world.addToken("dft_poor", user: poor) { $0.permissions = [] }
        let viewer = TestWorld.userID("b2")
        try world.addUser(viewer)
        try world.addMember(viewer, role: "viewer")
        try world.addToken("dft_reader", user: viewer) {
            $0.permissions = ["analytics:read"]
            $0.websiteIDs = [second]
        }
        try world.addToken("dft_elsewhere", user: viewer) { $0.websiteIDs = [second] }
        try world.addToken("dft_viewer", user: viewer)
        try world.addWebsite(stranger, owner: poor)
        return world
    }

    @Test(arguments: [
        // Step 4: access, then permission, before the website.
        ("dft_poor", "/goals", 403, "Account does not have API access"),
        ("dft_reader", "/goals", 403, "Token does not have the required permission: goals:write"),
        ("dft_reader", "/goals?websiteId=zz", 403, "Token does not have the required permission: goals:write"),
        // Step 5: missing, malformed, not found, allowlist, role, suspension, before the body.
        ("dft_elsewhere", "/goals", 400, "websiteId is required with an account token"),
        ("dft_elsewhere", "/goals?websiteId=zz", 400, "Invalid websiteId"),
        ("dft_elsewhere", "/goals?websiteId=\(stranger)", 404, "Website not found"),
        ("dft_elsewhere", "/goals?websiteId=\(TestWorld.websiteID)", 403, "Token does not have access to this website"),
        (
            "dft_viewer", "/goals?websiteId=\(TestWorld.websiteID)", 403,
            "Your role on this website does not allow this action"
        ),
        ("dft_owner", "/goals?websiteId=\(TestWorld.websiteID)", 403, "Tracking is suspended for this website"),
        ("df_owner", "/goals", 403, "Tracking is suspended for this website"),
    ])
    func theEarlierFaultAnswers(token: String, target: String, status: Int, message: String) throws {
        expect(
            try Self.cast().send("POST", target, token: token, body: "not JSON"), isError: status, message)
    }

    @Test func theKindOfTokenComesAfterTheAccountAndBeforeThePermission() throws {
        let world = try Self.cast()
        try world.addKey("df_poor", websiteKey: world.state.directory.website(objectID: Self.stranger)!.id)
        expect(
            world.send("PUT", "/admin/account", token: "df_poor", body: "not JSON"), isError: 403,
            "Account does not have API access")
        expect(
            world.send("PUT", "/admin/account", body: "not JSON"), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
    }

    @Test func pathQueryBodyAndSizeInThisOrder() throws {
        let world = try TestWorld()
        let large = String(repeating: "x", count: 1024 * 1024 + 1)
        expect(
            world.send("GET", "/visitors/zz?startAt=1", body: large), isError: 400,
            "Invalid visitorId: must be a UUID v4")
        expect(world.send("POST", "/goals", body: large), isError: 413, "Request body too large")
        let padded = "{" + String(repeating: " ", count: 1024 * 1024 - 2) + "}"
        expect(
            world.send("POST", "/goals", body: padded), isError: 400,
            "Missing required fields: datafast_visitor_id, name")
        // Payments have a plain body from the reading of the body on, but not for its size.
        #expect(world.send("POST", "/payments", body: "[]").text == #"{"error":"Invalid JSON body"}"#)
        expect(world.send("POST", "/payments", body: large), isError: 413, "Request body too large")
        expect(world.send("POST", "/payments", token: "df_nobody", body: "[]"), isError: 401, "Invalid API Key")
    }

    @Test func contentComesBeforeTheResource() throws {
        let world = try TestWorld()
        let body = #"{"datafast_visitor_id":"\#(TestWorld.visitor)","name":"?"}"#
        expect(
            world.send("POST", "/goals", body: body), isError: 400,
            "Invalid name: use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters")
    }
}
