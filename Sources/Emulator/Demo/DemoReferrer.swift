import Store

/// Where a browser says that it comes from, and who can come from there.
struct DemoReferrer: Sendable {
    /// The country whose people are led to this address; nil for anybody's.
    private let country: String?
    private let isAndroidApp: Bool

    init(_ url: String?) {
        isAndroidApp = url?.hasPrefix("android-app://") ?? false
        // google.de, google.co.uk, google.com.au: the search of a country.
        guard let url, url.hasPrefix("https://www.google."), let domain = url.split(separator: "/").dropFirst().first,
            let last = domain.split(separator: ".").last, last != "com"
        else {
            country = nil
            return
        }
        country = last == "uk" ? "GB" : last.uppercased()
    }

    /// Whether anybody can come from there.
    var suitsAll: Bool { country == nil && !isAndroidApp }

    func suits(_ place: Place, _ system: System) -> Bool {
        (country == nil || country == place.country) && (!isAndroidApp || system.os == "Android")
    }
}
