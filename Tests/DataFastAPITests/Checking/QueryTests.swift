import DataFastAPI
import JSON
import Testing

@Suite struct DeletionQueryTests {
    private static let noGoalFilter = "400 At least one of datafast_visitor_id, name, or startAt and endAt is required"

    @Test(arguments: [
        ("", noGoalFilter), ("unknown=1", noGoalFilter), ("name=", noGoalFilter), ("timezone=UTC", noGoalFilter),
        ("startAt=2026-01-01", "400 startAt and endAt must be provided together"),
        ("end=2026-01-01&name=%", "400 startAt and endAt must be provided together"),
        ("visitorId=x&name=%", "400 Invalid visitorId: must be a UUID v4"),
        ("datafast_visitor_id=x&visitorId=\(visitor)", "400 Invalid datafast_visitor_id: must be a UUID v4"),
        (
            "name=a.b",
            "400 Invalid name: use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters"
        ),
        ("name=identify", "400 Invalid name: identify is reserved"),
        ("startAt=1&endAt=2", "400 Invalid startAt: must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset"),
        ("start=2026-01-01&end=2", "400 Invalid end: must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset"),
        ("name=a&timezone=Mars", "400 Invalid timezone: Mars"), ("name=Sign Up", #"{"name":"sign_up"}"#),
        ("visitorId=\(visitor)", #"{"datafast_visitor_id":"\#(visitor)"}"#),
        ("start=2026-01-01&startAt=2026-02-01&end=2026-03-01", #"{"startAt":"2026-02-01","endAt":"2026-03-01"}"#),
        ("name=a&name=b", #"{"name":"a"}"#),
        ("name=&name=b", noGoalFilter),
    ])
    func goals(query: String, expected: String) {
        #expect(Checks.query(.deleteGoals, query) == expected)
    }

    @Test(arguments: [
        ("", "400 At least one of transaction_id, datafast_visitor_id, or startAt and endAt is required"),
        ("tx_id=t&datafast_visitor_id=x&startAt=1", #"{"transaction_id":"t"}"#),
        ("transaction_id=t&tx_id=u", #"{"transaction_id":"t"}"#),
        ("startAt=2026-01-01&datafast_visitor_id=x", "400 startAt and endAt must be provided together"),
        ("datafast_visitor_id=x", "400 Invalid datafast_visitor_id: must be a UUID v4"),
        ("visitorId=\(visitor)", #"{"datafast_visitor_id":"\#(visitor)"}"#),
    ])
    func payments(query: String, expected: String) {
        #expect(Checks.query(.deletePayments, query) == expected)
    }
}

@Suite struct ReportQueryTests {
    @Test(arguments: [
        ("", "{}"), ("websiteId=anything", "{}"), ("limit=5000&offset=7", #"{"limit":1000,"offset":7}"#),
        ("limit=0", "400 Invalid limit: must be an integer of 1 or more"),
        ("limit=1.5", "400 Invalid limit: must be an integer of 1 or more"),
        ("limit=-1", "400 Invalid limit: must be an integer of 1 or more"),
        ("limit=99999999999999999999", #"{"limit":1000}"#), ("limit=", "{}"),
        ("offset=x", "400 Invalid offset: must be an integer of 0 or more"),
        ("offset=99999999999999999999", #"{"offset":9007199254740991}"#), ("offset=0", #"{"offset":0}"#),
        ("limit=+5", "400 Invalid limit: must be an integer of 1 or more"),
        ("fields=revenue, device ,revenue", #"{"fields":["device","revenue"]}"#),
        ("fields=a,visitors,b,a", "400 Invalid fields: a, b. Valid fields: device, visitors, revenue, payments"),
        ("fields=Visitors", "400 Invalid fields: Visitors. Valid fields: device, visitors, revenue, payments"),
        ("fields=,", #"{"fields":["device","visitors","revenue","payments"]}"#),
        ("endAt=2026-01-01", "400 startAt and endAt must be provided together"),
        (
            "startAt=2026-01-01&endAt=x",
            "400 Invalid endAt: must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset"
        ), ("timezone=Asia/Calcutta", #"{"timezone":"Asia/Calcutta"}"#),
    ])
    func devices(query: String, expected: String) {
        #expect(Checks.query(.getDeviceAnalytics, query) == expected)
    }

    @Test(arguments: [
        ("", "400 Missing required fields: fields, interval"),
        ("fields=visitors", "400 Missing required field: interval"),
        ("interval=day&fields=", "400 Missing required field: fields"),
        ("interval=day&fields=, ,", "400 Missing required field: fields"),
        (
            "fields=x&interval=year",
            "400 Invalid fields: x. Valid fields: name, visitors, sessions, revenue, payments, conversion_rate, new_visitors, returning_visitors, pageviews"
        ),
        ("fields=name&interval=year", "400 Invalid interval: must be one of: hour, day, week, month"),
        (
            "interval=day&fields=visitors,name,visitors,pageviews",
            #"{"fields":["visitors","name","pageviews"],"interval":"day"}"#
        ),
    ])
    func timeseries(query: String, expected: String) {
        #expect(Checks.query(.getAnalyticsTimeseries, query) == expected)
    }

    @Test func overviewSendsUndocumentedKeysOnDemand() throws {
        let operation = OperationTable[.getAnalyticsOverview]
        let query = try operation.checkQuery([], Checks.context)
        #expect(query.strings("fields")?.contains("new_visitors") == false && query.strings("fields")?.count == 9)
        #expect(
            Checks.query(.getAnalyticsOverview, "fields=sessions,pageviews") == #"{"fields":["pageviews","sessions"]}"#)
    }

    @Test(.timeLimit(.minutes(1))) func manyParametersTakeLinearTime() throws {
        let items = (0..<200_000).map { (name: "p\($0)", value: "x") } + [(name: "limit", value: "5")]
        #expect(try OperationTable[.getDeviceAnalytics].checkQuery(items, Checks.context).int("limit") == 5)
    }

    @Test func otherFields() {
        #expect(
            Checks.query(.getRealtimeVisitors, "fields=sessions")
                == "400 Invalid fields: sessions. Valid fields: visitors")
        #expect(Checks.query(.analyzeGoals, "fields=visitors,goal") == #"{"fields":["name","visitors"]}"#)
        #expect(
            Checks.query(.analyzeGoals, "fields=x")
                == "400 Invalid fields: x. Valid fields: name, completions, visitors")
        #expect(Checks.query(.getGoalProperties, "") == "400 Missing required field: eventName")
    }

    @Test func defaults() throws {
        let query = try OperationTable[.getDeviceAnalytics].checkQuery([], Checks.context)
        #expect(query.int("limit") == 100 && query.int("offset") == 0 && !query.contains("limit"))
        #expect(query.strings("fields") == ["device", "visitors", "revenue", "payments"])
        #expect(query.string("startAt") == nil && query.filters.isEmpty)
        let sent = try OperationTable[.getDeviceAnalytics].checkQuery(
            [("limit", "100"), ("startAt", "2026-05-21"), ("endAt", "2026-05-22")], Checks.context)
        #expect(sent.contains("limit") && sent.moment("startAt") == DateOrInstant("2026-05-21"))
    }

    @Test(arguments: [
        ("interval=x", "400 Invalid interval: must be one of: hour, day, week, month"),
        ("category=x", "400 Invalid category: must be one of: all, answer_fetch, search_index, training, ai_crawler"),
        ("verification=x", "400 Invalid verification: must be one of: all, ip_verified, user_agent_only"),
        ("company=Open AI&crawlerId=gptbot", #"{"company":"Open AI","crawlerId":"gptbot"}"#),
    ])
    func botTraffic(query: String, expected: String) {
        #expect(Checks.query(.getBotTrafficSummary, query) == expected)
        #expect(Checks.query(.getBotTrafficPages, query) == expected)
    }

    @Test(arguments: [
        ("alertId=x", "400 Invalid alertId"), ("limit=x", "400 Invalid limit: must be an integer of 1 or more"),
        ("limit=1000", #"{"limit":100}"#),
        ("alertId=\(objectID.uppercased())", #"{"alertId":"\#(objectID)"}"#),
    ])
    func alertHistory(query: String, expected: String) {
        #expect(Checks.query(.getAlertHistory, query) == expected)
    }

    @Test func goalCustomizations() {
        #expect(Checks.query(.listGoalCustomizations, "") == "{}")
        #expect(
            Checks.query(.listGoalCustomizations, "goalName=A.b")
                == "400 Invalid goalName: only lowercase letters, digits, _, - and : are allowed")
        #expect(Checks.query(.deleteGoalCustomization, "goalName=") == "400 Missing required field: goalName")
        #expect(Checks.query(.deleteGoalCustomization, "goalName= ") == "400 Invalid goalName: must not be empty")
        #expect(Checks.query(.deleteGoalCustomization, "goalName=Sign Up") == #"{"goalName":"sign_up"}"#)
    }
}

@Suite struct StrictQueryTests {
    @Test(arguments: [
        ("websiteId=x", "{}", "400 Unknown query parameter: websiteId"),
        (
            "websiteId=x&websiteId=y", "400 Duplicate query parameter: websiteId",
            "400 Unknown query parameter: websiteId"
        ),
        ("limit=x&foo=", "400 Unknown query parameter: foo", "400 Unknown query parameter: foo"),
        ("limit=1&order=x&limit=1", "400 Duplicate query parameter: limit", "400 Duplicate query parameter: limit"),
        ("q= a ", #"{"q":" a "}"#, #"{"q":"a"}"#), ("q= ", #"{"q":" "}"#, #"{"q":null}"#),
        ("order=up", "400 Invalid order: must be one of: asc, desc", "400 Invalid order: must be one of: asc, desc"),
        (
            "startAt=2026-01-01", "400 startAt and endAt must be provided together",
            "400 startAt and endAt must be provided together"
        ),
        ("limit=2000", #"{"limit":1000}"#, #"{"limit":1000}"#),
        ("platform=X", "400 Invalid platform: must be one of: x, reddit", "400 Unknown query parameter: platform"),
    ])
    func mentionsAndNotes(query: String, mentions: String, notes: String) {
        #expect(Checks.query(.listMentions, query) == mentions)
        #expect(Checks.query(.listNotes, query) == notes)
    }

    @Test func searchesHaveAnEnd() {
        let long = String(repeating: "😀", count: 100)
        for id in [OperationID.listMentions, .listNotes] {
            #expect(Checks.query(id, "q=\(long)").hasPrefix("{"))
            #expect(Checks.query(id, "q=\(long)a") == "400 Invalid q: must be at most 200 characters")
        }
    }
}

@Suite struct FilterTests {
    @Test(arguments: [
        ("filter_country=US,FR", "country is US|FR"), ("country=US", "country is US"),
        ("country=US&filter_country=FR", "country is FR"), ("filter_country=is_not: US , ,FR", "country is_not US|FR"),
        ("filter_page=contains:/blog", "page contains /blog"),
        ("filter_entry_page=does_not_contain:/a,/b", "entry_page does_not_contain /a|/b"),
        ("filter_visit_count=gte:3", "visit_count gte 3"),
        ("filter_referrer=https://x.com", "referrer is https://x.com"), ("filter_goal=like:a", "goal is like:a"),
        ("filter_goal=is:a:b", "goal is a:b"), ("filter_utm_source=IS:a", "utm_source is IS:a"),
        ("filter_os=:a", "os is :a"), ("filter_via=b&filter_country=a", "country is a,via is b"),
        ("filter_country=,", ""), ("filter_country=is:", ""), ("filter_unknown=x", ""), ("filter_country=", ""),
        ("filter_country=&country=US", "country is US"),
    ])
    func areRead(query: String, expected: String) throws {
        let filters =
            expected.isEmpty
            ? "" : #""filters":["# + expected.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") + "]"
        #expect(Checks.query(.getDeviceAnalytics, query) == "{\(filters)}")
    }

    @Test(arguments: [
        ("filter_country=contains:U", "400 Invalid filter_country: operator contains is not supported"),
        ("country=gte:5", "400 Invalid country: operator gte is not supported"),
        ("filter_page=lte:1", "400 Invalid filter_page: operator lte is not supported"),
        ("filter_visit_count=1,x", "400 Invalid filter_visit_count: must be a whole number"),
        ("filter_visit_count=contains:1", "400 Invalid filter_visit_count: operator contains is not supported"),
        ("filter_visit_count=-1", "400 Invalid filter_visit_count: must be a whole number"),
        ("filter_visit_count=x&limit=0", "400 Invalid limit: must be an integer of 1 or more"),
    ])
    func areRefused(query: String, expected: String) {
        #expect(Checks.query(.getDeviceAnalytics, query) == expected)
    }

    @Test func takenWhereTheContractSays() {
        let with = OperationTable.all.filter { !$0.query.filters.isEmpty }.map(\.id)
        let breakdowns = OperationTable.all.filter { $0.group == .breakdowns }.map(\.id)
        #expect(
            Set(with)
                == Set(
                    breakdowns + [
                        .getAnalyticsOverview, .getAnalyticsTimeseries, .analyzeGoals, .getFunnelAnalytics,
                        .listVisitors,
                    ]))
    }
}

@Suite struct VisitorQueryTests {
    @Test(arguments: [
        ("", "{}"), ("limit=1000", #"{"limit":250}"#), ("visitedPage=/a,/b", #"{"filters":["page is /a|/b"]}"#),
        ("page=/a&visitedPage=/b", #"{"filters":["page is /b"]}"#),
        ("visitedPageContains=a", #"{"filters":["page contains a"]}"#),
        ("pageContains=does_not_contain:a&page=/", #"{"filters":["page is /","page does_not_contain a"]}"#),
        ("goal=signup&filter_country=is_not:US", #"{"filters":["goal is signup","country is_not US"]}"#),
        ("isCustomer=true", #"{"isCustomer":true}"#), ("hasRevenue=false", #"{"isCustomer":false}"#),
        ("hasRevenue=1", "400 Invalid hasRevenue: must be true or false"),
        ("isCustomer=x&hasRevenue=true", "400 Invalid isCustomer: must be true or false"),
        ("goal=a&hasRevenue=true", "400 completedGoal cannot be combined with isCustomer or hasRevenue"),
        ("entry_page=/", "{}"), ("visit_count=x", "{}"),
        ("os=contains:x", "400 Invalid os: operator contains is not supported"),
        ("unknown=x", "{}"),
    ])
    func list(query: String, expected: String) {
        #expect(Checks.query(.listVisitors, query) == expected)
    }

    @Test func atMost50Values() {
        let values = (1...50).map(String.init).joined(separator: ",")
        #expect(Checks.query(.listVisitors, "city=\(values)").hasPrefix("{"))
        #expect(Checks.query(.listVisitors, "city=\(values),51") == "400 Invalid city: at most 50 values")
        #expect(Checks.query(.listVisitors, "page=\(values),51") == "400 Invalid page: at most 50 values")
        #expect(Checks.query(.getDeviceAnalytics, "city=\(values),51").hasPrefix("{"))
    }

    private func path(_ id: OperationID, _ texts: [String]) -> String {
        do throws(ContractError) {
            return try OperationTable[id].checkPath(PathValues(texts)).fields.map { "\($0.name)=\($0.value)" }.joined(
                separator: " ")
        } catch {
            return Checks.describe(error)
        }
    }

    @Test func paths() {
        #expect(path(.getVisitor, [visitor.uppercased()]) == #"datafast_visitor_id="\#(visitor)""#)
        #expect(path(.getVisitor, ["x"]) == "400 Invalid visitorId: must be a UUID v4")
        #expect(path(.getFunnelAnalytics, ["x"]) == "400 Invalid funnelId")
        #expect(path(.deleteAccessToken, ["x"]) == "400 Invalid tokenId")
        #expect(path(.updateAlert, [objectID.uppercased(), "x"]) == "400 Invalid alertId")
        #expect(path(.rollWebsiteApiKey, [objectID, objectID]) == #"websiteId="\#(objectID)" apiKeyId="\#(objectID)""#)
        #expect(path(.updateNote, ["x", "x"]) == "400 Invalid websiteId")
        #expect(path(.getAccount, []) == "")
        #expect(throws: ContractError.invalidWebsiteID) { try Operation.checkWebsiteID("dfid_abc123") }
        #expect((try? Operation.checkWebsiteID(objectID)) == objectID)
    }
}
