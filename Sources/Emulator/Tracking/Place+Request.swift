import DataFastAPI
import Store

/// Where a request comes from (tracking.md 3).
extension Place {
    /// The values of the `x-datafast-…` fields of a request that name its place; `nil` is an absent field.
    struct Fields {
        var country: String?
        var region: String?
        var city: String?
        var latitude: String?
        var longitude: String?

        var isEmpty: Bool {
            country == nil && region == nil && city == nil && latitude == nil && longitude == nil
        }
    }

    /// The place of a request. Each field counts on its own; what no field says comes from the table's place of
    /// `clientIP`, else from `fallback`.
    static func resolve(_ fields: Fields, clientIP: String, default fallback: Shared<Place>) -> Shared<Place> {
        let known = PlaceTable.place(ip: clientIP) ?? fallback
        if fields.isEmpty { return known }
        var place = known.value
        if let country = text(fields.country) { place.country = country.flatMap { $0 == "XX" ? nil : $0.uppercased() } }
        if let region = text(fields.region) { place.region = region }
        if let city = text(fields.city) { place.city = city }
        if let latitude = degrees(fields.latitude, limit: 90) { place.latitude = latitude }
        if let longitude = degrees(fields.longitude, limit: 180) { place.longitude = longitude }
        return Shared(place)
    }

    /// The address a request comes from: `x-datafast-real-ip`, else the first of `x-forwarded-for`, else the peer's.
    static func clientIP(realIP: String?, forwardedFor: String?, peer: String) -> String {
        if let address = realIP?.trimmed, !address.isEmpty { return address }
        if let address = forwardedFor?.prefix(while: { $0 != "," }), case let address = String(address).trimmed,
            !address.isEmpty
        {
            return address
        }
        return peer
    }

    /// `nil` where the field says nothing, `.some(nil)` where it says unknown.
    private static func text(_ field: String?) -> String?? {
        guard let value = field.map(\.trimmed), !value.isEmpty else { return nil }
        return .some(value == "-" ? nil : value)
    }

    private static func degrees(_ field: String?, limit: Double) -> Double?? {
        guard let value = text(field) else { return nil }
        guard let value else { return .some(nil) }
        guard let degrees = Double(value), abs(degrees) <= limit else { return nil }
        return degrees
    }
}
