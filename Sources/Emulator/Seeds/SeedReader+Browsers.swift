import DataFastAPI
import Store

/// What a browser is and where it is: said for a visitor, and again for a session where that differs.
struct SeedBrowser {
    var place: Place
    var system: System
    var viewport: Viewport?

    /// A browser of which nothing is said.
    static let standard = SeedBrowser(place: PlaceTable.standard.value, system: System())
}

/// The keys that say so.
protocol SeedBrowserKey: SeedKey {
    static var place: Self { get }
    static var ip: Self { get }
    static var userAgent: Self { get }
    static var system: Self { get }
    static var viewport: Self { get }
}

/// Places and systems.
///
/// Source: tracking, sections 3 to 5.
extension SeedReader {
    func readBrowser(
        _ object: SeedObject<some SeedBrowserKey>, standard: SeedBrowser
    ) throws(SeedError) -> SeedBrowser {
        var browser = standard
        if let ip = object[.ip] {
            guard let place = PlaceTable.place(ip: try ip.string()) else {
                throw ip.error("not one of the addresses that have a place")
            }
            browser.place = place.value
        }
        if let place = object[.place] { browser.place = try readPlace(place) }
        if let agent = try object[.userAgent]?.string() { browser.system = UserAgent(agent).system }
        if let system = object[.system] { browser.system = try readSystem(system) }
        if let viewport = object[.viewport] { browser.viewport = try readViewport(viewport) }
        return browser
    }

    enum PlaceKey: String, SeedKey {
        case country, region, city, latitude, longitude
    }

    private func readPlace(_ node: SeedNode) throws(SeedError) -> Place {
        let place = try node.object(PlaceKey.self)
        let country = try place[.country]?.countryCode()
        return Place(
            country: country,
            region: try place[.region].map { (node) throws(SeedError) in try node.regionCode(country: country) },
            city: try place[.city]?.text(), latitude: try place[.latitude]?.number(-90...90),
            longitude: try place[.longitude]?.number(-180...180))
    }

    enum SystemKey: String, SeedKey {
        case browser, browserVersion, os, osVersion, device, vendor, model
    }

    private func readSystem(_ node: SeedNode) throws(SeedError) -> System {
        let system = try node.object(SystemKey.self)
        return System(
            browser: try system[.browser]?.text(), browserVersion: try system[.browserVersion]?.text(),
            os: try system[.os]?.text(), osVersion: try system[.osVersion]?.text(),
            device: try system[.device]?.oneOf(["desktop", "mobile", "tablet"]) ?? "desktop",
            vendor: try system[.vendor]?.text(), model: try system[.model]?.text())
    }

    enum ViewportKey: String, SeedKey {
        case width, height
    }

    private func readViewport(_ node: SeedNode) throws(SeedError) -> Viewport {
        let viewport = try node.object(ViewportKey.self)
        return Viewport(
            width: try viewport.required(.width).integer(0...100_000),
            height: try viewport.required(.height).integer(0...100_000))
    }
}
