import JSON

/// What an operation may answer when not all is well, each message once.
///
/// The messages of fields are those that their checks give to values that are wrong in many ways, so nothing is said here that a
/// check does not do.
extension Operation {
    /// Every error of the operation but 429, whose body is its own: in the contract's *Order of checks*, statuses mixed.
    public var failures: [ContractError] {
        var failures = Self.authentication + gateFailures
        failures += pathFailures
        failures += query.failures
        if let body { failures += body.failures + [.bodyTooLarge] }
        failures += errors + [.internalError]
        var seen: Set<String> = []
        return failures.filter { seen.insert("\($0.status) \($0.message)").inserted }
    }

    private var pathFailures: [ContractError] {
        var failures: [ContractError] = []
        for field in pathParameters {
            do throws(ContractError) {
                _ = try Self.checkPath(field, "!")
            } catch {
                failures.append(error)
            }
        }
        return failures
    }

    /// Step 2.
    private static let authentication: [ContractError] = [
        .missingAuthorization, .malformedAuthorization, .invalidTokenPrefix, .invalidAPIKey,
    ]

    /// Steps 4 and 5.
    private var gateFailures: [ContractError] {
        var failures: [ContractError] = [.noAPIAccess]
        if !access.allowsWebsiteKey { failures.append(.websiteKeyNotAllowed) }
        failures.append(.missingPermission(access.permission))
        if access.scope == .account { return failures }
        if access.scope == .websiteInQuery { failures.append(.missingWebsiteID) }
        failures += [.invalidWebsiteID, .websiteNotFound, .websiteNotAllowed]
        switch access.role {
        case .member: failures.append(.roleTooLow)
        case .owner: failures.append(.ownerOnly)
        case .viewer, nil: break
        }
        if access.isBlockedBySuspension { failures.append(.trackingSuspended) }
        return failures
    }
}

extension QuerySchema {
    fileprivate var failures: [ContractError] {
        var failures: [ContractError] = []
        if rejectsUnknown { failures += [.unknownParameter("x"), .duplicateParameter(fields[0].name)] }
        let required = fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { failures.append(.missing(required)) }
        for case .oneOf(_, let error) in rules { failures.append(error) }
        for case .bothBounds in rules { failures += [.incompleteRange, .reversedRange] }
        failures += fields.flatMap { $0.failures(inQuery: true) }
        failures += FilterRule.failures(filters)
        for case .apart(_, _, let error) in rules { failures.append(error) }
        return failures
    }
}

extension FilterRule {
    /// One filter for each thing that may be wrong with one.
    fileprivate static func failures(_ filters: [FilterRule]) -> [ContractError] {
        var failures: [ContractError] = []
        if let filter = filters.first(where: { !$0.operators.contains(.contains) }) {
            failures.append(.unsupportedOperator(filter.parameters[0], .contains))
        }
        if let filter = filters.first(where: { $0.maximumValues != nil }), let maximum = filter.maximumValues {
            failures.append(.invalid(filter.parameters[0], Reason.atMostValues(maximum)))
        }
        if let filter = filters.first(where: { $0.name == .visitCount }) {
            failures.append(.invalid(filter.parameters[0], Reason.wholeNumber))
        }
        return failures
    }
}

extension BodySchema {
    fileprivate var failures: [ContractError] {
        var failures: [ContractError] = [.invalidJSONBody]
        let required = fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { failures.append(.missing(required)) }
        if !oneOf.isEmpty { failures.append(.noFields) }
        var parents: Set<String> = []
        for parent in fields.compactMap(\.parent) where parents.insert(parent).inserted {
            failures.append(.invalid(parent, Reason.object))
        }
        failures += fields.flatMap { $0.failures(inQuery: false) }
        for case .separateCrawlerLists in rules { failures.append(.mixedCrawlerLists) }
        return hasPlainErrors ? failures.map { $0.plain() } : failures
    }
}

// MARK: - Fields

extension Field {
    /// What the check of the field says of values that are wrong in many ways, each kind of message once.
    fileprivate func failures(inQuery: Bool) -> [ContractError] {
        let context = CheckContext(isKnownTimeZone: { _ in false })
        var probes = inQuery ? Self.texts.map(JSONValue.string) : Self.values
        if null == .refused { probes.append(.null) }
        var kinds: Set<String> = []
        var failures: [ContractError] = []
        for probe in probes {
            do throws(ContractError) {
                _ = try type.check(probe, named: name, isNullable: null == .value, context)
            } catch {
                // A message that quotes the value is the same kind of message whatever the value is.
                let kind = probe.stringValue.map { error.message.replacing($0, with: "") } ?? error.message
                if kinds.insert(kind).inserted { failures.append(error) }
            }
        }
        return failures
    }

    private static let texts = [
        "nonsense!", "! !", "", GoalName.reserved, "rk_test_example", String(repeating: "x", count: 2049),
    ]

    private static func step(_ type: JSONValue) -> JSONValue {
        .array(Array(repeating: ["name": "x", "type": type, "url": "!", "goalName": "!"], count: 2))
    }

    /// Texts come last: a wrong type is the first thing to be told.
    private static let values: [JSONValue] =
        [
            true, -1, 1e300, [], ["!"], [[]], .array((0...100).map { .string("10.0.0.\($0)") }), ["a": []], ["A": "x"],
            ["a": .string(String(repeating: "x", count: 256))],
            .object(JSONObject((0...PropertyText.maximumCount).map { ("a\($0)", "x") })), [[:], [:]],
            step("x"), step("pageview"), step("goal"),
        ] + texts.map(JSONValue.string)
}
