import CivilTime
import DataFastAPI
import HTTPServer
import Store
import Testing

@testable import Emulator

struct AuthorisationTests {
    private static let second = "665f0b3c4d2e1a00123456ff"
    private static let foreign = "665f0b3c4d2e1a00123456ee"
    private static let unknown = "665f0b3c4d2e1a0012345600"
    private static let stranger = TestWorld.userID("a9")

    /// The owner's second website and one of a stranger's, beside the first.
    private static func cast() throws -> TestWorld {
        let world = try TestWorld()
        try world.addWebsite(second, owner: TestWorld.owner)
        try world.addUser(stranger)
        try world.addWebsite(foreign, owner: stranger)
        return world
    }

    @Test(arguments: Permission.allCases)
    func aTokenNeedsExactlyTheOperationsPermission(permission: Permission) throws {
        let world = try TestWorld()
        try world.addToken("dft_with") { $0.permissions = [permission.rawValue] }
        try world.addToken("dft_without") {
            $0.permissions = Permission.allCases.filter { $0 != permission }.map(\.rawValue)
        }
        try world.addToken("dft_none") { $0.permissions = ["nonsense"] }
        let message = "Token does not have the required permission: \(permission.rawValue)"
        for operation in OperationTable.all where operation.access.permission == permission {
            let target = Self.target(operation)
            let refused = world.send(operation.method.rawValue, target, token: "dft_without")
            expect(refused, isError: 403, message)
            expect(world.send(operation.method.rawValue, target, token: "dft_none"), isError: 403, message)
            #expect(world.send(operation.method.rawValue, target, token: "dft_with").text != refused.text)
        }
    }

    /// A target that every check up to the permission lets pass.
    private static func target(_ operation: Operation) -> String {
        let path = operation.path.segments.map { segment in
            switch segment {
            case .literal(let text): "/" + text
            case .parameter("websiteId"): "/" + TestWorld.websiteID
            case .parameter("datafast_visitor_id"): "/" + TestWorld.visitor
            case .parameter: "/" + unknown
            }
        }
        return path.joined() + (operation.access.scope == .websiteInQuery ? "?websiteId=\(TestWorld.websiteID)" : "")
    }

    @Test func websiteKeysAreRefusedWhereTheTableSaysSo() throws {
        let world = try TestWorld()
        for operation in OperationTable.all {
            let answer = world.send(operation.method.rawValue, Self.target(operation))
            let isRefused = answer.text.contains("Website API keys (df_) cannot access this endpoint")
            #expect(isRefused != operation.access.allowsWebsiteKey, "\(operation.id)")
        }
    }

    @Test func viewersReadAndMembersWriteAndOwnersDoAll() throws {
        let world = try Self.cast()
        for (end, role) in [("b1", "viewer"), ("b2", "member")] {
            try world.addUser(TestWorld.userID(end))
            try world.addMember(TestWorld.userID(end), role: role)
            try world.addToken("dft_\(role)", user: TestWorld.userID(end))
        }
        let roles: [(Role, String)] = [(.viewer, "dft_viewer"), (.member, "dft_member"), (.owner, TestWorld.token)]
        for operation in OperationTable.all where operation.access.scope != .account {
            for (role, token) in roles {
                let answer = world.send(operation.method.rawValue, Self.target(operation), token: token)
                let least = operation.access.role
                if let least, role < least {
                    expect(
                        answer, isError: 403,
                        least == .owner
                            ? "Only the website owner can do this"
                            : "Your role on this website does not allow this action")
                } else {
                    #expect(!answer.text.contains("role on this website"), "\(operation.id) \(role)")
                    #expect(!answer.text.contains("Only the website owner"), "\(operation.id) \(role)")
                }
            }
        }
    }

    @Test func aKeyIsAMemberWhateverItsMakerIs() throws {
        let world = try Self.cast()
        try world.addUser(TestWorld.userID("b1"))
        try world.addMember(TestWorld.userID("b1"), role: "viewer")
        try world.addKey("df_viewer", createdBy: TestWorld.userID("b1"))
        try world.view()
        let goal = #"{"datafast_visitor_id":"\#(TestWorld.visitor)","name":"signup"}"#
        #expect(world.send("POST", "/goals", token: "df_viewer", body: goal).status == 200)
        // Its account is its maker's while the maker is in the team, and the owner's from then on.
        #expect(world.send("GET", "/admin/account", token: "df_viewer").text.contains(TestWorld.userID("b1")))
        try world.addUser(TestWorld.userID("b2"))
        try world.addKey("df_left", createdBy: TestWorld.userID("b2"))
        #expect(world.send("GET", "/admin/account", token: "df_left").text.contains(TestWorld.owner))
        #expect(world.send("POST", "/goals", token: "df_left", body: goal).status == 200)
    }

