import JSON
import Store
import Testing

@testable import Emulator

/// Which events a website takes (account-api.md 4.4, tracking.md 1.3).
@Suite struct EventAcceptanceTests {
    private func isTaken(
        _ href: String = "https://example.com/", fields: [String: String] = [:],
        website: (inout Website) -> Void = { _ in }
    ) throws -> Bool {
        let world = try TestWorld(website: website)
        let answer = world.track(["href": .string(href)], fields: fields)
        #expect(answer.status == 200 && answer.text == #"{"success":true}"#)
        let visitors = try world.rows("SELECT is_bot, pageview_count FROM visitors")
        #expect(visitors == ["0|1"] || visitors == [])
        return !visitors.isEmpty
    }

    @Test(arguments: [
        ("https://example.com/", true), ("https://www.example.com/", true), ("https://a.b.example.com:8443/", true),
        ("http://localhost:3000/", true), ("http://127.0.0.1/", true), ("http://[::1]:80/", true),
        ("http://app.localhost/", true), ("file:///home/x.html", true), ("https://shop.com/", true),
        ("https://www.shop.com/", false), ("https://other.com/", false), ("https://badexample.com/", false),
        ("https://example.com.evil.com/", false), ("http://127.0.0.2/", false), ("http://notlocalhost/", false),
    ])
    func knowsItsHostnames(_ href: String, _ expected: Bool) throws {
        #expect(try isTaken(href) { $0.allowedHostnames = ["shop.com"] } == expected)
        #expect(try isTaken(href) { $0.isAllHostnamesAllowed = true })
    }

    @Test func excludesHostnames() throws {
        for href in ["https://staging.example.com/", "http://localhost/"] {
            #expect(
                try !isTaken(href) {
                    $0.isAllHostnamesAllowed = true
                    $0.excludedHostnames = ["staging.example.com", "localhost"]
                })
        }
        #expect(try isTaken { $0.excludedHostnames = ["staging.example.com"] })
    }

    @Test(arguments: [
        ("/admin", "/admin", true), ("/admin", "/admin/", true), ("/admin/", "/admin", true),
        ("/admin", "/admin/x", false), ("/admin", "/administrator", false), ("/admin", "/Admin", false),
        ("/admin/*", "/admin/x", true), ("/admin/*", "/admin/x/y", true), ("/admin/*", "/admin", false),
        ("/admin/*", "/administrator", false), ("/", "/", true), ("/", "/x", false), ("/*", "/x", true),
        ("/admin", "/admin?x=1", true), ("/admin", "/admin#/users", true), ("/admin", "/admin/#/users", true),
        ("/admin/*", "/admin/#/users", true), ("/admin", "/#/admin", false), ("/", "/#/admin", true),
        ("/admin#/users", "/admin#/users", false), ("//", "//", true), ("//", "/", false),
        ("/admin//", "/admin/", false), ("/admin", "/adm", false), ("/admin/x", "/admin#/x", false), ("/*", "/", false),
    ])
    func excludesPaths(_ entry: String, _ path: String, _ isExcluded: Bool) throws {
        #expect(try isTaken("https://example.com" + path) { $0.excludedPaths = ["/preview", entry] } != isExcluded)
    }

    @Test func excludesAddresses() throws {
        let exclude: (inout Website) -> Void = { $0.excludedIPs = ["203.0.113.9", "2001:DB8::1", "127.0.0.1"] }
        #expect(try !isTaken(fields: ["x-datafast-real-ip": "203.0.113.9"], website: exclude))
        #expect(try !isTaken(fields: ["x-forwarded-for": "2001:db8::1, 10.0.0.1"], website: exclude))
        #expect(try !isTaken(website: exclude))
        #expect(
            try isTaken(
                fields: ["x-datafast-real-ip": "203.0.113.10", "x-forwarded-for": "203.0.113.9"], website: exclude))
    }

    @Test(arguments: [
        ("2001:db8::1", "2001:0DB8:0:0::0:1", true), ("::ffff:203.0.113.9", "203.0.113.9", true),
        ("203.0.113.9", "::ffff:cb00:7109", true), ("2001:db8::1", "2001:db8::2", false),
        ("nonsense", "nonsense", false),
    ])
    func excludesAnAddressHoweverItIsSpelled(_ entry: String, _ address: String, _ isExcluded: Bool) throws {
        #expect(
            try isTaken(fields: ["x-datafast-real-ip": address]) { $0.excludedIPs = ["10.0.0.1", entry] } != isExcluded)
    }

    @Test func excludesCountries() throws {
        let exclude: (inout Website) -> Void = { $0.excludedCountries = ["FR", "US"] }
        #expect(try !isTaken(website: exclude))
        #expect(try !isTaken(fields: ["x-datafast-country": "fr"], website: exclude))
        #expect(try !isTaken(fields: ["x-datafast-real-ip": "198.51.100.2"], website: exclude))
        #expect(try isTaken(fields: ["x-datafast-country": "DE"], website: exclude))
        #expect(try isTaken(fields: ["x-datafast-country": "-"], website: exclude))
    }

    @Test(arguments: [
        (["Origin": "https://example.com"], true), (["Origin": "https://www.example.com:8443"], true),
        (["Origin": "http://localhost:3000"], true), ([:], false), (["Origin": "null"], false),
        (["Origin": "https://other.com"], false), (["Origin": "https://example.com", "User-Agent": ""], false),
        (["Origin": "https://example.com", "User-Agent": "curl/8"], false),
    ])
    func attackModeWantsABrowserOnAPage(_ fields: [String: String], _ expected: Bool) throws {
        #expect(try isTaken(fields: fields) { $0.isAttackModeEnabled = true } == expected)
    }
}

/// Where visitors are (tracking.md 3).
@Suite struct EventPlaceTests {
    private func place(
        _ fields: [String: String] = [:], default place: DefaultPlace = .standard
    ) throws -> String {
        let world = try TestWorld { $0.defaultPlace = place }
        world.track(fields: fields)
        return try world.rows("SELECT country, region, city, latitude, longitude FROM places").joined()
    }

    @Test func comesFromTheFirstSourceThatSaysIt() throws {
        #expect(try place() == "US|US-CA|San Francisco|37.7749|-122.4194")
        #expect(try place(["x-forwarded-for": "198.51.100.3"]) == "DE|DE-BE|Berlin|52.52|13.405")
        #expect(
            try place(["x-datafast-real-ip": "198.51.100.2", "x-forwarded-for": "198.51.100.3"])
                == "FR|FR-IDF|Paris|48.8566|2.3522")
        #expect(
            try place([
                "x-datafast-country": "JP", "x-datafast-region": "JP-26", "x-datafast-city": "Kyōto",
                "x-datafast-latitude": "35", "x-datafast-longitude": "-", "x-datafast-real-ip": "198.51.100.2",
            ]) == "JP|JP-26|Kyōto|35.0|")
        #expect(try place(["x-datafast-real-ip": "203.0.113.8"]) == "||||")
    }

    @Test func theDefaultCanBeSet() throws {
        #expect(try place(default: .none) == "||||")
        #expect(try place(default: #require(DefaultPlace("198.51.100.5"))).hasPrefix("PL|PL-14|Warsaw"))
        #expect(DefaultPlace("none") == DefaultPlace.none)
        #expect(DefaultPlace("192.0.2.2") == .standard)
        #expect(DefaultPlace("192.0.2.9") == nil && DefaultPlace("") == nil)
    }
}
