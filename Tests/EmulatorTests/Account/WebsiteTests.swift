import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct WebsiteTests {
    private static let body = #"{"domain":" WWW.Example.ORG ","timezone":"Europe/Paris","name":"  "}"#

    @Test func listsWhatTheCallerMayReach() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.send("GET", "/admin/websites", token: "dft_viewer"),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","domain":"example.com","name":null,\
                "trackingId":"dfid_abc123","timezone":"America/New_York","currency":"USD","role":"viewer"}]}
                """)
        #expect(world.send("GET", "/admin/websites", token: TestWorld.token).string("role") == "owner")
        #expect(world.send("GET", "/admin/websites").string("role") == "member")
    }

    @Test func createsAWebsiteThatWorksAtOnce() throws {
        let world = try TestWorld()
        let answer = world.send("POST", "/admin/websites", token: TestWorld.token, body: Self.body)
        let id = answer.string("websiteId")
        let trackingID = answer.string("trackingId")
        #expect(isHex(id, digits: 24))
        #expect(trackingID.hasPrefix("dfid_") && trackingID.utf8.count == 26)
        expect(
            answer,
            is: """
                {"status":"success","data":[{"websiteId":"\(id)","domain":"www.example.org",\
                "trackingId":"\(trackingID)"}]}
                """)
        expect(
            world.send("GET", "/admin/websites/\(id)", token: TestWorld.token),
            is: """
                {"status":"success","data":[{"_id":"\(id)","domain":"www.example.org","name":null,\
                "trackingId":"\(trackingID)","timezone":"Europe/Paris","currency":"USD","kpi":null,\
                "kpiColorScheme":"orange","revenueMetric":"revenue","sendWeeklyReports":true,\
                "sendViralTrafficAlerts":true,"isPublicDashboardEnabled":false,"isPublicDataEnabled":false,\
                "isCookieless":false,"isAttackModeEnabled":false,"includeRenewalRevenue":true,"allowedHostnames":[],\
                "isAllHostnamesAllowed":false,"excludedIps":[],"excludedPaths":[],"excludedCountries":[],\
                "excludedHostnames":[]}]}
                """)
        let list = world.send("GET", "/admin/websites", token: TestWorld.token).text
        #expect(list.hasSuffix(#""timezone":"Europe/Paris","currency":"USD","role":"owner"}]}"#))
        #expect(world.state.directory.trackedWebsite(trackingID)?.settings.objectID == id)
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/websites", token: TestWorld.token).text == list, "the store must know it too")
    }

    @Test func anOwnerHasADomainOnce() throws {
        let world = try TestWorld.withTeam()
        func create(_ token: String) -> Int {
            world.send(
                "POST", "/admin/websites", token: token, body: #"{"domain":"EXAMPLE.com","timezone":"UTC"}"#
            ).status
        }
        #expect(create("dft_member") == 200, "a member of the website does not own it")
        #expect(create("dft_member") == 409)
        expect(
            world.send(
                "POST", "/admin/websites", token: TestWorld.token, body: #"{"domain":"example.com","timezone":"UTC"}"#),
            isError: 409, "A website with this domain already exists")
    }

    @Test func thePlanLimitsTheWebsitesOwned() throws {
        let world = try TestWorld.withTeam(owner: { $0.websiteLimit = 2 })
        func create(_ domain: String) -> String {
            world.send(
                "POST", "/admin/websites", token: TestWorld.token,
                body: #"{"domain":"\#(domain)","timezone":"UTC"}"#
            ).text
        }
        #expect(create("a.example").contains("success"))
        #expect(
            create("b.example")
                == #"{"status":"error","error":{"code":403,"message":"Website limit reached. Upgrade your plan to add more websites"}}"#
        )
        #expect(create("a.example").contains("already exists"), "the conflict is told first")
    }

    @Test func theCallersAllowlistDoesNotGrow() throws {
        let world = try TestWorld()
        try world.addToken("dft_narrow") { $0.websiteIDs = [TestWorld.websiteID] }
        let id = world.send("POST", "/admin/websites", token: "dft_narrow", body: Self.body).string("websiteId")
        expect(
            world.send("GET", "/admin/websites/\(id)", token: "dft_narrow"), isError: 403,
            "Token does not have access to this website")
        #expect(!world.send("GET", "/admin/websites", token: "dft_narrow").text.contains(id))
    }

    @Test func refusesKeysAndWrongBodies() throws {
        let world = try TestWorld()
        expect(
            world.send("POST", "/admin/websites", body: Self.body), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
        expect(
            world.send("POST", "/admin/websites", token: TestWorld.token), isError: 400,
            "Missing required fields: domain, timezone")
        expect(
            world.send("POST", "/admin/websites", token: TestWorld.token, body: "[]"), isError: 400,
            "Invalid JSON body")
    }

    @Test func aThousandInARowStayFast() throws {
        let world = try TestWorld()
        let start = ContinuousClock.now
        for number in 0..<1000 {
            let body = #"{"domain":"site\#(number).example","timezone":"UTC"}"#
            #expect(world.send("POST", "/admin/websites", token: TestWorld.token, body: body).status == 200)
        }
        // Reading the directory anew for each would take minutes in a debug build.
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    // MARK: Settings

    @Test func changesWhatIsSent() throws {
        let world = try TestWorld()
        try world.view()
        world.complete("signup")
        let answer = world.admin(
            "PUT",
            body: """
                {"domain":"Example.ORG","name":" Example ","timezone":"Asia/Tokyo","currency":" eur ","kpi":"signup",
                "kpiColorScheme":"teal","revenueMetric":"mrr","sendWeeklyReports":false,"sendViralTrafficAlerts":false,
                "isPublicDashboardEnabled":true,"isPublicDataEnabled":true,"isCookieless":true,
                "isAttackModeEnabled":true,"includeRenewalRevenue":false,"allowedHostnames":["A.com","a.com"],
                "isAllHostnamesAllowed":true,"excludedIps":["10.0.0.1","::1"],"excludedPaths":["/Admin/*"],
                "excludedCountries":["fr"],"excludedHostnames":["localhost"],"_id":"x","trackingId":"dfid_other"}
                """)
        let expected = """
            {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","domain":"example.org","name":"Example",\
            "trackingId":"dfid_abc123","timezone":"Asia/Tokyo","currency":"EUR","kpi":"signup",\
            "kpiColorScheme":"teal","revenueMetric":"mrr","sendWeeklyReports":false,\
            "sendViralTrafficAlerts":false,"isPublicDashboardEnabled":true,"isPublicDataEnabled":true,\
            "isCookieless":true,"isAttackModeEnabled":true,"includeRenewalRevenue":false,\
            "allowedHostnames":["a.com"],"isAllHostnamesAllowed":true,"excludedIps":["10.0.0.1","::1"],\
            "excludedPaths":["/Admin/*"],"excludedCountries":["FR"],"excludedHostnames":["localhost"]}]}
            """
        expect(answer, is: expected)
        try world.state.reloadDirectory()
        expect(world.admin("GET"), is: expected)
        #expect(world.state.directory.trackedWebsite("dfid_abc123")?.settings.domain == "example.org")
        let cleared = world.admin("PUT", token: TestWorld.key, body: #"{"name":null,"kpi":null,"excludedIps":[]}"#)
        #expect(cleared.first["name"] == .null && cleared.first["kpi"] == .null)
        #expect(cleared.first["excludedIps"] == [] && cleared.string("domain") == "example.org")
        #expect(world.send("GET", "/admin/websites").string("timezone") == "Asia/Tokyo")
    }

    @Test func theKPIIsATrackedGoalWhenItIsSet() throws {
        let world = try TestWorld()
        expect(
            world.admin("PUT", body: #"{"kpi":"signup"}"#), isError: 400, "Invalid kpi: must match a tracked goal")
        try world.view()
        world.complete("signup")
        #expect(world.admin("PUT", body: #"{"kpi":"signup"}"#).string("kpi") == "signup")
        #expect(world.admin("PUT", body: #"{"kpi":"payment"}"#).status == 400)
        world.pay("tx_1")
        #expect(world.admin("PUT", body: #"{"kpi":"payment"}"#).string("kpi") == "payment")
        #expect(world.admin("PUT", body: #"{"kpi":"signup"}"#).status == 200)
        #expect(world.send("DELETE", "/goals?name=signup").status == 200)
        #expect(world.admin("GET").string("kpi") == "signup", "it stays when its goal's events are deleted")
    }

    @Test func theKPIIsCheckedInItsTurn() throws {
        let world = try TestWorld()
        expect(
            world.admin("PUT", body: #"{"kpi":"nope","kpiColorScheme":"x"}"#), isError: 400,
            "Invalid kpi: must match a tracked goal")
        expect(
            world.admin("PUT", body: #"{"kpi":"nope","timezone":"Mars"}"#), isError: 400, "Invalid timezone: Mars")
        expect(world.admin("PUT", body: #"{"kpi":5}"#), isError: 400, "Invalid kpi: must be a string or null")
    }

    @Test func theKPIIsNormalisedAsGoalsAre() throws {
        let world = try TestWorld()
        try world.view()
        world.complete("sign_up")
        #expect(world.admin("PUT", body: #"{"kpi":" Sign UP "}"#).string("kpi") == "sign_up")
        #expect(world.admin("GET").string("kpi") == "sign_up")
    }

    @Test func refusesConflictsAndEmptyUpdates() throws {
        let world = try TestWorld.withTeam()
        try world.addWebsite("665f0b3c4d2e1a00000000d1", owner: TestWorld.owner) { $0.domain = "other.com" }
        expect(
            world.admin("PUT", token: "dft_member", body: #"{"domain":"Other.com"}"#), isError: 409,
            "A website with this domain already exists")
        #expect(world.admin("PUT", body: #"{"domain":"example.com"}"#).status == 200, "its own is no conflict")
        expect(world.admin("PUT", body: #"{"trackingId":"x","unknown":1}"#), isError: 400, "No fields provided")
        expect(
            world.admin("PUT", body: #"{"timezone":"Mars/Base"}"#), isError: 400, "Invalid timezone: Mars/Base")
        world.expectWriteIsRefused("PUT", "", body: #"{"name":"x"}"#)
    }

    @Test func aSeededDomainNeedNotFollowTheRule() throws {
        let world = try TestWorld { _ in
        } website: {
            $0.domain = "localhost"
        }
        #expect(world.admin("PUT", body: #"{"name":"x"}"#).string("domain") == "localhost")
    }

    @Test func deletingIsAlwaysRefused() throws {
        let world = try TestWorld.withTeam()
        for token in [TestWorld.token, TestWorld.key, "dft_viewer"] {
            expect(
                world.send("DELETE", "/admin/websites/\(TestWorld.websiteID.uppercased())", token: token), isError: 403,
                "Website deletion cannot be done programmatically. Please delete this website from the DataFast "
                    + "dashboard: https://datafa.st/dashboard/665f0b3c4d2e1a0012345678")
        }
        expect(world.admin("DELETE", token: "dft_stranger"), isError: 404, "Website not found")
        expect(
            world.send("DELETE", "/admin/websites/x", token: TestWorld.token), isError: 400, "Invalid websiteId")
    }
}
