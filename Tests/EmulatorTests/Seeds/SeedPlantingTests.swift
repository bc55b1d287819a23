import CivilTime
import Store
import Testing

@testable import Emulator

/// What becomes of a seed's words in the database.
@Suite struct SeedPlantingTests {
    private static let visitor = VisitorID("a3ab2331-989f-4cfa-91c6-2461c9e3c6bd")!

    private func plant(_ visitor: String, payments: String = "") throws -> WorldState {
        try SeedWorld.plant(
            """
            {"users": [{"email": "a@a.test"}],
             "websites": [{"owner": "a@a.test", "domain": "a.test", "trackingId": "dfid_a", "timezone": "UTC",
                "visitors": [{"visitorId": "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", \(visitor)}],
                "payments": [\(payments)]}]}
            """)
    }

    private func detail(_ state: WorldState) throws -> VisitorDetail {
        try #require(try state.store.visitorDetail(Self.visitor, websiteID: 1))
    }

    @Test func everyFieldOfAnAccountArrives() throws {
        let state = try SeedWorld.plant(
            """
            {"users": [
                {"_id": "665F0B3C4D2E1A0000000001", "name": "A", "email": "a@a.test", "image": "https://a.test/a.png",
                 "createdAt": "2026-01-01T00:00:00Z", "hasAccess": false, "planType": "pro", "isFreeTrialActive": true,
                 "freeTrialStartAt": "-1d", "billingCycleStartAt": "-2d", "billingCycleEndAt": "+2d", "apiAccess": false},
                {"email": "b@a.test"}],
             "websites": [{"_id": "665f0b3c4d2e1a0000000002", "owner": "a@a.test", "createdAt": "2026-01-02T00:00:00Z",
                "domain": "localhost", "name": "N", "logo": "https://a.test/l.png", "trackingId": "dfid_a",
                "timezone": "Asia/Seoul", "currency": "EUR", "kpi": "signup", "kpiColorScheme": "blue",
                "revenueMetric": "mrr", "sendWeeklyReports": false, "sendViralTrafficAlerts": false,
                "isPublicDashboardEnabled": true, "isPublicDataEnabled": true, "isCookieless": true,
                "isAttackModeEnabled": true, "includeRenewalRevenue": false, "allowedHostnames": ["b.test"],
                "isAllHostnamesAllowed": true, "excludedIps": ["192.0.2.1"], "excludedPaths": ["/x"],
                "excludedCountries": ["DE"], "excludedHostnames": ["c.test"], "trackingSuspended": true,
                "members": [{"user": "b@a.test", "role": "viewer", "joinedAt": "2026-01-03T00:00:00Z"}],
                "keys": [{"_id": "665f0b3c4d2e1a0000000003", "key": "df_a", "name": "K", "createdBy": "b@a.test",
                    "createdAt": "2026-01-04T00:00:00Z", "lastUsedAt": "-1h", "expiresAt": "+1h", "kind": "mobile",
                    "revoked": true}]}],
             "accessTokens": [{"_id": "665f0b3c4d2e1a0000000004", "key": "dft_a", "user": "b@a.test", "name": "T",
                "permissions": ["goals:read"], "websiteIds": ["665f0b3c4d2e1a0000000002"],
                "createdAt": "2026-01-05T00:00:00Z", "lastUsedAt": "-2h", "expiresAt": "+2h", "revoked": true}]}
            """)
        let accounts = try state.store.accounts()
        func time(_ text: String) -> Instant { Instant(iso8601: text)! }
        let second = try #require(accounts.users.last)
        #expect(
            accounts.users.first
                == User(
                    id: "665f0b3c4d2e1a0000000001", name: "A", email: "a@a.test", image: "https://a.test/a.png",
                    createdAt: time("2026-01-01T00:00:00Z"), hasAccess: false, planType: "pro",
                    isFreeTrialActive: true, freeTrialStartAt: time("2026-05-20T12:00:00Z"),
                    billingCycleStartAt: time("2026-05-19T12:00:00Z"), billingCycleEndAt: time("2026-05-23T12:00:00Z"),
                    hasAPIAccess: false))
        #expect(second.createdAt == SeedWorld.noon)
        #expect(second.hasAPIAccess)
        var website = Website(
            id: 1, objectID: "665f0b3c4d2e1a0000000002", ownerID: "665f0b3c4d2e1a0000000001",
            createdAt: time("2026-01-02T00:00:00Z"), domain: "localhost", trackingID: "dfid_a", timezone: "Asia/Seoul")
        website.name = "N"
        website.logo = "https://a.test/l.png"
        website.currency = "EUR"
        website.kpi = "signup"
        website.kpiColorScheme = "blue"
        website.revenueMetric = "mrr"
        website.sendsWeeklyReports = false
        website.sendsViralTrafficAlerts = false
        website.isPublicDashboardEnabled = true
        website.isPublicDataEnabled = true
        website.isCookieless = true
        website.isAttackModeEnabled = true
        website.includesRenewalRevenue = false
        website.allowedHostnames = ["b.test"]
        website.isAllHostnamesAllowed = true
        website.excludedIPs = ["192.0.2.1"]
        website.excludedPaths = ["/x"]
        website.excludedCountries = ["DE"]
        website.excludedHostnames = ["c.test"]
        website.isTrackingSuspended = true
        #expect(accounts.websites == [website])
        #expect(
            accounts.memberships
                == [
                    Membership(websiteID: 1, userID: second.id, role: "viewer", joinedAt: time("2026-01-03T00:00:00Z"))
                ])
        #expect(
            accounts.keys
                == [
                    WebsiteKey(
                        id: "665f0b3c4d2e1a0000000003", secret: "df_a", websiteID: 1, createdBy: second.id, name: "K",
                        kind: "mobile", createdAt: time("2026-01-04T00:00:00Z"),
                        lastUsedAt: time("2026-05-21T11:00:00Z"), expiresAt: time("2026-05-21T13:00:00Z"),
                        isRevoked: true)
                ])
        #expect(
            accounts.tokens
                == [
                    AccessToken(
                        id: "665f0b3c4d2e1a0000000004", secret: "dft_a", userID: second.id, name: "T",
                        permissions: ["goals:read"], websiteIDs: ["665f0b3c4d2e1a0000000002"],
                        createdAt: time("2026-01-05T00:00:00Z"), lastUsedAt: time("2026-05-21T10:00:00Z"),
                        expiresAt: time("2026-05-21T14:00:00Z"), isRevoked: true)
                ])
    }

    @Test func aBrowserIsSaidOnceAndAgainWhereItDiffers() throws {
        let state = try plant(
            """
            "place": {"country": "FR", "city": "Lyon", "latitude": 45.76, "longitude": 4.84},
            "system": {"browser": "Chrome", "os": "Android", "device": "tablet", "vendor": "V", "model": "M"},
            "viewport": {"width": 800, "height": 600},
            "sessions": [
                {"at": "-2d", "referrer": "https://www.google.com/", "adClickIds": {"gclid": "g"},
                 "events": [{"href": "https://a.test/?utm_source=s&utm_medium=m&utm_campaign=c&utm_term=t&utm_content=n&ref=r&source=o&via=v"}]},
                {"at": "-1d", "ip": "203.0.113.2", "viewport": {"width": 1, "height": 2},
                 "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
                 "events": [{"href": "https://a.test/b"}]}]
            """)
        let now = try detail(state)
        #expect(now.place.city == "Tokyo")
        #expect(now.system == System(browser: "Firefox", browserVersion: "135.0", os: "Linux"))
        #expect(now.viewport == Viewport(width: 1, height: 2))
        #expect(now.adClickIDs == #"{"gclid":"g"}"#)
        #expect(
            now.acquisition
                == Acquisition(
                    referrer: "https://www.google.com/", referrerName: "Google", ref: "r", source: "o", via: "v",
                    utmSource: "s", utmMedium: "m", utmCampaign: "c", utmTerm: "t", utmContent: "n"))
        // The first session's are what predictions look at.
        #expect(
            now.audienceValues
                == Audience.Values(
                    device: "tablet", os: "Android", browser: "Chrome", country: "FR", referrer: "Google"))
    }

    @Test func sessionsComeAboutAsTheyDoLive() throws {
        // Written out of order; the third joins the second, an event after a longer pause opens one of its own.
        let state = try plant(
            """
            "sessions": [
                {"at": "-1h", "events": [{"href": "https://a.test/c"}, {"after": "31m", "href": "https://a.test/d"}]},
                {"at": "-3h", "events": [{"href": "https://a.test/a"}]},
                {"at": "-160m", "events": [{"href": "https://a.test/b"}]}]
            """)
        let visitor = try detail(state)
        #expect(visitor.sessionCount == 3)
        #expect(visitor.pageviewCount == 4)
        #expect(visitor.page.path == "/d")
        #expect(visitor.firstVisitAt == Instant(iso8601: "2026-05-21T09:00:00Z"))
        #expect(visitor.visitedPages.map(\.page.path) == ["/a", "/b", "/c", "/d"])
    }

    @Test func aSessionIDTellsSessionsApart() throws {
        let state = try plant(
            """
            "sessions": [
                {"at": "-2m", "sessionId": "s1", "events": [{"href": "https://a.test/"}]},
                {"at": "-1m", "sessionId": "s2", "events": [{"href": "https://a.test/"}]}]
            """)
        #expect(try detail(state).sessionCount == 2)
    }

    @Test func goalsClicksAndProfilesArrive() throws {
        let state = try plant(
            """
            "sessions": [{"at": "-1h", "events": [
                {"href": "https://a.test/p"},
                {"after": "5s", "type": "goal", "name": "Sign Up", "description": "D", "properties": {"plan": "pro"}},
                {"after": "9s", "type": "exit_click", "url": "https://b.test/", "text": "B"}]}],
            "goals": [{"at": "-30m", "name": "trial_started", "metadata": {"a": "b"}}],
            "profile": {"userId": "u", "metadata": {"n": [1]}, "identifiedAt": "-10m", "profileId": "665f0b3c4d2e1a0000000009"}
            """)
        let goals = try state.store.connection.all(
            """
            SELECT g.name, g.description, g.properties, g.is_server, g.is_custom, p.path, g.time
            FROM goals g LEFT JOIN pages p ON p.id = g.page_id ORDER BY g.time
            """
        ) { row in
            [row.text(0), row.textOrNil(1), row.textOrNil(2), "\(row.bool(3)) \(row.bool(4))", row.textOrNil(5)]
                .map { $0 ?? "-" }.joined(separator: " ")
        }
        #expect(
            goals == [#"sign_up D {"plan":"pro"} false true /p"#, #"trial_started - {"a":"b"} true false -"#])
        let clicks = try state.store.connection.all("SELECT url, text FROM exit_clicks") { row in
            "\(row.text(0)) \(row.text(1))"
        }
        #expect(clicks == ["https://b.test/ B"])
        let profiles = try state.store.connection.all("SELECT object_id FROM profiles") { row in row.text(0) }
        #expect(profiles == ["665f0b3c4d2e1a0000000009"])
        let profile = try #require(try detail(state).profile)
        #expect(profile.userID == "u")
        #expect(profile.metadata == #"{"n":[1]}"#)
        #expect(profile.identifiedAt == Instant(iso8601: "2026-05-21T11:50:00Z"))
    }

    @Test func paymentsAreAttributedAsLiveOnesAre() throws {
        let state = try plant(
            #""sessions": [{"at": "-1d", "events": [{"href": "https://a.test/"}]}]"#,
            payments: """
                {"at": "-3h", "transaction_id": "t1", "amount": 9.5, "currency": "EUR", "customer_id": "c", "email": "E@a.test",
                 "name": "N", "datafast_visitor_id": "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"},
                {"at": "-2h", "transaction_id": "t2", "amount": 1, "currency": "usd", "customer_id": "c", "renewal": true},
                {"at": "-4h", "transaction_id": "t0", "amount": 2, "currency": "Xyz", "customer_id": "c"}
                """)
        let rows = try state.store.connection.all(
            "SELECT transaction_id, visitor_id, amount, currency, kind, email, name FROM payments ORDER BY id"
        ) { row in
            "\(row.text(0)) \(row.int64OrNil(1) ?? 0) \(row.double(2)) \(row.text(3)) \(row.text(4)) "
                + "\(row.textOrNil(5) ?? "-") \(row.textOrNil(6) ?? "-")"
        }
        // The customer was not known yet when the earliest came.
        #expect(rows == ["t0 0 2.0 XYZ new - -", "t1 1 9.5 EUR new E@a.test N", "t2 1 1.0 USD renewal - -"])
    }

    @Test func aBotHasRowsThatCountNowhere() throws {
        let state = try plant(#""isBot": true, "sessions": [{"at": "-1d", "events": [{"href": "https://a.test/"}]}]"#)
        let visitor = try #require(try state.store.visitor(Self.visitor, websiteID: 1))
        #expect(visitor.isBot)
        #expect(visitor.pageviewCount == 1)
        #expect(try state.store.audience(websiteID: 1).all.visitors == 0)
    }

    @Test func theSameRandomSeedMakesTheSameIDs() throws {
        func ids() throws -> [String] {
            let accounts = try plant(#""isBot": true"#).store.accounts()
            return accounts.users.map(\.id) + accounts.websites.map(\.objectID)
        }
        #expect(try ids() == ids())
    }
}
