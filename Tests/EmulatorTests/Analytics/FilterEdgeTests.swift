import JSON
import Store
import Testing

@testable import Emulator

/// Filters where values are many, odd, or older than the website's settings.
struct FilterEdgeTests {
    private static func visitors(_ world: TestWorld, _ filter: String) -> JSONValue? {
        world.send("GET", "/analytics/overview?fields=visitors&\(filter)").first["visitors"]
    }

    /// About as many values as a target of 8 KiB holds.
    @Test(arguments: [
        ("filter_entry_page=contains:", 1.0), ("filter_entry_page=does_not_contain:", 0),
        ("filter_page=contains:", 1), ("filter_page=does_not_contain:", 0), ("filter_page=", 1),
        ("filter_page=is_not:", 0), ("filter_entry_page=", 1), ("filter_entry_page=is_not:", 0),
        ("filter_country=", 0), ("filter_referrer=is_not:", 1), ("filter_hostname=", 0), ("filter_region=is_not:", 1),
        ("filter_visit_count=", 1),
    ])
    func fourThousandValues(filter: String, expected: Double) throws {
        let world = try TestWorld()
        try world.view("/1")
        let values = Array(repeating: filter.contains("page") ? "/" : "2", count: 3900) + ["1", "/1"]
        let list = filter.contains("visit") ? values.dropLast() : values[...]
        #expect(Self.visitors(world, filter + list.joined(separator: ",")) == .number(expected))
    }

    @Test(arguments: [
        ("california", 1.0), ("ifornia", 0), ("CA", 0), ("is_not:california", 0),
    ])
    func aRegionThatIsNoCode(value: String, expected: Double) throws {
        let world = try TestWorld()
        try world.view(place: Place(country: "US", region: "california"))
        #expect(Self.visitors(world, "filter_region=\(value)") == .number(expected))
    }

    /// Names are given on arrival, so what a row is called must find it whatever the website's hostnames are by now.
    @Test func aReferrerThatBecameTheWebsitesOwn() throws {
        let world = try TestWorld(website: { $0.allowedHostnames = ["partner.org"] })
        try world.view(acquisition: Acquisition(referrer: "https://partner.org/x", referrerName: "partner.org"))
        #expect(Self.visitors(world, "filter_referrer=partner.org") == 1)
        #expect(Self.visitors(world, "filter_referrer=is_not:partner.org") == 0)
    }

    @Test func ratesThatAreTold() throws {
        let world = try TestWorld { $0.currencyRates = CurrencyRates(argument: "EUR=2,THB=0.5")! }
        try world.view()
        for (id, currency, amount) in [("a", "EUR", 10), ("b", "THB", 10), ("c", "GBP", 10)] {
            let response = world.send(
                "POST", "/payments",
                body: #"{"transaction_id":"\#(id)","amount":\#(amount),"currency":"\#(currency)"}"#)
            #expect(response.status == 200)
        }
        #expect(world.send("GET", "/analytics/overview").first["revenue"] == 38)
    }

    @Test(arguments: [
        "", "EUR", "EUR=", "EUR=0", "EUR=-1", "EUR=x", "eur=1", "EURO=1", "EUR=1,EUR=2", "EUR=1,", "EUR=inf",
    ])
    func ratesThatAreNone(text: String) {
        #expect(CurrencyRates(argument: text) == nil)
    }
}
