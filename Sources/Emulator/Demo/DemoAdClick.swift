/// What an advertiser adds to the address of its ad, to know the visit again.
enum DemoAdClick: String, Sendable {
    case google = "gclid"
    case facebook = "fbclid"

    /// How its values begin.
    var prefix: String {
        switch self {
        case .google: "Cj0KCQ"
        case .facebook: "IwY2xjawI"
        }
    }
}
