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
    }

    /// The place of a request. Each field counts on its own; what no field says comes from the table's place of
    /// `clientIP`, else from `fallback`.
    static func resolve(_ fields: Fields, clientIP: String, default fallback: Place) -> Place {
        var place = PlaceTable.place(ip: clientIP) ?? fallback
        if let country = text(fields.country) { place.country = country.flatMap { $0 == "XX" ? nil : $0.uppercased() } }
        if let region = text(fields.region) { place.region = region }
        if let city = text(fields.city) { place.city = city }
        if let latitude = degrees(fields.latitude, limit: 90) { place.latitude = latitude }
        if let longitude = degrees(fields.longitude, limit: 180) { place.longitude = longitude }
        return place
    }

    /// The address a request comes from: `x-datafast-real-ip`, else the first of `x-forwarded-for`, else the peer's.
    static func clientIP(realIP: String?, forwardedFor: String?, peer: String) -> String {
        let first = forwardedFor?.prefix { $0 != "," }
        for candidate in [realIP, first.map(String.init)] {
            if let candidate = candidate.map(\.trimmed), !candidate.isEmpty { return candidate }
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
