import JSON

extension Field {
    /// A right value, for examples; nil where none is shown.
    var example: JSONValue? { type.example }
}

extension FieldType {
    fileprivate var example: JSONValue? {
        switch self {
        case .text(let rule): rule.example
        case .goalName, .trackedGoal: "signup"
        case .choice(let choices): choices.first.map(JSONValue.string)
        case .boolean, .flag: true
        case .number: 49.99
        case .integer(let minimum, _): .number(Double(minimum))
        case .objectID: "665f0b3c4d2e1a0012345678"
        case .visitorID: "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
        case .list(let rule): rule.entry.example.map { [$0] }
        case .fieldNames(let names): .array(names.standard.map(JSONValue.string))
        case .moment: "2026-05-21T00:00:00.000Z"
        case .timeZone: "America/New_York"
        case .funnelSteps: FunnelSteps.example
        case .properties: ["plan": "pro"]
        }
    }
}

extension TextRule {
    /// Texts without a form say nothing but that they are texts.
    fileprivate var example: JSONValue? {
        switch form {
        case nil: "An example"
        case .hasLetterOrDigit: "Signup funnel"
        case .pathOrURL: "/pricing"
        case .noWhiteSpace: "example_key"
        case .numericID: "12345"
        case .stripeKey: "rk_live_example"
        case .paddleKey: "pdl_live_example"
        case .email: "sam@example.com"
        case .domain: "example.org"
        case .idempotencyKey: "release-2026-05-21"
        case .currencyCode, .currency: "USD"
        case .paletteColor: .string(GoalColor.palette[0].color)
        }
    }
}

extension ListRule.Entry {
    fileprivate var example: JSONValue? {
        switch self {
        case .text: nil
        case .permission: .string(Permission.analyticsRead.rawValue)
        case .objectID: "665f0b3c4d2e1a0012345678"
        case .hostname: "app.example.com"
        case .ipAddress: "192.0.2.1"
        case .path: "/preview/*"
        case .country: "FR"
        case .company: .string(Crawler.companies[0])
        case .crawler: .string(Crawler.catalogue[0].id)
        }
    }
}

extension FunnelSteps {
    fileprivate static let example: JSONValue = [
        ["name": "Visit pricing", "type": "pageview", "url": "/pricing"],
        ["name": "Sign up", "type": "goal", "goalName": "signup"],
    ]
}
