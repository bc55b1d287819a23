/// Forms that a text may have to have.
public enum TextForm: Sendable, CaseIterable {
    /// At least one letter or digit of any script (account API 8.2).
    case hasLetterOrDigit
    /// A path or an http(s) URL (account API 8.2).
    case pathOrURL
    /// No white space (account API 11.2).
    case noWhiteSpace
    /// Digits only (account API 11.2).
    case numericID
    /// A restricted key of Stripe; test keys only in development (account API 11.2).
    case stripeKey
    /// A key of Paddle; sandbox keys only in development (account API 11.2).
    case paddleKey
    /// A mail address (account API 10.2).
    case email
    /// A domain name (account API 4.2).
    case domain
    /// `^[A-Za-z0-9._:-]{1,128}$` (account API 12.2).
    case idempotencyKey
    /// Three letters (website API 9.1).
    case currencyCode
    /// A code of ISO 4217 (account API 4).
    case currency
    /// A colour of the palette (account API 7.1).
    case paletteColor
}

extension TextForm {
    /// The pattern of texts of this form as a regular expression for schemas; nil where a list or a rule says more.
    public var pattern: String? {
        switch self {
        case .pathOrURL: "^(/|https?://)"
        case .noWhiteSpace: #"^\S+$"#
        case .numericID: "^[0-9]+$"
        case .stripeKey: "^rk_[A-Za-z0-9_]+$"
        case .paddleKey: "^pdl_(live|sdbx)_[A-Za-z0-9_]+$"
        case .email: #"^[^@\s]+@[^@\s]+\.[^@\s]+$"#
        case .domain:
            #"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?![0-9]+$)[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]$"#
        case .idempotencyKey: "^[A-Za-z0-9._:-]{1,128}$"
        case .currencyCode: "^[A-Za-z]{3}$"
        // Classes of Unicode are no part of the regular expressions that schemas may use everywhere.
        case .hasLetterOrDigit, .currency, .paletteColor: nil
        }
    }

    /// Whether texts of this form are ASCII.
    var isASCII: Bool {
        switch self {
        case .domain, .currency, .currencyCode, .paletteColor, .idempotencyKey, .numericID, .stripeKey, .paddleKey: true
        case .hasLetterOrDigit, .pathOrURL, .noWhiteSpace, .email: false
        }
    }

    /// The most characters of texts of this form, for schemas; nil where only the rule of the field limits them.
    var maximumLength: Int? {
        switch self {
        case .email: Hostname.maximumEmailLength
        case .domain: Hostname.maximumLength
        default: nil
        }
    }

    /// What is wrong with a text, already normalised; nil when nothing is.
    func failure(_ text: String, named name: String, _ context: CheckContext) -> ContractError? {
        switch self {
        case .stripeKey: Self.stripeFailure(text, context)
        case .paddleKey: Self.isPaddleKey(text, context) ? nil : .paddleKeyFormat
        default: accepts(text) ? nil : .invalid(name, reason)
        }
    }

    /// What the message says after `Invalid NAME: `.
    private var reason: String {
        switch self {
        case .hasLetterOrDigit: "must contain a letter or digit"
        case .pathOrURL: "must be a path or an http(s) URL"
        case .noWhiteSpace: "must not contain white space"
        case .numericID: "must be a numeric id"
        case .email: "must be a valid email address"
        case .domain: "must be a domain name such as example.com, without scheme, port or path"
        case .idempotencyKey: "must match ^[A-Za-z0-9._:-]{1,128}$"
        case .currencyCode: Reason.currencyCode
        case .currency: "must be an ISO 4217 code"
        case .paletteColor: "must be one of the palette colors"
        case .stripeKey, .paddleKey: ""
        }
    }

    private func accepts(_ text: String) -> Bool {
        switch self {
        case .hasLetterOrDigit: text.unicodeScalars.contains(where: \.isLetterOrDigit)
        case .pathOrURL: ["/", "http://", "https://"].contains { text.hasPrefix($0) }
        case .noWhiteSpace: !text.hasWhiteSpace
        case .numericID: text.isASCII(where: \.isDigit)
        case .email: Hostname.isEmailAddress(text)
        case .domain: Hostname.isDomain(text)
        case .idempotencyKey: text.utf8.count <= 128 && text.isASCII(where: Self.isKeyCharacter)
        case .currencyCode: text.utf8.count == 3 && text.isASCII(where: \.isLetter)
        case .currency: CurrencyCode.all.contains(text)
        case .paletteColor: GoalColor.palette.contains { $0.color == text }
        case .stripeKey, .paddleKey: true
        }
    }

    private static func isKeyCharacter(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || "._:-".utf8.contains(byte)
    }

    private static func stripeFailure(_ text: String, _ context: CheckContext) -> ContractError? {
        guard text.hasPrefix("rk_"), text.dropFirst(3).utf8.allSatisfy(\.isWord), text.utf8.count > 3 else {
            return .stripeKeyFormat
        }
        return text.hasPrefix("rk_test_") && !context.isDevelopment ? .stripeTestKey : nil
    }

    private static func isPaddleKey(_ text: String, _ context: CheckContext) -> Bool {
        let prefixes = context.isDevelopment ? ["pdl_live_", "pdl_sdbx_"] : ["pdl_live_"]
        guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return false }
        return String(text.dropFirst(prefix.count)).isASCII(where: \.isWord)
    }
}
