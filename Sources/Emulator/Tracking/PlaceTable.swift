import Store

/// Places of the addresses that are reserved for documentation (tracking.md 3; RFC 5737).
enum PlaceTable {
    /// The place of an address of the table.
    static func place(ip: String) -> Shared<Place>? {
        places[ip]
    }

    /// Every address of the table.
    static let addresses = Set(places.keys)

    /// The place of requests from anywhere else, unless settings say otherwise.
    static let standard = places["192.0.2.2"] ?? Shared(Place())

    private static let places: [String: Shared<Place>] = [
        "192.0.2.1": place("US", "US-CO", "Denver", 39.7391, -104.9866),
        "192.0.2.2": place("US", "US-CA", "San Francisco", 37.7749, -122.4194),
        "192.0.2.3": place("US", "US-NY", "New York", 40.7128, -74.006),
        "192.0.2.4": place("US", "US-TX", "Austin", 30.2672, -97.7431),
        "192.0.2.5": place("CA", "CA-ON", "Toronto", 43.6532, -79.3832),
        "192.0.2.6": place("BR", "BR-SP", "São Paulo", -23.5505, -46.6333),
        "198.51.100.1": place("GB", "GB-ENG", "London", 51.5074, -0.1278),
        "198.51.100.2": place("FR", "FR-IDF", "Paris", 48.8566, 2.3522),
        "198.51.100.3": place("DE", "DE-BE", "Berlin", 52.52, 13.405),
        "198.51.100.4": place("ES", "ES-MD", "Madrid", 40.4168, -3.7038),
        "198.51.100.5": place("PL", "PL-14", "Warsaw", 52.2297, 21.0122),
        "198.51.100.6": place("TR", "TR-34", "Istanbul", 41.0082, 28.9784),
        "203.0.113.1": place("SG", nil, "Singapore", 1.3521, 103.8198),
        "203.0.113.2": place("JP", "JP-13", "Tokyo", 35.6762, 139.6503),
        "203.0.113.3": place("KR", "KR-44", "Seosan City", 36.7845, 126.4503),
        "203.0.113.4": place("IN", "IN-KA", "Bengaluru", 12.9716, 77.5946),
        "203.0.113.5": place("AU", "AU-NSW", "Sydney", -33.8688, 151.2093),
        "203.0.113.6": place("ID", "ID-JK", "Jakarta", -6.2088, 106.8456),
        "203.0.113.7": place("TH", "TH-10", "Bangkok", 13.7563, 100.5018),
        // Country code XX: every value unknown.
        "203.0.113.8": Shared(Place()),
    ]

    private static func place(
        _ country: String, _ region: String?, _ city: String, _ latitude: Double, _ longitude: Double
    ) -> Shared<Place> {
        Shared(Place(country: country, region: region, city: city, latitude: latitude, longitude: longitude))
    }
}
