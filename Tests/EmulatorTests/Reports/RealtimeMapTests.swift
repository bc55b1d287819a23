import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct RealtimeMapTests {
    private static let second = "b3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    private static let third = "c3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    private static let denver = Place(
        country: "US", region: "US-CO", city: "Denver", latitude: 39.7391, longitude: -104.9866)

    private static func pay(
        _ world: TestWorld, _ visitor: String?, _ id: String, amount: Double = 49, currency: String = "USD",
        kind: Payment.Kind = .new, name: String? = "Jane Doe", email: String? = "jane@example.com"
    ) throws {
        let known = try visitor.flatMap(VisitorID.init).flatMap {
            try world.state.store.visitor($0, websiteID: world.websiteKey)
        }
        try world.state.store.recordPayment(
            Payment(
                objectID: id, websiteID: world.websiteKey, visitorID: known?.id, time: world.state.clock.now,
                transactionID: id, amount: amount, currency: currency, kind: kind, email: email, name: name))
    }

    private static func map(_ world: TestWorld) -> JSONValue {
        world.send("GET", "/analytics/realtime/map").json["data"] ?? .null
    }

    private static func hexSecond(_ time: Instant) -> String { String(time.milliseconds / 1000, radix: 16) }

    @Test func nobody() throws {
        expect(
            try TestWorld().send("GET", "/analytics/realtime/map"),
            is: """
                {"status":"success","data":{"count":0,"visitors":[],"hasConversionPredictions":false,\
                "recentEvents":[],"recentPayments":[]}}
                """)
    }

    @Test func sessionsToComeAreNoVisitsSoFar() throws {
        let world = try TestWorld()
        try world.view()
        let now = world.state.clock.now
        world.advance(milliseconds: 3 * 3_600_000)
        try world.view()
        world.state.clock = .frozen(now)
        #expect(Self.map(world)["visitors"]?.arrayValue?.first?["visitCount"] == 1)
    }

    @Test func theDocumentedShape() throws {
        let world = try TestWorld()
        try world.view(visitor: Self.second)
        world.advance(milliseconds: 86_400_000)
        try Self.pay(world, Self.second, "69857bb827ddefd472fb2b12")
        world.advance(milliseconds: 70_000)
        try world.view("/pricing", place: Self.denver)
        let viewed = world.state.clock.now
        world.advance(milliseconds: 20_000)
        expect(
            world.send("GET", "/analytics/realtime/map"),
            is: """
                {"status":"success","data":{"count":1,"visitors":[{"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",\
                "location":{"city":"Denver","region":"US-CO","countryCode":"US"},"system":{"browser":{"name":"Chrome"},\
                "os":{"name":"Mac OS"},"device":{"type":"desktop"}},"currentUrl":"/pricing","referrer":null,\
                "sessionStartTime":"2026-05-22T12:01:10.000Z","visitCount":1,"params":{"ref":null,"source":null,"via":null,\
                "utm_source":null,"utm_medium":null,"utm_campaign":null,"utm_content":null,"utm_term":null},\
                "latitude":39.7391,"longitude":-104.9866,"isCustomer":false,"customerName":null,"customerEmail":null,\
                "profileData":{"displayName":null,"userId":null,"hasProfile":false,"isRandomName":true},\
                "conversionLikelihood":{"score":50,"confidence":0,"isBaseline":true,"dimensionMatches":[],\
                "raw":{"conversionRate":0.5,"averageValue":49,"expectedValue":24.5}}}],\
                "conversionMetrics":{"baselineConversionRate":0.5,"baselineAverageValue":49},\
                "hasConversionPredictions":true,"recentEvents":[{"_id":"\(Self.hexSecond(viewed))0000000000000002",\
                "type":"pageview","visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",\
                "timestamp":"2026-05-22T12:01:10.000Z","path":"/pricing","countryCode":"US","extraData":{},"referrer":null,\
                "customerName":null,"amount":null,"displayName":null}],"recentPayments":[\
                {"_id":"69857bb827ddefd472fb2b12","type":"payment_received","timestamp":"2026-05-22T12:00:00.000Z",\
                "name":"Jane Doe","email":"jane@example.com","amount":49,"currency":"USD","renewal":false,\
                "displayName":null,"isNew":false,"visible":true}]}}
                """)
    }

    @Test func aCustomerWithAProfile() throws {
        let world = try TestWorld()
        try world.view(
            "/a",
            acquisition: Acquisition(
                referrer: "https://google.com/", referrerName: "Google", ref: "r", source: "s", via: "v",
                utmSource: "us", utmMedium: "um", utmCampaign: "uc", utmTerm: "ut", utmContent: "ux"),
            place: Place(), system: System())
        world.send(
            "POST", "/identify",
            body: #"{"datafast_visitor_id":"\#(TestWorld.visitor)","user_id":"u1","name":"Ada"}"#)
        try Self.pay(world, TestWorld.visitor, "p1", amount: 10)
        world.advance(milliseconds: 1000)
        try Self.pay(world, TestWorld.visitor, "p2", amount: 20.01, kind: .renewal, name: nil, email: "new@example.com")
        try Self.pay(world, TestWorld.visitor, "p3", amount: 5, kind: .refund, name: nil, email: nil)
        try world.view("/b", acquisition: Acquisition(referrerName: "Direct/None"), place: Place(), system: System())
        let map = Self.map(world)
        let visitor = map["visitors"]?[0]
        #expect(
            visitor?.description == """
                {"visitorId":"\(TestWorld.visitor)","location":{"city":null,"region":null,"countryCode":null},\
                "system":{"browser":{"name":null},"os":{"name":null},"device":{"type":"desktop"}},"currentUrl":"/b",\
                "referrer":"https://google.com/","sessionStartTime":"2026-05-21T12:00:00.000Z","visitCount":1,\
                "params":{"ref":"r","source":"s","via":"v","utm_source":"us","utm_medium":"um","utm_campaign":"uc",\
                "utm_content":"ux","utm_term":"ut"},"latitude":null,"longitude":null,"isCustomer":true,\
                "customerName":"Jane Doe","customerEmail":"new@example.com",\
                "profileData":{"displayName":"Ada","userId":"u1","hasProfile":true,"isRandomName":false},\
                "conversionLikelihood":{"score":100,"confidence":1,"isBaseline":false,"dimensionMatches":[],\
                "raw":{"conversionRate":1,"averageValue":15.01,"expectedValue":15.01}}}
                """)
        let payments = map["recentPayments"]?.arrayValue ?? []
        #expect(payments.map { $0["_id"] } == ["p2", "p1"], "newest first, no refunds")
        #expect(payments.map { $0["renewal"] } == [true, false])
        #expect(payments.map { $0["displayName"] } == ["Ada", "Ada"])
        #expect(map["recentEvents"]?[0]?["customerName"] == "Jane Doe")
        #expect(map["recentEvents"]?[0]?["displayName"] == "Ada")
    }

    @Test func predictionsComeFromTheModel() throws {
        let world = try TestWorld()
        for number in 0..<4 {
            try world.view(visitor: "d3ab2331-989f-4cfa-91c6-2461c9e3c6b\(number)", place: Self.denver)
        }
        try Self.pay(world, "d3ab2331-989f-4cfa-91c6-2461c9e3c6b0", "p")
        world.advance(milliseconds: 3_600_000)
        try world.view(place: Self.denver)
        let likelihood = Self.map(world)["visitors"]?[0]?["conversionLikelihood"]
        #expect(likelihood?["isBaseline"] == false)
        #expect(likelihood?["dimensionMatches"]?.description == #"["device","os","browser","country","referrer"]"#)
        // n = 5 of 5 and k = 1 in every dimension: L = 1, N = 5.
        #expect(likelihood?["score"] == 50)
        #expect(likelihood?["confidence"] == .number(0.091))
        #expect(likelihood?["raw"]?.description == #"{"conversionRate":0.2,"averageValue":49,"expectedValue":9.8}"#)
    }

    @Test func latestPageviewFirstThenByID() throws {
        let world = try TestWorld()
        try world.view(visitor: Self.third)
        world.advance(milliseconds: 1)
        for visitor in [Self.second, TestWorld.visitor] { try world.view(visitor: visitor) }
        world.advance(milliseconds: 599_999)
        try world.view("/again", visitor: Self.second)
        func ids() -> [JSONValue?] { (Self.map(world)["visitors"]?.arrayValue ?? []).map { $0["visitorId"] } }
        #expect(ids() == [.string(Self.second), .string(TestWorld.visitor)], "ten minutes, their beginning left out")
        try world.view(visitor: TestWorld.visitor)
        #expect(ids() == [.string(TestWorld.visitor), .string(Self.second)])
        #expect(Self.map(world)["count"] == 2)
        try world.state.store.flagBot(try #require(VisitorID(Self.second)), websiteID: world.websiteKey)
        #expect(ids() == [.string(TestWorld.visitor)])
    }

    @Test func eventsAreViewsAndCustomGoals() throws {
        let world = try TestWorld()
        world.track(["href": "https://example.com/a"], fields: ["x-datafast-country": "FR"])
        world.track("custom", ["eventName": "signup", "plan": "pro"])
        world.send(
            "POST", "/goals", body: #"{"datafast_visitor_id":"\#(TestWorld.visitor)","name":"upgrade"}"#)
        let events = Self.map(world)["recentEvents"]?.arrayValue ?? []
        #expect(events.map { $0["type"] } == ["upgrade", "signup", "pageview"])
        #expect(events.map { $0["path"] } == [.null, "/", "/a"])
        #expect(events.map { $0["countryCode"] } == ["FR", "FR", "FR"])
        #expect(
            events.map { $0["extraData"]?.description }
                == [#"{"eventName":"upgrade"}"#, #"{"eventName":"signup","plan":"pro"}"#, "{}"])
        #expect(isHex(events[1]["_id"]?.stringValue ?? "", prefix: Self.hexSecond(TestWorld.noon), digits: 16))
        world.advance(milliseconds: 600_000)
        #expect(Self.map(world)["recentEvents"]?.arrayValue?.isEmpty == true)
    }

    @Test func listsHaveCaps() throws {
        let world = try TestWorld()
        for number in 0..<120 {
            world.advance(milliseconds: 1)
            try world.view("/\(number)")
            if number < 60 { try Self.pay(world, number < 30 ? nil : TestWorld.visitor, "p\(number)") }
        }
        let map = Self.map(world)
        let paths = (map["recentEvents"]?.arrayValue ?? []).compactMap { $0["path"]?.stringValue }
        #expect(paths == (20..<120).reversed().map { "/\($0)" })
        let payments = (map["recentPayments"]?.arrayValue ?? []).compactMap { $0["_id"]?.stringValue }
        #expect(payments == (10..<60).reversed().map { "p\($0)" })
        #expect(map["count"] == 1)
    }
}
