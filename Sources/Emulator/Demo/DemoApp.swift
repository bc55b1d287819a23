import Store

/// An app that shows websites in a browser of its own. Nobody comes to that browser but from the app.
enum DemoApp: String, CaseIterable, Sendable {
    // The names that user agents are read as.
    case facebook = "Facebook"
    case google = "GSA"
    case instagram = "Instagram"
    case linkedIn = "LinkedIn"

    /// The app that a browser belongs to.
    init?(_ system: System) {
        guard let browser = system.browser else { return nil }
        self.init(rawValue: browser)
    }

    /// The part of those on telephones who stay in it.
    var share: Double {
        switch self {
        case .facebook, .instagram: 0.7
        case .google: 0.07
        case .linkedIn: 0.6
        }
    }

    var browsers: DemoBrowser.Kind {
        switch self {
        case .facebook: .facebook
        case .google: .google
        case .instagram: .instagram
        case .linkedIn: .linkedIn
        }
    }
}
