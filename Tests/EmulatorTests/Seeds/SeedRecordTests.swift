import CivilTime
import Store
import Testing

@testable import Emulator

/// What the account API keeps of a website, as a seed says it.
@Suite struct SeedRecordTests {
    private func seed(_ json: String) -> String {
        """
        {"users":[{"_id":"665f0b3c4d2e1a00000000a1","email":"a@a.test"},{"_id":"665f0b3c4d2e1a00000000a2","email":"b@a.test"}],
        "websites":[{"owner":"a@a.test","domain":"a.test","trackingId":"dfid_a","timezone":"UTC",\(json)}]}
        """
    }

    private func expect(
        _ json: String, _ complaint: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            try SeedWorld.complaint(seed(json)) == "seed.json: websites[0].\(complaint)", sourceLocation: sourceLocation
        )
    }

    private let time = Instant(iso8601: "2026-05-01T00:00:00Z")!

    @Test func everySection() throws {
        let state = try SeedWorld.plant(
            seed(
                """
                "invitations":[{"_id":"665f0b3c4d2e1a00000000b1","email":"C@a.test","role":"member","createdAt":"2026-05-01T00:00:00Z"}],
                "integrations":{"paddle":{"connected":true,"keyExpiresAt":"2026-05-01T00:00:00Z"},"polar":{"connected":false},
                "shopify":{"connected":true}},
                "goalCustomizations":[{"goalName":"Sign Up","color":"#ef4444","updatedAt":"2026-05-01T00:00:00Z"}],
                "funnels":[{"_id":"665f0b3c4d2e1a00000000b2","name":"A b","isActive":false,"createdAt":"2026-05-01T00:00:00Z",
                "steps":[{"name":"X","type":"pageview","url":"/"},{"name":"x","type":"goal","goalName":"Y Z"}]}],
                "alerts":[{"_id":"665f0b3c4d2e1a00000000b3","name":"A","trigger":{"goalName":"G"},"isEnabled":false,
                "template":{"subject":"S","message":"M"},"createdAt":"2026-05-01T00:00:00Z"}],
                "alertLogs":[{"alertId":"665f0b3c4d2e1a00000000b9","alertName":"Gone","goalName":"g","status":"failed",
                "error":"E","visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","triggeredAt":"2026-05-01T00:00:00Z"}],
                "notes":[{"id":"665f0b3c4d2e1a00000000b4","text":"T","timestamp":"2026-05-01T00:00:00Z","author":"b@a.test",
                "idempotencyKey":"k","createdAt":"2026-05-01T00:00:00Z","updatedAt":"2026-05-01T00:00:00.001Z"},
                {"id":"665f0b3c4d2e1a00000000b5","text":"U","timestamp":"2026-05-01T00:00:00Z","isAuthorDeleted":true}],
                "botTraffic":{"hiddenCrawlers":["ccbot"],"excludedCrawlerIds":["ccbot","gptbot"],"verifiedOnly":true,
                "requireAuthToken":true,"hideDashboardCard":true,"groupBy":"companies","pageFilterIds":["p"],
                "token":"dfbot_1","tokenCreatedAt":"2026-05-01T00:00:00Z"},
                "botRequests":[{"at":"2026-05-01T00:00:00Z","href":"https://a.test/b","provider":"openai","agent":"gptbot",
                "category":"ai_crawler","ip":"192.0.2.1","statusCode":404}],
                "mentions":[{"id":"665f0b3c4d2e1a00000000b6","platform":"x","timestamp":"2026-05-01T00:00:00Z","text":"T",
                "url":"https://x.com/1","author":{"name":"N","username":"u","image":"https://x.com/i"},
                "engagement":{"likes":1,"quotes":4},"media":["https://x.com/m","https://x.com/n"],"isRetweet":true}]
                """))
        let range = time...time
        #expect(
            try state.store.mentions(
                Store.MentionSelection(websiteID: 1, range: range), limit: 9, offset: 0) == [
                    Mention(
                        id: "665f0b3c4d2e1a00000000b6", websiteID: 1, time: time, text: "T", url: "https://x.com/1",
                        author: Mention.Author(name: "N", username: "u", image: "https://x.com/i"),
                        post: .x(
                            likes: 1, replies: 0, reposts: 0, quotes: 4, media: ["https://x.com/m", "https://x.com/n"],
                            isRetweet: true))
                ])
        let pages = try state.store.botTrafficPages(
            BotTrafficQuery(websiteID: 1, window: range), limit: 9, offset: 0, where: { _ in true }
        ).pages
        #expect(pages.map(\.page) == [Page(hostname: "a.test", path: "/b")])
        #expect(pages.first?.statuses.first?.status == 404)
        let crawler = try #require(pages.first?.crawlers.first)
        #expect([crawler.crawlerID, crawler.company, crawler.agent] == ["gptbot", "OpenAI", "GPTBot"])
        #expect(crawler.category == "ai_crawler")
        let store = state.store
        let website = try #require(try store.accounts().websites.first?.id)
        #expect(try store.invitedAddresses(websiteID: website) == ["c@a.test"])
        #expect(
            try store.integrations(websiteID: website) == [
                Integration(websiteID: website, provider: "paddle", keyExpiresAt: time),
                Integration(websiteID: website, provider: "shopify"),
            ])
        #expect(
            try store.goalCustomizations(websiteID: website) == [
                GoalCustomization(websiteID: website, goalName: "sign_up", color: "#ef4444", updatedAt: time)
            ])
        #expect(
            try store.funnel("665f0b3c4d2e1a00000000b2", websiteID: website)
                == Funnel(
                    id: "665f0b3c4d2e1a00000000b2", websiteID: website, name: "A b", slug: "a-b",
                    steps: [
                        Funnel.Step(id: "x", name: "X", target: .pageview(url: "/")),
                        Funnel.Step(id: "x-2", name: "x", target: .goal(name: "y_z")),
                    ], isActive: false, createdAt: time))
        #expect(
            try store.alerts(websiteID: website) == [
                Alert(
                    id: "665f0b3c4d2e1a00000000b3", websiteID: website, name: "A", goalName: "g", subject: "S",
                    message: "M", isEnabled: false, createdAt: time)
            ])
        #expect(
            try store.alertLogs(websiteID: website, alertID: nil, limit: 9) == [
                AlertLog(
                    websiteID: website, alertID: "665f0b3c4d2e1a00000000b9", alertName: "Gone", goalName: "g",
                    isSent: false, error: "E", visitor: VisitorID("a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"),
                    triggeredAt: time)
            ])
        var note = Note(
            id: "665f0b3c4d2e1a00000000b4", websiteID: website, authorID: "665f0b3c4d2e1a00000000a2", text: "T",
            timestamp: time, createdAt: time, idempotencyKey: "k")
        note.updatedAt = time + 1
        #expect(try store.note(note.id, websiteID: website) == note)
        let orphan = try store.note("665f0b3c4d2e1a00000000b5", websiteID: website)
        #expect(orphan != nil && orphan?.authorID == nil)
        var traffic = BotTraffic(websiteID: website)
        traffic.hiddenCrawlers = ["ccbot"]
        traffic.excludedCrawlerIDs = ["gptbot", "ccbot"]
        traffic.verifiedOnly = true
        traffic.requiresToken = true
        traffic.hidesDashboardCard = true
        traffic.groupBy = "companies"
        traffic.pageFilterIDs = #"["p"]"#
        traffic.token = BotTraffic.Token(secret: "dfbot_1", createdAt: time)
        #expect(try store.botTraffic(websiteID: website) == traffic)
    }

    /// A report names a crawler as its latest request did, wherever that stands in the seed.
    @Test func crawlersRequestsInAnyOrder() throws {
        let state = try SeedWorld.plant(
            seed(
                """
                "botRequests":[{"at":"2026-05-01T00:00:00Z","href":"https://a.test/","provider":"New","agent":"Zed"},
                {"at":"2026-04-01T00:00:00Z","href":"https://a.test/","provider":"Old","agent":"zed"}]
                """))
        let range = time - 86_400_000 * 40...time
        let summary = try state.store.botTrafficSummary(
            BotTrafficQuery(websiteID: 1, window: range), edges: [range.lowerBound, range.upperBound + 1])
        #expect(summary.crawlers.map(\.company) == ["New"])
        #expect(summary.crawlers.map(\.requests) == [2])
    }

    @Test func limitsOfUsers() throws {
        let state = try SeedWorld.plant(
            """
            {"users":[{"email":"a","websiteLimit":1,"teamSeatLimit":0,"mentionCap":3,"emailDelivery":"fail",
            "botTraffic":{"includedRequests":5,"addOnStatus":"active","packQuantity":2}},{"email":"b"}]}
            """)
        let users = try state.store.accounts().users
        let limited = try #require(users.first { $0.email == "a" })
        #expect(limited.websiteLimit == 1 && limited.teamSeatLimit == 0 && limited.mentionCap == 3)
        #expect(!limited.receivesEmail && limited.includedBotRequests == 5)
        #expect(limited.botAddOnStatus == "active" && limited.botPackQuantity == 2)
        let free = try #require(users.first { $0.email == "b" })
        #expect(free.websiteLimit == nil && free.teamSeatLimit == nil && free.mentionCap == nil)
        #expect(free.receivesEmail && free.includedBotRequests == 10_000)
        #expect(free.botAddOnStatus == nil && free.botPackQuantity == 0)
        #expect(
            try SeedWorld.complaint(#"{"users":[{"email":"a","websiteLimit":-1}]}"#)
                == "seed.json: users[0].websiteLimit: must be from 0 to 1000000000")
        #expect(
            try SeedWorld.complaint(#"{"users":[{"email":"a","botTraffic":{"addOnStatus":"x"}}]}"#)
                == "seed.json: users[0].botTraffic.addOnStatus: must be one of: active, canceled")
    }

    /// A funnel that is hidden takes no name, and what the API answers may be pasted.
    @Test func answersOfTheAPIAreSeeds() throws {
        let website = "665f0b3c4d2e1a0012345678"
        let steps = (0...8).map { #"{"id":"s-\#($0)","name":"S \#($0)","type":"pageview","url":"/\#($0)"}"# }
        let funnel = #""websiteId":"\#(website)","name":"A b","slug":"a-b","steps":[\#(steps.joined(separator: ","))]"#
        let state = try SeedWorld.plant(
            seed(
                #"""
                "_id":"\#(website)","funnels":[{\#(funnel),"isActive":false},{\#(funnel),"isActive":true}],
                "alerts":[{"_id":"665f0b3c4d2e1a00000000b3","websiteId":"\#(website)","name":"New signup",
                "trigger":{"type":"goal","goalName":"signup"},"destination":{"type":"email"},
                "template":{"subject":null,"message":"A visitor signed up."},"isEnabled":true,"recentLogs":[{"alertId":
                "665f0b3c4d2e1a00000000b3","alertName":"New signup","goalName":"signup","status":"sent","error":null,
                "visitorId":null,"triggeredAt":"2026-05-21T00:00:00.000Z"}]}],
                "notes":[{"text":"T","timestamp":"2026-05-21"}]
                """#
            ).replacing(#""timezone":"UTC""#, with: #""timezone":"America/New_York""#))
        let key = try #require(try state.store.accounts().websites.first?.id)
        #expect(try state.store.activeFunnels(websiteID: key).map(\.steps.count) == [9], "more than the API takes")
        #expect(try state.store.alerts(websiteID: key).map(\.goalName) == ["signup"])
        #expect(try state.store.alertLogs(websiteID: key, alertID: nil, limit: 9).isEmpty)
        let times = try state.store.connection.all("SELECT timestamp FROM notes") { $0.int64(0) }
        #expect(times == [Instant(iso8601: "2026-05-21T04:00:00Z")!.milliseconds], "midnight on the website")
    }

    /// What is compared with what visitors send is kept as the API keeps it.
    @Test func listsAreThoseOfTheAPI() throws {
        let state = try SeedWorld.plant(
            seed(
                #"""
                "allowedHostnames":["App.A.test","app.a.test"],"excludedHostnames":[" STAGING.a.test "],
                "excludedIps":[" 192.0.2.1"],"excludedPaths":["/Admin/* ","/Admin/*"]
                """#))
        let website = try #require(try state.store.accounts().websites.first)
        #expect(website.allowedHostnames == ["app.a.test"])
        #expect(website.excludedHostnames == ["staging.a.test"])
        #expect(website.excludedIPs == ["192.0.2.1"] && website.excludedPaths == ["/Admin/*"])
    }

    @Test func complaints() throws {
        try expect(#""invitations":[{"role":"viewer"}]"#, "invitations[0].email: required")
        try expect(
            #""invitations":[{"email":"c","role":"owner"}]"#, "invitations[0].role: must be one of: member, viewer")
        try expect(
            #""integrations":{"stripe":{"connected":true,"keyExpiresAt":"-1d"}}"#,
            "integrations.stripe.keyExpiresAt: unknown key; allowed: connected")
        try expect(#""integrations":{"polar":{}}"#, "integrations.polar.connected: required")
        try expect(
            #""integrations":{"other":{}}"#,
            "integrations.other: unknown key; allowed: stripe, lemonsqueezy, polar, paddle, shopify, woocommerce")
        try expect(
            #""goalCustomizations":[{"goalName":"a"}]"#,
            "goalCustomizations[0]: needs a displayName, a color or a description")
        try expect(
            #""goalCustomizations":[{"goalName":"é","displayName":"a"}]"#,
            "goalCustomizations[0].goalName: use lowercase letters, numbers, underscores, hyphens and colons, at most "
                + "64 characters")
        try expect(
            #""goalCustomizations":[{"goalName":"a b","displayName":"A"},{"goalName":"A_B","displayName":"B"}]"#,
            "goalCustomizations[1].goalName: the same as websites[0].goalCustomizations[0].goalName")
        try expect(
            #""invitations":[{"email":"c@a.test"},{"email":"C@a.test","role":"member"}]"#,
            "invitations[1].email: the same as websites[0].invitations[0].email")
        try expect(#""funnels":[{"name":"a","steps":[]}]"#, "funnels[0].steps: must have 2 steps or more")
        let steps = #""steps":[{"name":"A","type":"pageview","url":"/"},{"name":"a","type":"pageview","url":"/b"}]"#
        try expect(
            #""funnels":[{"name":"A b",\#(steps)},{"name":"a-B",\#(steps)}]"#,
            "funnels[1].name: the same as websites[0].funnels[0].name")
        try expect(#""funnels":[{"name":"A b","slug":"ab",\#(steps)}]"#, "funnels[0].slug: must be a-b")
        let third = #"{"id":"a","name":"a!","type":"pageview","url":"/c"}"#
        try expect(
            #""funnels":[{"name":"A b",\#(steps.dropLast()),\#(third)]}]"#, "funnels[0].steps[2].id: must be a-3")
        let other = #""websiteId":"665f0b3c4d2e1a00000000b9""#
        try expect(
            #""funnels":[{"name":"A b",\#(other),\#(steps)}]"#, "funnels[0].websiteId: must be the _id of its website")
        let alert = #""name":"a","template":{"message":"a"}"#
        try expect(
            #""alerts":[{\#(alert),\#(other),"trigger":{"goalName":"a"}}]"#,
            "alerts[0].websiteId: must be the _id of its website")
        try expect(
            #""alerts":[{\#(alert),"trigger":{"type":"page","goalName":"a"}}]"#,
            "alerts[0].trigger.type: must be one of: goal")
        try expect(
            #""alerts":[{\#(alert),"trigger":{"goalName":"a"},"destination":{"type":"sms"}}]"#,
            "alerts[0].destination.type: must be one of: email")
        try expect(
            #""funnels":[{"name":"a","steps":[{"name":"a","type":"goal"}]}]"#, "funnels[0].steps[0].goalName: required")
        try expect(
            #""alerts":[{"name":"a","trigger":{},"template":{"message":"a"}}]"#, "alerts[0].trigger.goalName: required")
        try expect(
            #""alertLogs":[{"alertId":"665f0b3c4d2e1a00000000b9","alertName":"a","goalName":"g","status":"sent","visitorId":"x"}]"#,
            "alertLogs[0].visitorId: must be a UUID v4")
        let note = #"{"text":"a","timestamp":"-1d","idempotencyKey":"k"}"#
        try expect(
            #""notes":[\#(note),\#(note)]"#,
            "notes[1].idempotencyKey: the same as websites[0].notes[0].idempotencyKey")
        try expect(
            #""notes":[{"text":"a","timestamp":"x"}]"#,
            "notes[0].timestamp: must be a time such as 2026-05-21T00:00:00Z, or one relative to now such as -2d or -3h30m"
        )
        let author = #""author":{"name":"n","username":"u"}"#
        let mention = #""timestamp":"-1d","text":"a","url":"https://a.test/",\#(author)"#
        try expect(#""mentions":[{"platform":"y"}]"#, "mentions[0].platform: must be one of: x, reddit")
        try expect(
            #""mentions":[{"platform":"x","timestamp":"-1d","author":{"name":"n"}}]"#, "mentions[0].text: required")
        try expect(
            #""mentions":[{"platform":"x","timestamp":"-1d","text":"a","url":"a","author":{}}]"#,
            "mentions[0].url: must be an absolute URL")
        try expect(
            #""mentions":[{"platform":"x","timestamp":"-1d","text":"a","url":"http://a","author":{"name":"n"}}]"#,
            "mentions[0].author.username: required")
        try expect(
            #""mentions":[{"platform":"x","subreddit":"s",\#(mention)}]"#, "mentions[0].subreddit: only Reddit has it")
        try expect(
            #""mentions":[{"platform":"reddit","media":[],"subreddit":"s",\#(mention)}]"#,
            "mentions[0].media: only X has it")
        try expect(#""mentions":[{"platform":"reddit",\#(mention)}]"#, "mentions[0].subreddit: required")
        try expect(
            #""mentions":[{"platform":"x","engagement":{"score":1},\#(mention)}]"#,
            "mentions[0].engagement.score: unknown key; allowed: likes, replies, reposts, quotes")
        try expect(
            #""mentions":[{"platform":"x","media":["https://a.test/","b"],\#(mention)}]"#,
            "mentions[0].media[1]: must be an absolute URL")
        let same = #"{"id":"665f0b3c4d2e1a00000000b4","platform":"x",\#(mention)}"#
        try expect(
            #""mentions":[\#(same),\#(same)]"#, "mentions[1].id: the same as websites[0].mentions[0].id")
        try expect(#""botRequests":[{"at":"-1d","href":"/a"}]"#, "botRequests[0].href: must be an absolute URL")
        try expect(#""botRequests":[{"at":"-1d","href":"https://a.test"}]"#, "botRequests[0].provider: required")
        try expect(
            #""botRequests":[{"at":"-1d","href":"https://a.test","provider":"a","agent":"b","statusCode":99}]"#,
            "botRequests[0].statusCode: must be from 100 to 599")
        try expect(#""botTraffic":{"requireAuthToken":true}"#, "botTraffic.requireAuthToken: needs a token")
        try expect(#""botTraffic":{"token":"df_1"}"#, "botTraffic.token: must begin with dfbot_")
    }
}
