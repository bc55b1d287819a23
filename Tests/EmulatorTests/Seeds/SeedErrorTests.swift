import Testing

@testable import Emulator

/// What a seed is told that is not right: one line with the place in it, exact.
@Suite struct SeedErrorTests {
    private func expect(
        _ json: String, _ complaint: String?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = complaint.map { "seed.json: \($0)" }
        #expect(try SeedWorld.complaint(json) == expected, sourceLocation: sourceLocation)
    }

    /// A seed with one user and these websites.
    private func websites(_ json: String, tokens: String = "") -> String {
        #"{"users":[{"email":"a@a.test"},{"email":"b@a.test"}],"websites":[\#(json)],"accessTokens":[\#(tokens)]}"#
    }

    /// A seed with a website that has this besides.
    private func website(_ json: String) -> String {
        websites(#"{"owner":"a@a.test","domain":"a.test","trackingId":"dfid_a","timezone":"UTC",\#(json)}"#)
    }

    private let visitorID = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    private func visitor(_ json: String) -> String {
        website(#""visitors":[{"visitorId":"\#(visitorID)",\#(json)}]"#)
    }

    private func session(_ json: String) -> String { visitor(#""sessions":[{"at":"-1d",\#(json)}]"#) }

    private func event(_ json: String) -> String {
        session(#""events":[{"href":"https://a.test/"},\#(json)]"#)
    }

    private func payment(_ json: String) -> String {
        website(
            #""visitors":[{"visitorId":"\#(visitorID)","sessions":[{"at":"-1d","events":[{"href":"https://a.test/"}]}]}],"#
                + #""payments":[\#(json)]"#)
    }

    @Test func syntax() throws {
        try expect("", "line 1, column 1: expected a value")
        try expect("{\n  \"users\": [,]\n}", "line 2, column 13: expected a value")
        try expect("{} x", "line 1, column 4: expected the end")
        try expect(
            #"{"users":[{"email":"a@b"}],"users":[]}"#,
            #"line 1, column 28: expected a key other than "users", which is there already"#)
        try expect(
            "{\"users\": [{\n  \"email\": \"a@b\",\n  \"email\": \"a@b\"}]}",
            #"line 3, column 3: expected a key other than "email", which is there already"#)
        try expect("[]", "must be an object")
        try expect("{}", nil)
    }

    @Test func keysAndTypes() throws {
        try expect(#"{"user":[]}"#, "user: unknown key; allowed: users, websites, accessTokens")
        try expect(#"{"users":{}}"#, "users: must be an array")
        try expect(#"{"users":[1]}"#, "users[0]: must be an object")
        try expect(#"{"users":[{}]}"#, "users[0].email: required")
        try expect(#"{"users":[{"email":null}]}"#, "users[0].email: required")
        try expect(#"{"users":[{"email":""}]}"#, "users[0].email: must not be empty")
        try expect(#"{"users":[{"email":1}]}"#, "users[0].email: must be a string")
        try expect(#"{"users":[{"email":"a","hasAccess":1}]}"#, "users[0].hasAccess: must be true or false")
        try expect(#"{"users":[{"email":"a","_id":"1"}]}"#, "users[0]._id: must be 24 hex digits")
        try expect(
            #"{"users":[{"email":"a","createdAt":"yesterday"}]}"#,
            "users[0].createdAt: must be a time such as 2026-05-21T00:00:00Z, or one relative to now such as -2d or -3h30m"
        )
        try expect(
            website(#""tiemzone":"UTC""#),
            "websites[0].tiemzone: unknown key; allowed: _id, owner, createdAt, domain, name, logo, trackingId, timezone, "
                + "currency, kpi, kpiColorScheme, revenueMetric, sendWeeklyReports, sendViralTrafficAlerts, "
                + "isPublicDashboardEnabled, isPublicDataEnabled, isCookieless, isAttackModeEnabled, "
                + "includeRenewalRevenue, allowedHostnames, isAllHostnamesAllowed, excludedIps, excludedPaths, "
                + "excludedCountries, excludedHostnames, trackingSuspended, members, keys, invitations, integrations, "
                + "goalCustomizations, funnels, alerts, alertLogs, notes, botTraffic, botRequests, mentions, visitors, payments"
        )
    }

    @Test func websites() throws {
        try expect(websites("{}"), "websites[0].trackingId: required")
        try expect(
            websites(#"{"owner":"a@a.test","domain":"a.test","trackingId":"dfid_a","timezone":"Mars/Olympus"}"#),
            #"websites[0].timezone: unknown time zone "Mars/Olympus""#)
        try expect(
            websites(#"{"owner":"x@a.test","domain":"a.test","trackingId":"dfid_a","timezone":"UTC"}"#),
            #"websites[0].owner: no user has the email "x@a.test""#)
        try expect(websites(#"{"trackingId":"abc"}"#), "websites[0].trackingId: must begin with dfid_")
        try expect(websites(#"{"trackingId":"dfid_"}"#), "websites[0].trackingId: must begin with dfid_")
        try expect(websites(#"{"trackingId":"dfid_ä"}"#), "websites[0].trackingId: must be visible ASCII")
        try expect(website(#""currency":"EURO""#), #"websites[0].currency: unknown currency "EURO""#)
        try expect(
            website(#""kpiColorScheme":"black""#),
            "websites[0].kpiColorScheme: must be one of: red, orange, yellow, green, purple, pink, gray, blue, teal, indigo"
        )
        try expect(website(#""revenueMetric":"arr""#), "websites[0].revenueMetric: must be one of: revenue, mrr")
        try expect(website(#""excludedPaths":["/a",1]"#), "websites[0].excludedPaths[1]: must be a string")
        try expect(
            website(#""excludedPaths":["/a","zz"]"#), "websites[0].excludedPaths[1]: zz is not a path")
        try expect(website(#""excludedIps":["zz"]"#), "websites[0].excludedIps[0]: zz is not an IP address")
        for list in ["allowedHostnames", "excludedHostnames"] {
            try expect(website("\"\(list)\":[\"*.a.test\"]"), "websites[0].\(list)[0]: *.a.test is not a hostname")
        }
        try expect(website(#""excludedCountries":["ZZ"]"#), #"websites[0].excludedCountries[0]: unknown country "ZZ""#)
        try expect(
            website(#""members":[{"user":"b@a.test","role":"owner"}]"#),
            "websites[0].members[0].role: must be one of: member, viewer")
        try expect(
            website(#""members":[{"user":"a@a.test","role":"member"}]"#),
            "websites[0].members[0].user: owns the website")
        try expect(
            website(#""members":[{"user":"b@a.test","role":"member"},{"user":"b@a.test","role":"viewer"}]"#),
            "websites[0].members[1].user: is a member already")
        try expect(website(#""keys":[{"key":"dft_a"}]"#), "websites[0].keys[0].key: must begin with df_")
        try expect(
            website(#""keys":[{"key":"df_a","kind":"other"}]"#),
            "websites[0].keys[0].kind: must be one of: standard, mobile, woocommerce")
    }

    @Test func tokens() throws {
        let token = #""user":"a@a.test","key":"dft_a""#
        try expect(
            websites("", tokens: #"{"user":"a@a.test","key":"df_a"}"#), "accessTokens[0].key: must begin with dft_")
        try expect(
            websites("", tokens: #"{"user":"c@a.test","key":"dft_a"}"#),
            #"accessTokens[0].user: no user has the email "c@a.test""#)
        try expect(
            websites("", tokens: "{\(token),\"websiteIds\":[\"665f0b3c4d2e1a0012345678\"]}"),
            #"accessTokens[0].websiteIds[0]: no website has the _id "665f0b3c4d2e1a0012345678""#)
        try expect(
            websites("", tokens: "{\(token),\"permissions\":[\"*\",\"all\"]}"),
            "accessTokens[0].permissions[1]: must be one of: analytics:read, goals:read, goals:write, payments:read, "
                + "payments:write, identify:write, websites:read, websites:write, settings:read, settings:write, "
                + "funnels:read, funnels:write, alerts:read, alerts:write, team:read, team:write, api-keys:read, "
                + "api-keys:write, notes:read, notes:write, *")
    }

    @Test func whatMustBeThereOnce() throws {
        let id = "665f0b3c4d2e1a0012345678"
        try expect(
            #"{"users":[{"email":"a"},{"email":"a"}]}"#, "users[1].email: the same as users[0].email")
        try expect(
            #"{"users":[{"email":"a","_id":"\#(id)"},{"email":"b","_id":"\#(id.uppercased())"}]}"#,
            "users[1]._id: the same as users[0]._id")
        let site = #""owner":"a@a.test","domain":"a.test","timezone":"UTC""#
        try expect(
            websites("{\(site),\"trackingId\":\"dfid_a\"},{\(site),\"trackingId\":\"dfid_a\"}"),
            "websites[1].trackingId: the same as websites[0].trackingId")
        try expect(
            websites(
                "{\(site),\"trackingId\":\"dfid_a\",\"_id\":\"\(id)\"},{\(site),\"trackingId\":\"dfid_b\",\"_id\":\"\(id)\"}"
            ),
            "websites[1]._id: the same as websites[0]._id")
        try expect(
            website(#""keys":[{"key":"df_a"},{"key":"df_a"}]"#),
            "websites[0].keys[1].key: the same as websites[0].keys[0].key")
        try expect(
            websites("", tokens: #"{"user":"a@a.test","key":"dft_a"},{"user":"b@a.test","key":"dft_a"}"#),
            "accessTokens[1].key: the same as accessTokens[0].key")
        let visitor = #"{"visitorId":"\#(visitorID)","isBot":true}"#
        try expect(
            website("\"visitors\":[\(visitor),\(visitor)]"),
            "websites[0].visitors[1].visitorId: the same as websites[0].visitors[0].visitorId")
        let record = #"{"at":"-1h","amount":1,"currency":"USD","transaction_id":"t"}"#
        try expect(
            payment("\(record),\(record)"),
            "websites[0].payments[1].transaction_id: the same as websites[0].payments[0].transaction_id")
        // An id belongs to its kind.
        try expect(
            #"{"users":[{"email":"a@a.test","_id":"\#(id)"}],"accessTokens":[{"user":"a@a.test","key":"dft_a","_id":"\#(id)"}]}"#,
            nil)
    }

    @Test func visitors() throws {
        let place = "websites[0].visitors[0]"
        try expect(website(#""visitors":[{"visitorId":"1"}]"#), "\(place).visitorId: must be a UUID v4")
        try expect(visitor(#""isBot":false"#), "\(place).sessions: required, unless the visitor is a bot")
        try expect(visitor(#""isBot":true"#), nil)
        try expect(visitor(#""ip":"8.8.8.8""#), "\(place).ip: not one of the addresses that have a place")
        try expect(
            visitor(#""place":{"country":"US","town":"X"}"#),
            "\(place).place.town: unknown key; allowed: country, region, city, latitude, longitude")
        try expect(visitor(#""place":{"latitude":91}"#), "\(place).place.latitude: must be from -90 to 90")
        try expect(visitor(#""place":{"latitude":"1"}"#), "\(place).place.latitude: must be a number")
        for region in ["California", "CA", "us-ca", "X", "", "US-", "US-ABCD", "US-C-A", "ÜS-CA", "US-ca"] {
            try expect(
                visitor(#""place":{"country":"US","region":"\#(region)"}"#),
                "\(place).place.region: must be an ISO 3166-2 code such as US-CA")
        }
        try expect(
            visitor(#""place":{"country":"FR","region":"US-CA"}"#), "\(place).place.region: must be a region of FR")
        for accepted in [
            #""country":"US","region":"US-CA""#, #""country":"FR","region":"FR-75C""#, #""region":"KR-44""#,
        ] {
            try expect(visitor(#""place":{\#(accepted)},"isBot":true"#), nil)
        }
        try expect(
            visitor(#""system":{"device":"watch"}"#), "\(place).system.device: must be one of: desktop, mobile, tablet")
        try expect(visitor(#""viewport":{"width":1}"#), "\(place).viewport.height: required")
        try expect(visitor(#""viewport":{"width":1.5,"height":1}"#), "\(place).viewport.width: must be an integer")
        try expect(visitor(#""viewport":{"width":-1,"height":1}"#), "\(place).viewport.width: must be from 0 to 100000")
        let session = #""sessions":[{"at":"-1d","events":[{"href":"https://a.test/"}]}]"#
        try expect(
            visitor("\(session),\"goals\":[{\"at\":\"-2d\",\"name\":\"signup\"}]"),
            "\(place).goals[0]: the visitor has no pageview before 2026-05-19T12:00:00.000Z")
        try expect(
            visitor("\(session),\"profile\":{\"userId\":\"u\",\"identifiedAt\":\"-25h\"}"),
            "\(place).profile: the visitor has no pageview before 2026-05-20T11:00:00.000Z")
        try expect(visitor("\(session),\"profile\":{}"), "\(place).profile.userId: required")
        try expect(
            visitor("\(session),\"profile\":{\"userId\":\"u\",\"metadata\":[]}"),
            "\(place).profile.metadata: must be an object")
    }

    @Test func sessions() throws {
        let place = "websites[0].visitors[0].sessions[0]"
        try expect(visitor(#""sessions":[{}]"#), "\(place).at: required")
        try expect(session(#""events":[]"#), "\(place).events: must not be empty")
        try expect(session(#""referrer":"x""#), "\(place).events: required")
        try expect(
            session(#""adClickIds":{"clid":"1"}"#),
            "\(place).adClickIds.clid: unknown key; allowed: fbclid, gclid, gclsrc, wbraid, gbraid, li_fat_id, msclkid, ttclid, twclid"
        )
        try expect(session(#""adClickIds":{"gclid":1}"#), "\(place).adClickIds.gclid: must be a string")
        try expect(session(#""events":[{}]"#), "\(place).events[0].href: required")
        try expect(session(#""events":[{"type":"goal","name":"a"}]"#), "\(place).events[0].href: required")
        try expect(session(#""events":[{"href":"/"}]"#), "\(place).events[0].href: must be an absolute URL")
        try expect(event(#"{"type":null,"href":"https://a.test/"}"#), nil)
        try expect(event(#"{"type":"scroll"}"#), "\(place).events[1].type: must be one of: pageview, goal, exit_click")
        try expect(
            event(#"{"href":"https://a.test/","name":"x"}"#),
            "\(place).events[1].name: unknown key; allowed: type, after, href")
        try expect(
            event(#"{"type":"goal","after":"5"}"#),
            "\(place).events[1].after: must be a length of time such as 5s or 2m30s")
        try expect(event(#"{"type":"goal"}"#), "\(place).events[1].name: required")
        try expect(
            event(#"{"type":"goal","name":"ä"}"#),
            "\(place).events[1].name: use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters"
        )
        try expect(event(#"{"type":"goal","name":"payment"}"#), "\(place).events[1].name: payment is reserved")
        try expect(event(#"{"type":"goal","name":"identify"}"#), "\(place).events[1].name: identify is reserved")
        try expect(
            event(#"{"type":"goal","name":"a","properties":{"A":"1"}}"#),
            "\(place).events[1].properties.A: is no property name")
        try expect(
            event(#"{"type":"goal","name":"a","properties":{"a":1}}"#),
            "\(place).events[1].properties.a: must be a string")
        let long = String(repeating: "x", count: 256)
        try expect(
            event(#"{"type":"goal","name":"a","properties":{"a":"\#(long)"}}"#),
            "\(place).events[1].properties.a: longer than 255 characters")
        let many = (0...10).map { #""p\#($0)":"""# }.joined(separator: ",")
        try expect(
            event(#"{"type":"goal","name":"a","properties":{\#(many)}}"#),
            "\(place).events[1].properties: at most 10 properties")
        try expect(event(#"{"type":"exit_click"}"#), "\(place).events[1].url: required")
    }

    @Test func payments() throws {
        let place = "websites[0].payments[0]"
        try expect(payment("{}"), "\(place).transaction_id: required")
        try expect(payment(#"{"transaction_id":"t"}"#), "\(place).at: required")
        try expect(payment(#"{"transaction_id":"t","at":"-1h"}"#), "\(place).amount: required")
        try expect(
            payment(#"{"transaction_id":"t","at":"-1h","amount":-1}"#),
            "\(place).amount: must be from 0 to 1000000000000000")
        try expect(
            payment(#"{"transaction_id":"t","at":"-1h","amount":1e400}"#),
            "\(place).amount: must be from 0 to 1000000000000000")
        try expect(payment(#"{"transaction_id":"t","at":"-1h","amount":1}"#), "\(place).currency: required")
        for currency in ["EURO", "US", "", "US$", "ßU", "éur"] {
            try expect(
                payment(#"{"transaction_id":"t","at":"-1h","amount":1,"currency":"\#(currency)"}"#),
                "\(place).currency: must be three letters")
        }
        let record = #""transaction_id":"t","at":"-1h","amount":1,"currency":"USD""#
        try expect(
            payment("{\(record),\"datafast_visitor_id\":\"x\"}"), "\(place).datafast_visitor_id: must be a UUID v4")
        let stranger = "00000000-0000-4000-8000-000000000001"
        try expect(
            payment("{\(record),\"datafast_visitor_id\":\"\(stranger)\"}"),
            #"\#(place).datafast_visitor_id: no visitor of the website has the visitorId "\#(stranger)""#)
        try expect(
            payment(
                #"{"transaction_id":"t","at":"-25h","amount":1,"currency":"USD","datafast_visitor_id":"\#(visitorID)"}"#
            ),
            "\(place): the visitor has no pageview before 2026-05-20T11:00:00.000Z")
        try expect(payment("{\(record),\"datafast_visitor_id\":\"\(visitorID.uppercased())\"}"), nil)
    }

    @Test func files() throws {
        #expect(throws: EmulatorError.cannotRead(path: "/nowhere/seed.json", reason: "No such file or directory")) {
            try Seed(.file("/nowhere/seed.json"))
        }
        #expect(throws: EmulatorError.cannotRead(path: "/", reason: "Is a directory")) { try Seed(.file("/")) }
    }

    @Test func aRefusedSeedLeavesNothingBehind() throws {
        var settings = WorldSettings()
        settings.clock = .frozen(SeedWorld.noon)
        let state = try WorldState(settings, store: try .init { _ in 1 })
        let json = visitor(
            #""sessions":[{"at":"-1d","events":[{"href":"https://a.test/"}]}],"goals":[{"at":"-2d","name":"a"}]"#)
        #expect(throws: EmulatorError.self) { try Seed(name: "seed.json", text: Array(json.utf8)).plant(in: state) }
        #expect(try state.store.accounts().users.isEmpty)
        #expect(try !state.store.isSeeded())
    }
}
