import CivilTime
import DataFastAPI
import JSON
import Store

/// A value of a seed and where it stands, so that every complaint can name the place.
struct SeedNode {
    let value: JSONValue
    let path: SeedPath

    func error(_ reason: String) -> SeedError { SeedError(path, reason) }

    func string() throws(SeedError) -> String {
        guard case .string(let text) = value else { throw error("must be a string") }
        return text
    }

    func bool() throws(SeedError) -> Bool {
        guard case .bool(let bool) = value else { throw error("must be true or false") }
        return bool
    }

    func number(_ range: ClosedRange<Double>) throws(SeedError) -> Double {
        guard case .number(let number) = value else { throw error("must be a number") }
        guard range.contains(number) else {
            throw error("must be from \(JSONValue.number(range.lowerBound)) to \(JSONValue.number(range.upperBound))")
        }
        return number
    }

    func integer(_ range: ClosedRange<Int>) throws(SeedError) -> Int {
        guard let number = value.integerValue else { throw error("must be an integer") }
        guard range.contains(number) else { throw error("must be from \(range.lowerBound) to \(range.upperBound)") }
        return number
    }

    func array() throws(SeedError) -> [SeedNode] {
        guard case .array(let elements) = value else { throw error("must be an array") }
        return elements.enumerated().map { SeedNode(value: $1, path: .element($0, of: path)) }
    }

    func strings() throws(SeedError) -> [String] {
        try array().map { (node) throws(SeedError) in try node.string() }
    }

    /// An object that may hold these keys and no others.
    func object<Key: SeedKey>(_ keys: Key.Type) throws(SeedError) -> SeedObject<Key> {
        try SeedObject(members: anyObject(), path: path)
    }

    /// A member, if this is an object that has it; nil when it is `null`.
    func member(_ key: String) -> SeedNode? {
        guard let member = value[key], !member.isNull else { return nil }
        return SeedNode(value: member, path: .member(key, of: path))
    }

    /// An object of any keys.
    func anyObject() throws(SeedError) -> JSONObject {
        guard case .object(let object) = value else { throw error("must be an object") }
        return object
    }
}

// MARK: - Texts of a form

extension SeedNode {
    /// A text that is not empty.
    func text() throws(SeedError) -> String {
        let text = try string()
        if text.isEmpty { throw error("must not be empty") }
        return text
    }

    func objectID() throws(SeedError) -> String {
        guard let id = Identifier.objectID(try string()) else { throw error("must be 24 hex digits") }
        return id
    }

    /// Numbers of things of which there may be none.
    static let counts = 0...1_000_000_000

    /// A goal's name, normalised.
    func goalName() throws(SeedError) -> String {
        let name = GoalName.normalized(try string())
        guard GoalName.isValid(name) else {
            throw error("use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters")
        }
        return name
    }

    /// A token, key or tracking id: visible ASCII that begins with `prefix`.
    func secret(prefix: String) throws(SeedError) -> String {
        let text = try string()
        guard text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count else {
            throw error("must begin with \(prefix)")
        }
        guard text.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else { throw error("must be visible ASCII") }
        return text
    }

    /// One of a closed list.
    func oneOf(_ words: [String]) throws(SeedError) -> String {
        let text = try string()
        guard words.contains(text) else { throw error("must be one of: \(words.joined(separator: ", "))") }
        return text
    }

    func countryCode() throws(SeedError) -> String {
        let code = try string()
        guard Country.codes.contains(code) else { throw error("unknown country \"\(code)\"") }
        return code
    }

    /// A code such as `US-CA`: that of the country, if there is one, and up to three letters or digits.
    ///
    /// Reports and answers take it apart at the hyphen (website API, 1.6).
    func regionCode(country: String?) throws(SeedError) -> String {
        let code = try string()
        let parts = code.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[0].allSatisfy(\.isASCIIUppercase),
            (1...3).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCIIUppercase || $0.isASCIIDigit })
        else { throw error("must be an ISO 3166-2 code such as US-CA") }
        if let country, !code.hasPrefix(country) { throw error("must be a region of \(country)") }
        return code
    }

    /// Any three letters, in capitals, as `POST /payments` takes them.
    func paymentCurrency() throws(SeedError) -> String {
        let code = try string()
        guard code.utf8.count == 3, code.utf8.allSatisfy(\.isASCIILetter) else { throw error("must be three letters") }
        return code.uppercased()
    }

    /// An entry of a list of the website's settings, as the API takes and keeps it.
    func entry(_ entry: ListRule.Entry) throws(SeedError) -> String {
        let text = try string()
        let normal = entry.normalized(text)
        guard entry.accepts(normal) else { throw error(entry.reason(text)) }
        return normal
    }

    /// The one text that may stand here.
    func mustBe(_ text: String) throws(SeedError) {
        guard try string() == text else { throw error("must be \(text)") }
    }

    /// The id of the website that holds what this is of.
    func mustBe(idOf website: Website) throws(SeedError) {
        guard try objectID() == website.objectID else { throw error("must be the _id of its website") }
    }

    func currencyCode() throws(SeedError) -> String {
        let code = try string()
        guard CurrencyCode.all.contains(code) else { throw error("unknown currency \"\(code)\"") }
        return code
    }

    func timeZone() throws(SeedError) -> String {
        let name = try string()
        guard TimeZoneDatabase.system.rules(named: name) != nil else { throw error("unknown time zone \"\(name)\"") }
        return name
    }

    /// An ISO 8601 time, or one relative to `now`: `-2d`, `-3h30m`.
    func time(_ now: Instant) throws(SeedError) -> Instant {
        let text = try string()
        if let offset = DurationText.signedMilliseconds(text) { return now + offset }
        guard let instant = Instant(iso8601: text) else {
            throw error("must be a time such as 2026-05-21T00:00:00Z, or one relative to now such as -2d or -3h30m")
        }
        return instant
    }

    /// A time, or a date: midnight in a zone.
    func time(_ now: Instant, midnightIn zone: TimeZoneRules) throws(SeedError) -> Instant {
        if case .date(let date)? = DateOrInstant(try string()) { return zone.startOfDay(date) }
        return try time(now)
    }

    /// A length of time in milliseconds.
    func duration() throws(SeedError) -> Int64 {
        guard let milliseconds = DurationText.milliseconds(try string()) else {
            throw error("must be a length of time such as 5s or 2m30s")
        }
        return milliseconds
    }
}
