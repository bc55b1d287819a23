import DataFastAPI
import JSON
import Testing

@Suite struct AccountBodyTests {
    private static let long = String(repeating: "a", count: 101)

    @Test(arguments: [
        ("{}", "400 Missing required field: name"), (#"{"name":5}"#, "400 Invalid name: must be a string"),
        (#"{"name":"  "}"#, "400 Invalid name: must not be empty"),
        (#"{"name":"\#(long)"}"#, "400 Invalid name: must be at most 100 characters"),
        (#"{"name":" J "}"#, #"{"name":"J"}"#),
    ])
    func updateAccount(json: String, expected: String) {
        #expect(Checks.body(.updateAccount, json) == expected)
    }

    @Test(arguments: [
        ("{}", #"{"permissions":["*"],"websiteIds":[]}"#),
        (#"{"name":5}"#, "400 Invalid name: must be a string or null"),
        (#"{"name":" "}"#, #"{"name":null,"permissions":["*"],"websiteIds":[]}"#),
        (#"{"name":null,"permissions":null}"#, #"{"name":null,"permissions":["*"],"websiteIds":[]}"#),
        (#"{"name":"\#(long)"}"#, "400 Invalid name: must be at most 100 characters"),
        (#"{"permissions":"*"}"#, "400 Invalid permissions: must be an array of strings"),
        (#"{"permissions":[5]}"#, "400 Invalid permissions: must be an array of strings"),
        (#"{"permissions":[]}"#, "400 Invalid permissions: must not be empty"),
        (#"{"permissions":["goals:read","x","y"]}"#, "400 Invalid permissions: unknown permission x"),
        (#"{"permissions":["goals:read","*"]}"#, #"{"permissions":["*"],"websiteIds":[]}"#),
        (
            #"{"permissions":["notes:read","goals:read","notes:read"]}"#,
            #"{"permissions":["notes:read","goals:read"],"websiteIds":[]}"#
        ),
        (#"{"websiteIds":{}}"#, "400 Invalid websiteIds: must be an array of strings"),
        (#"{"websiteIds":["X"]}"#, "400 Invalid websiteIds: X is not an ObjectId"),
        (
            #"{"websiteIds":["\#(objectID.uppercased())","\#(objectID)"]}"#,
            #"{"permissions":["*"],"websiteIds":["\#(objectID)"]}"#
        ),
    ])
    func createAccessToken(json: String, expected: String) {
        #expect(Checks.body(.createAccessToken, json) == expected)
    }

    private static let domain =
        "400 Invalid domain: must be a domain name such as example.com, without scheme, port or path"

    @Test(arguments: [
        ("{}", "400 Missing required fields: domain, timezone"),
        (#"{"domain":5}"#, "400 Missing required field: timezone"),
        (#"{"domain":5,"timezone":5}"#, "400 Invalid domain: must be a string"),
        (#"{"domain":"https://a.example","timezone":5}"#, domain), (#"{"domain":"","timezone":5}"#, domain),
        (#"{"domain":"\u212a.example","timezone":"UTC"}"#, domain),
        (#"{"domain":"a.example","timezone":5}"#, "400 Invalid timezone: must be a string"),
        (#"{"domain":"a.example","timezone":"Mars","name":5}"#, "400 Invalid timezone: Mars"),
        (#"{"domain":"a.example","timezone":"UTC","name":5}"#, "400 Invalid name: must be a string or null"),
        (#"{"domain":" WWW.A.example ","timezone":"UTC"}"#, #"{"domain":"www.a.example","timezone":"UTC"}"#),
    ])
    func createWebsite(json: String, expected: String) {
        #expect(Checks.body(.createWebsite, json) == expected)
    }

    @Test(arguments: [
        ("{}", "400 No fields provided"), ("", "400 No fields provided"),
        (#"{"_id":"x","trackingId":"x","domain":null}"#, "400 No fields provided"),
        (#"{"name":null}"#, #"{"name":null}"#),
        (#"{"timezone":"Mars","domain":"x"}"#, domain),
        (#"{"name":5,"timezone":"Mars"}"#, "400 Invalid name: must be a string or null"),
        (#"{"currency":5}"#, "400 Invalid currency: must be a string"),
        (#"{"currency":"ABC"}"#, "400 Invalid currency: must be an ISO 4217 code"),
        (#"{"currency":"ınr"}"#, "400 Invalid currency: must be an ISO 4217 code"),
        (#"{"currency":" eur "}"#, #"{"currency":"EUR"}"#),
        (#"{"kpi":5}"#, "400 Invalid kpi: must be a string or null"), (#"{"kpi":null}"#, #"{"kpi":null}"#),
        (#"{"kpi":"nope"}"#, "400 Invalid kpi: must match a tracked goal"),
        (#"{"kpi":""}"#, "400 Invalid kpi: must match a tracked goal"),
        (#"{"kpi":" Sign Up "}"#, #"{"kpi":"sign_up"}"#),
        (#"{"kpi":"nope","kpiColorScheme":"x"}"#, "400 Invalid kpi: must match a tracked goal"),
        (#"{"kpi":"nope","currency":"x"}"#, "400 Invalid currency: must be an ISO 4217 code"),
        (#"{"currency":"u\u017fd"}"#, "400 Invalid currency: must be an ISO 4217 code"),
        (#"{"domain":"\u212a.com"}"#, domain), (#"{"domain":"a.1A"}"#, #"{"domain":"a.1a"}"#),
        (#"{"domain":"a.11"}"#, domain),
        (
            #"{"kpiColorScheme":"black"}"#,
            "400 Invalid kpiColorScheme: must be one of: red, orange, yellow, green, purple, pink, gray, blue, teal, indigo"
        ),
        (
            #"{"kpiColorScheme":null}"#,
            "400 Invalid kpiColorScheme: must be one of: red, orange, yellow, green, purple, pink, gray, blue, teal, indigo"
        ),
        (#"{"revenueMetric":5}"#, "400 Invalid revenueMetric: must be one of: revenue, mrr"),
        (#"{"isCookieless":"true"}"#, "400 Invalid isCookieless: must be a boolean"),
        (
            #"{"isAttackModeEnabled":true,"sendWeeklyReports":false}"#,
            #"{"sendWeeklyReports":false,"isAttackModeEnabled":true}"#
        ),
        (#"{"allowedHostnames":"a"}"#, "400 Invalid allowedHostnames: must be an array of strings"),
        (#"{"allowedHostnames":[]}"#, #"{"allowedHostnames":[]}"#),
        (
            #"{"allowedHostnames":[" A.example ","a.example","LOCALHOST"]}"#,
            #"{"allowedHostnames":["a.example","localhost"]}"#
        ),
        (
            #"{"excludedHostnames":["ok.example","*.B.example"]}"#,
            "400 Invalid excludedHostnames: *.B.example is not a hostname"
        ), (#"{"excludedIps":["1.2.3.4","::1"]}"#, #"{"excludedIps":["1.2.3.4","::1"]}"#),
        (
            #"{"excludedIps":[" 2001:DB8::1","2001:db8:0::1","::ffff:1.2.3.4","1.2.3.4"]}"#,
            #"{"excludedIps":["2001:DB8::1","::ffff:1.2.3.4"]}"#
        ),
        (#"{"excludedIps":["1.2.3.0/24"]}"#, "400 Invalid excludedIps: 1.2.3.0/24 is not an IP address"),
        (#"{"excludedPaths":["/a/*","/B"]}"#, #"{"excludedPaths":["/a/*","/B"]}"#),
        (#"{"excludedPaths":["a"]}"#, "400 Invalid excludedPaths: a is not a path"),
        (#"{"excludedPaths":["/a?b"]}"#, "400 Invalid excludedPaths: /a?b is not a path"),
        (#"{"excludedPaths":["/a b"]}"#, "400 Invalid excludedPaths: /a b is not a path"),
        (#"{"excludedCountries":["us","US","fr"]}"#, #"{"excludedCountries":["US","FR"]}"#),
        (#"{"excludedCountries":["ß"]}"#, "400 Invalid excludedCountries: ß is not a country code"),
        (
            #"{"allowedHostnames":["\u212a.com"]}"#,
            "400 Invalid allowedHostnames: \u{212a}.com is not a hostname"
        ),
        (#"{"excludedCountries":["USA"]}"#, "400 Invalid excludedCountries: USA is not a country code"),
    ])
    func updateWebsite(json: String, expected: String) {
        #expect(Checks.body(.updateWebsite, json) == expected)
    }

    @Test func listsHaveAtMost100Entries() {
        func list(_ count: Int) -> String { "[" + (0..<count).map { #""/\#($0)""# }.joined(separator: ",") + "]" }
        #expect(Checks.body(.updateWebsite, #"{"excludedPaths":\#(list(100))}"#).hasPrefix("{"))
        #expect(
            Checks.body(.updateWebsite, #"{"excludedPaths":\#(list(101))}"#)
                == "400 Invalid excludedPaths: must have at most 100 entries")
    }

    @Test func labels() {
        #expect(Checks.body(.createWebsiteApiKey, "") == "{}")
        #expect(Checks.body(.createWebsiteApiKey, #"{"name":[]}"#) == "400 Invalid name: must be a string or null")
    }

    @Test(arguments: [
        ("{}", "400 Missing required field: goalName"),
        (#"{"displayName":"x"}"#, "400 Missing required field: goalName"),
        (#"{"goalName":5}"#, "400 No fields provided"),
        (#"{"goalName":5,"color":null}"#, "400 Invalid goalName: must be a string"),
        (#"{"goalName":" ","color":null}"#, "400 Invalid goalName: must not be empty"),
        (
            #"{"goalName":"a.b","color":null}"#,
            "400 Invalid goalName: only lowercase letters, digits, _, - and : are allowed"
        ),
        (#"{"goalName":"\#(long)","color":null}"#, "400 Invalid goalName: must be at most 64 characters"),
        (#"{"goalName":"IDENTIFY","color":null}"#, "400 Invalid goalName: identify is reserved"),
        (#"{"goalName":"a","displayName":5}"#, "400 Invalid displayName: must be a string or null"),
        (#"{"goalName":"a","name":5}"#, "400 Invalid name: must be a string or null"),
        (#"{"goalName":"a","name":" N "}"#, #"{"goalName":"a","displayName":"N"}"#),
        (#"{"goalName":"a","displayName":null,"name":"N"}"#, #"{"goalName":"a","displayName":null}"#),
        (#"{"goalName":"a","displayName":"\#(long)"}"#, "400 Invalid displayName: must be at most 80 characters"),
        (#"{"goalName":"a","color":5}"#, "400 Invalid color: must be a string or null"),
        (##"{"goalName":"a","color":"#EF4444"}"##, ##"{"goalName":"a","color":"#ef4444"}"##),
        (#"{"goalName":"a","color":"red"}"#, "400 Invalid color: must be one of the palette colors"),
        (#"{"goalName":"a","description":5}"#, "400 Invalid description: must be a string or null"),
        (
            #"{"goalName":"a","description":"\#(String(repeating: "a", count: 301))"}"#,
            "400 Invalid description: must be at most 300 characters"
        ), (String(repeating: " ", count: 4097), "413 Request body too large"),
    ])
    func updateGoalCustomization(json: String, expected: String) {
        #expect(Checks.body(.updateGoalCustomization, json) == expected)
    }

    private static let mail = "400 Invalid email: must be a valid email address"

    @Test(arguments: [
        ("{}", "400 Missing required field: email"), (#"{"email":5}"#, "400 Invalid email: must be a string"),
        (#"{"email":""}"#, mail), (#"{"email":"a@b"}"#, mail), (#"{"email":"a@@b.c"}"#, mail),
        (#"{"email":"@b.c"}"#, mail),
        (#"{"email":"a b@c.d"}"#, mail), (#"{"email":"a@.c"}"#, mail), (#"{"email":"a@b."}"#, mail),
        (#"{"email":" A@B.c "}"#, #"{"email":"a@b.c","role":"viewer"}"#),
        (#"{"email":"a@b.c","role":"owner"}"#, "400 Invalid role: must be one of: viewer, member"),
        (#"{"email":"a@b.c","role":5}"#, "400 Invalid role: must be one of: viewer, member"),
        (#"{"email":"a@b.c","role":"member"}"#, #"{"email":"a@b.c","role":"member"}"#),
    ])
    func invite(json: String, expected: String) {
        #expect(Checks.body(.inviteTeamMember, json) == expected)
    }

    @Test func mailAddressesHaveAnEnd() {
        let right = String(repeating: "a", count: 250) + "@b.c"
        #expect(Checks.body(.inviteTeamMember, #"{"email":"\#(right)"}"#).hasPrefix("{"))
        #expect(Checks.body(.inviteTeamMember, #"{"email":"a\#(right)"}"#) == Self.mail)
    }

    @Test(arguments: [
        ("{}", "400 Missing required field: userId"), (#"{"userId":5}"#, "400 Invalid userId: must be a string"),
        (#"{"userId":"x"}"#, "400 Invalid userId"), (#"{"userId":"\#(objectID)"}"#, #"{"userId":"\#(objectID)"}"#),
    ])
    func remove(json: String, expected: String) {
        #expect(Checks.body(.removeTeamMember, json) == expected)
    }
}

@Suite struct FunnelBodyTests {
    private static let landing = #"{"name":"Landing","type":"pageview","url":"/"}"#
    private static let signup = #"{"id":"x","name":" Sign up ","type":"goal","goalName":"Sign Up","url":5}"#

    private func steps(_ steps: String) -> String { Checks.body(.createFunnel, #"{"name":"F","steps":\#(steps)}"#) }

    @Test(arguments: [
        ("{}", "400 Missing required fields: name, steps"), (#"{"name":"F"}"#, "400 Missing required field: steps"),
        (#"{"name":5,"steps":5}"#, "400 Invalid name: must be a string"),
        (#"{"name":" ","steps":5}"#, "400 Invalid name: must not be empty"),
        (#"{"name":"--","steps":5}"#, "400 Invalid name: must contain a letter or digit"),
        (
            #"{"name":"\#(String(repeating: "-", count: 101))","steps":5}"#,
            "400 Invalid name: must be at most 100 characters"
        ), (#"{"name":"日","steps":5}"#, "400 Invalid steps: must be an array"),
    ])
    func refuses(json: String, expected: String) {
        #expect(Checks.body(.createFunnel, json) == expected)
    }

    @Test func stepsAreNormalised() {
        let expected =
            #"{"name":"F","steps":[{"name":"Landing","type":"pageview","url":"/"},{"name":"Sign up","type":"goal","goalName":"sign_up"}]}"#
        #expect(steps("[\(Self.landing),\(Self.signup)]") == expected)
    }

    @Test func stepsAreCounted() {
        let wrong = "400 Invalid steps: must have 2 to 8 steps"
        func list(_ count: Int) -> String {
            "[" + Array(repeating: Self.landing, count: count).joined(separator: ",") + "]"
        }
        #expect(steps("[5]") == wrong && steps(list(1)) == wrong && steps(list(9)) == wrong)
        #expect(steps(list(2)).hasPrefix("{") && steps(list(8)).hasPrefix("{"))
    }

    @Test(arguments: [
        ("5", "400 Invalid steps[1]: must be an object"),
        ("{}", "400 Missing required fields: steps[1].name, steps[1].type"),
        (#"{"name":5,"type":"goal"}"#, "400 Missing required field: steps[1].goalName"),
        (#"{"type":"pageview"}"#, "400 Missing required fields: steps[1].name, steps[1].url"),
        (#"{"name":5,"type":"x"}"#, "400 Invalid steps[1].name: must be a string"),
        (#"{"name":"-","type":"x"}"#, "400 Invalid steps[1].name: must contain a letter or digit"),
        (#"{"name":"a","type":"x"}"#, "400 Invalid steps[1].type: must be one of: pageview, goal"),
        (#"{"name":"a","type":5}"#, "400 Invalid steps[1].type: must be one of: pageview, goal"),
        (#"{"name":"a","type":"pageview","url":5}"#, "400 Invalid steps[1].url: must be a string"),
        (#"{"name":"a","type":"pageview","url":"a"}"#, "400 Invalid steps[1].url: must be a path or an http(s) URL"),
        (
            #"{"name":"a","type":"pageview","url":"/\#(String(repeating: "a", count: 2048))"}"#,
            "400 Invalid steps[1].url: must be at most 2048 characters"
        ),
        (
            #"{"name":"a","type":"goal","goalName":"\#(String(repeating: "a", count: 33))"}"#,
            "400 Invalid steps[1].goalName: must be at most 32 characters"
        ),
        (#"{"name":"a","type":"goal","goalName":"identify"}"#, "400 Invalid steps[1].goalName: identify is reserved"),
    ])
    func wrongSteps(step: String, expected: String) {
        #expect(steps("[\(Self.landing),\(step)]") == expected)
    }

    @Test func missingFieldsOfAllStepsComeTogether() {
        #expect(
            steps(#"[{"type":"goal","name":"a"},{"name":"a"}]"#)
                == "400 Missing required fields: steps[0].goalName, steps[1].type")
    }

    @Test func updates() {
        #expect(Checks.body(.updateFunnel, #"{"slug":"x"}"#) == "400 No fields provided")
        #expect(Checks.body(.updateFunnel, #"{"isActive":"no"}"#) == "400 Invalid isActive: must be a boolean")
        #expect(Checks.body(.updateFunnel, #"{"isActive":false}"#) == #"{"isActive":false}"#)
        #expect(Checks.body(.updateFunnel, #"{"steps":[]}"#) == "400 Invalid steps: must have 2 to 8 steps")
    }
}

@Suite struct AlertBodyTests {
    @Test(arguments: [
        ("{}", "400 Missing required fields: name, trigger.goalName, template.message"),
        (#"{"trigger":5,"template":{}}"#, "400 Missing required fields: name, template.message"),
        (#"{"name":"a","trigger":5,"template":5}"#, "400 Invalid trigger: must be an object"),
        (#"{"name":"a","trigger":{"goalName":5},"template":5}"#, "400 Invalid trigger.goalName: must be a string"),
        (#"{"name":"a","trigger":{"goalName":"x"},"template":[]}"#, "400 Invalid template: must be an object"),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":5}}"#,
            "400 Invalid template.message: must be a string"
        ),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":" 123456789 "}}"#,
            "400 Invalid template.message: must be at least 10 characters"
        ),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":"\#(String(repeating: "a", count: 2001))"}}"#,
            "400 Invalid template.message: must be at most 2000 characters"
        ),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":"1234567890","subject":5}}"#,
            "400 Invalid template.subject: must be a string or null"
        ),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":"1234567890","subject":"\#(String(repeating: "a", count: 201))"}}"#,
            "400 Invalid template.subject: must be at most 200 characters"
        ),
        (
            #"{"name":"a","trigger":{"goalName":"x"},"template":{"message":"1234567890"},"isEnabled":1}"#,
            "400 Invalid isEnabled: must be a boolean"
        ),
        (
            #"{"name":" a ","trigger":{"type":"x","goalName":"Free Trial"},"template":{"message":"1234567890","subject":" "}}"#,
            #"{"name":"a","trigger.goalName":"free_trial","template.message":"1234567890","template.subject":null,"isEnabled":true}"#
        ),
    ])
    func create(json: String, expected: String) {
        #expect(Checks.body(.createAlert, json) == expected)
    }

    @Test(arguments: [
        ("{}", "400 No fields provided"), (#"{"trigger":{}}"#, "400 No fields provided"),
        (#"{"trigger":null}"#, "400 No fields provided"), (#"{"trigger":5}"#, "400 Invalid trigger: must be an object"),
        (#"{"template":{"subject":null}}"#, #"{"template.subject":null}"#),
        (#"{"isEnabled":false}"#, #"{"isEnabled":false}"#),
    ])
    func update(json: String, expected: String) {
        #expect(Checks.body(.updateAlert, json) == expected)
    }
}

@Suite struct IntegrationBodyTests {
    private static let development = CheckContext(isKnownTimeZone: { _ in false }, isDevelopment: true)
    private static let stripe = "400 Invalid Stripe key format. The key must start with rk_"
    private static let paddle = "400 Invalid Paddle API key format"

    @Test(arguments: [
        ("{}", "400 Missing required field: stripeRak"),
        (#"{"stripeRak":5}"#, "400 Invalid stripeRak: must be a string"),
        (#"{"stripeRak":" "}"#, "400 Invalid stripeRak: must not be empty"),
        (#"{"stripeRak":"sk_live_1"}"#, stripe), (#"{"stripeRak":"rk_"}"#, stripe),
        (#"{"stripeRak":"rk_a b"}"#, stripe), (#"{"stripeRak":" rk_live_1 "}"#, #"{"stripeRak":"rk_live_1"}"#),
        (#"{"stripeRak":"rk_test_1"}"#, "400 Stripe test keys are not allowed in production"),
    ])
    func stripeKeys(json: String, expected: String) {
        #expect(Checks.body(.connectStripe, json) == expected)
    }

    @Test(arguments: [
        ("{}", "400 Missing required field: paddleApiKey"), (#"{"paddleApiKey":"x"}"#, paddle),
        (#"{"paddleApiKey":"pdl_live_"}"#, paddle), (#"{"paddleApiKey":"pdl_live_a-b"}"#, paddle),
        (#"{"paddleApiKey":"pdl_sdbx_1"}"#, paddle),
        (#"{"paddleApiKey":"pdl_live_1"}"#, #"{"paddleApiKey":"pdl_live_1"}"#),
    ])
    func paddleKeys(json: String, expected: String) {
        #expect(Checks.body(.connectPaddle, json) == expected)
    }

    @Test func testKeysAreTakenInDevelopment() {
        #expect(
            Checks.body(.connectStripe, #"{"stripeRak":"rk_test_1"}"#, Self.development)
                == #"{"stripeRak":"rk_test_1"}"#)
        #expect(
            Checks.body(.connectPaddle, #"{"paddleApiKey":"pdl_sdbx_1"}"#, Self.development)
                == #"{"paddleApiKey":"pdl_sdbx_1"}"#)
    }

    @Test(arguments: [
        ("{}", "400 Missing required fields: lemonsqueezyApiKey, lemonsqueezyStoreId"),
        (
            #"{"lemonsqueezyApiKey":"a b","lemonsqueezyStoreId":5}"#,
            "400 Invalid lemonsqueezyApiKey: must not contain white space"
        ),
        (#"{"lemonsqueezyApiKey":"a","lemonsqueezyStoreId":5}"#, "400 Invalid lemonsqueezyStoreId: must be a string"),
        (
            #"{"lemonsqueezyApiKey":"a","lemonsqueezyStoreId":"x"}"#,
            "400 Invalid lemonsqueezyStoreId: must be a numeric id"
        ),
        (
            #"{"lemonsqueezyApiKey":"a","lemonsqueezyStoreId":" 5 "}"#,
            #"{"lemonsqueezyApiKey":"a","lemonsqueezyStoreId":"5"}"#
        ),
    ])
    func lemonSqueezy(json: String, expected: String) {
        #expect(Checks.body(.connectLemonsqueezy, json) == expected)
    }

    @Test func polar() {
        #expect(Checks.body(.connectPolar, "{}") == "400 Missing required fields: polarAccessToken, polarOrgId")
        #expect(
            Checks.body(.connectPolar, #"{"polarAccessToken":"a","polarOrgId":"b\tc"}"#)
                == "400 Invalid polarOrgId: must not contain white space")
    }
}

@Suite struct NoteAndBotTrafficBodyTests {
    private static let stamp = "400 Invalid timestamp: must be YYYY-MM-DD or an ISO 8601 time with Z or an offset"
    private static let key = "400 Invalid idempotencyKey: must match ^[A-Za-z0-9._:-]{1,128}$"

    @Test(arguments: [
        ("{}", "400 Missing required fields: text, timestamp"),
        (#"{"text":5,"timestamp":5}"#, "400 Invalid text: must be a string"),
        (#"{"text":" ","timestamp":5}"#, "400 Invalid text: must not be empty"),
        (
            #"{"text":"\#(String(repeating: "a", count: 501))","timestamp":5}"#,
            "400 Invalid text: must be at most 500 characters"
        ),
        (#"{"text":"a","timestamp":5}"#, "400 Invalid timestamp: must be a string"),
        (#"{"text":"a","timestamp":""}"#, stamp), (#"{"text":"a","timestamp":"2026-02-30"}"#, stamp),
        (#"{"text":" a ","timestamp":"2026-02-28"}"#, #"{"text":"a","timestamp":"2026-02-28"}"#),
        (#"{"text":"a","timestamp":"2026-02-28","idempotencyKey":5}"#, "400 Invalid idempotencyKey: must be a string"),
        (#"{"text":"a","timestamp":"2026-02-28","idempotencyKey":""}"#, key),
        (#"{"text":"a","timestamp":"2026-02-28","idempotencyKey":"a b"}"#, key),
        (#"{"text":"a","timestamp":"2026-02-28","idempotencyKey":"\#(String(repeating: "a", count: 129))"}"#, key),
        (
            #"{"text":"a","timestamp":"2026-02-28","idempotencyKey":"a.b_c:d-9"}"#,
            #"{"text":"a","timestamp":"2026-02-28","idempotencyKey":"a.b_c:d-9"}"#
        ),
    ])
    func createNote(json: String, expected: String) {
        #expect(Checks.body(.createNote, json) == expected)
    }

    @Test func updateNote() {
        #expect(Checks.body(.updateNote, #"{"idempotencyKey":"x"}"#) == "400 No fields provided")
        #expect(Checks.body(.updateNote, #"{"timestamp":"x"}"#) == Self.stamp)
        #expect(Checks.body(.updateNote, #"{"text":"a","idempotencyKey":5}"#) == #"{"text":"a"}"#)
    }

    @Test(arguments: [
        ("{}", "400 No fields provided"), (#"{"verifiedOnly":1}"#, "400 Invalid verifiedOnly: must be a boolean"),
        (#"{"disableCompanies":"OpenAI"}"#, "400 Invalid disableCompanies: must be an array of strings"),
        (#"{"enableCompanies":["openai"]}"#, "400 Invalid enableCompanies: unknown company openai"),
        (#"{"disableCrawlerIds":["gptbot","GPTBot"]}"#, "400 Invalid disableCrawlerIds: unknown crawler GPTBot"),
        (
            #"{"excludedCrawlerIds":[],"enableCrawlerIds":[]}"#,
            "400 excludedCrawlerIds cannot be combined with disableCompanies, enableCompanies, disableCrawlerIds or enableCrawlerIds"
        ),
        (
            #"{"excludedCrawlerIds":["gptbot"],"hiddenCrawlers":["ccbot"]}"#,
            #"{"excludedCrawlerIds":["gptbot"],"hiddenCrawlers":["ccbot"]}"#
        ),
        (#"{"groupBy":"x"}"#, "400 Invalid groupBy: must be one of: crawlers, companies"),
        (#"{"pageFilterIds":["a"],"hideDashboardCard":true}"#, #"{"pageFilterIds":["a"],"hideDashboardCard":true}"#),
        (
            #"{"pageFilterIds":[\#((0...100).map { "\"\($0)\"" }.joined(separator: ","))]}"#,
            "400 Invalid pageFilterIds: must have at most 100 entries"
        ),
        (
            #"{"pageFilterIds":[\#(Array(repeating: "\"a\"", count: 101).joined(separator: ","))]}"#,
            "400 Invalid pageFilterIds: must have at most 100 entries"
        ),
    ])
    func botTrafficSettings(json: String, expected: String) {
        #expect(Checks.body(.updateBotTrafficSettings, json) == expected)
    }

    @Test func bodiesAreIgnoredWhereThereIsNone() {
        for operation in OperationTable.all where operation.body == nil {
            #expect(Checks.body(operation.id, "not JSON") == "{}")
        }
    }

    @Test func bodiesAreWhereTheContractSays() {
        let deletes = OperationTable.all.filter { $0.method == .delete && $0.body != nil }.map(\.id)
        #expect(deletes == [.removeTeamMember])
        #expect(OperationTable.all.allSatisfy { $0.method != .get || $0.body == nil })
    }
}
