/// Where a visitor is; nil where unknown.
///
/// Source: website API, section 1.6; tracking, section 3.
package struct Place: Hashable, Sendable {
    /// ISO 3166-1 alpha-2, upper case.
    package var country: String?
    /// ISO 3166-2 (`US-CA`).
    package var region: String?
    package var city: String?
    /// Degrees.
    package var latitude: Double?
    /// Degrees.
    package var longitude: Double?

    package init(
        country: String? = nil, region: String? = nil, city: String? = nil, latitude: Double? = nil,
        longitude: Double? = nil
    ) {
        self.country = country
        self.region = region
        self.city = city
        self.latitude = latitude
        self.longitude = longitude
    }
}
