import Store
import Testing

@testable import Emulator

@Suite struct PlaceTests {
    private let unknown = Place()

    private func resolve(_ fields: Place.Fields, clientIP: String, default fallback: Place) -> Place {
        Place.resolve(fields, clientIP: clientIP, default: Shared(fallback)).value
    }

    @Test func comesFromTheTable() {
        let place = resolve(Place.Fields(), clientIP: "198.51.100.2", default: unknown)
        #expect(place == Place(country: "FR", region: "FR-IDF", city: "Paris", latitude: 48.8566, longitude: 2.3522))
        #expect(resolve(Place.Fields(), clientIP: "203.0.113.1", default: PlaceTable.standard.value).region == nil)
        #expect(resolve(Place.Fields(), clientIP: "203.0.113.8", default: PlaceTable.standard.value) == unknown)
    }

    @Test func fallsBackToTheDefault() {
        #expect(
            resolve(Place.Fields(), clientIP: "127.0.0.1", default: PlaceTable.standard.value).city == "San Francisco")
        #expect(resolve(Place.Fields(), clientIP: "127.0.0.1", default: unknown) == unknown)
    }

    @Test func fieldsCountEachOnItsOwn() {
        let fields = Place.Fields(country: "de", region: "-", city: "Köln", latitude: "50.94", longitude: "x")
        let place = resolve(fields, clientIP: "192.0.2.1", default: unknown)
        #expect(place == Place(country: "DE", region: nil, city: "Köln", latitude: 50.94, longitude: -104.9866))
    }

    @Test func fieldsCanSayUnknown() {
        let fields = Place.Fields(country: "XX", region: "-", city: "-", latitude: "-", longitude: "-")
        #expect(resolve(fields, clientIP: "192.0.2.1", default: unknown) == unknown)
        #expect(resolve(Place.Fields(country: "-"), clientIP: "192.0.2.1", default: unknown).country == nil)
    }

    @Test(arguments: ["91", "-90.5", "nan", "inf", "", " "])
    func ignoresImpossibleLatitudes(_ latitude: String) {
        let place = resolve(Place.Fields(latitude: latitude), clientIP: "192.0.2.1", default: unknown)
        #expect(place.latitude == 39.7391)
    }

    @Test func choosesTheClientIP() {
        #expect(Place.clientIP(realIP: " 192.0.2.1 ", forwardedFor: "192.0.2.2", peer: "127.0.0.1") == "192.0.2.1")
        #expect(Place.clientIP(realIP: nil, forwardedFor: " 192.0.2.2 , 10.0.0.1", peer: "127.0.0.1") == "192.0.2.2")
        #expect(Place.clientIP(realIP: "", forwardedFor: ", 10.0.0.1", peer: "127.0.0.1") == "127.0.0.1")
        #expect(Place.clientIP(realIP: nil, forwardedFor: nil, peer: "::1") == "::1")
    }

    @Test func everyRegionOfTheTableHasAName() {
        let addresses =
            (1...6).flatMap { ["192.0.2.\($0)", "198.51.100.\($0)"] } + (1...8).map { "203.0.113.\($0)" }
        for place in addresses.map({ PlaceTable.place(ip: $0)?.value }) {
            #expect(place != nil)
            if let region = place?.region { #expect(Region.name(code: region) != region) }
        }
    }
}