    @Test(arguments: [
        "", "?websiteId=", "?websiteid=\(TestWorld.websiteID)", "?websiteId=&websiteId=\(TestWorld.websiteID)",
    ])
    func anAccountTokenMustNameTheWebsite(query: String) throws {
        expect(
            try TestWorld().send("GET", "/visitors\(query)", token: TestWorld.token), isError: 400,
            "websiteId is required with an account token")
    }

    @Test(arguments: [
        "dfid_abc123", "665f0b3c4d2e1a001234567", "665f0b3c4d2e1a00123456789", "zzzf0b3c4d2e1a0012345678", "é",
    ])
    func aWebsiteIsNamedByItsObjectID(id: String) throws {
        let world = try TestWorld()
        expect(
            world.send("GET", "/visitors?websiteId=\(id)", token: TestWorld.token), isError: 400, "Invalid websiteId")
        expect(world.send("GET", "/admin/websites/\(id)", token: TestWorld.token), isError: 400, "Invalid websiteId")
    }

    @Test func idsAreOfEitherCaseAndTheFirstCounts() throws {
        let world = try Self.cast()
        let upper = TestWorld.websiteID.uppercased()
        #expect(world.send("GET", "/visitors?websiteId=\(upper)", token: TestWorld.token).status == 200)
        let twice = "/visitors?websiteId=\(TestWorld.websiteID)&websiteId=\(Self.unknown)"
        #expect(world.send("GET", twice, token: TestWorld.token).status == 200)
    }

    @Test(arguments: [unknown, foreign])
    func websitesThatAreNotTheUsersAreNotFound(id: String) throws {
        let world = try Self.cast()
        expect(
            world.send("GET", "/visitors?websiteId=\(id)", token: TestWorld.token), isError: 404, "Website not found")
        expect(world.send("GET", "/admin/websites/\(id)", token: TestWorld.token), isError: 404, "Website not found")
        expect(world.send("GET", "/admin/websites/\(id)"), isError: 404, "Website not found")
    }

    @Test func allowlistsAndKeysEndAtTheirWebsites() throws {
        let world = try Self.cast()
        try world.addToken("dft_one") { $0.websiteIDs = [TestWorld.websiteID] }
        let message = "Token does not have access to this website"
        expect(world.send("GET", "/visitors?websiteId=\(Self.second)", token: "dft_one"), isError: 403, message)
        expect(world.send("GET", "/admin/websites/\(Self.second)", token: "dft_one"), isError: 403, message)
        expect(world.send("GET", "/admin/websites/\(Self.second)"), isError: 403, message)
        #expect(world.send("GET", "/visitors?websiteId=\(TestWorld.websiteID)", token: "dft_one").status == 200)
    }

    @Test(arguments: [second, foreign, unknown, "dfid_abc123", "nonsense", ""])
    func aKeysOwnWebsiteCountsWhateverTheQuerySays(id: String) throws {
        let world = try Self.cast()
        try world.view()
        expect(
            world.send("DELETE", "/payments?websiteId=\(id)&transaction_id=t"), isError: 404, "Transaction not found")
        #expect(world.send("GET", "/visitors?websiteId=\(id)").text.contains(TestWorld.visitor))
    }

    @Test func accountsWithoutAPIAccessAreRefusedWithBothKinds() throws {
        let world = try TestWorld()
        try world.addUser(TestWorld.userID("b1"), hasAPIAccess: false)
        let site = try world.addWebsite(Self.second, owner: TestWorld.userID("b1"))
        try world.addToken("dft_poor", user: TestWorld.userID("b1"))
        try world.addMember(TestWorld.owner, role: "member", websiteKey: site)
        // The key's maker has access; the owner, whose account counts, has not.
        try world.addKey("df_poor", websiteKey: site)
        for token in ["dft_poor", "df_poor"] {
            expect(world.send("GET", "/admin/account", token: token), isError: 403, "Account does not have API access")
            expect(world.send("GET", "/visitors", token: token), isError: 403, "Account does not have API access")
        }
        // The other way round: who has no access made a key of a website whose owner has.
        try world.addMember(TestWorld.userID("b1"), role: "member")
        try world.addKey("df_rich", createdBy: TestWorld.userID("b1"))
        #expect(world.send("GET", "/visitors", token: "df_rich").status == 200)
    }

    @Test func aSuspendedWebsiteRefusesEventsAndReportsButNoSettings() throws {
        let world = try TestWorld(website: { $0.isTrackingSuspended = true })
        for operation in OperationTable.all where operation.access.scope != .account {
            for token in [TestWorld.key, TestWorld.token] {
                let answer = world.send(operation.method.rawValue, Self.target(operation), token: token)
                if operation.access.scope == .websiteInQuery {
                    expect(answer, isError: 403, "Tracking is suspended for this website")
                } else {
                    #expect(!answer.text.contains("suspended"))
                }
            }
        }
    }
}
