import JSON

extension Operation {
    /// Checks a body in the contract's order (account API 1.2): size, JSON, missing fields, no field at all, each field, rules across fields.
    ///
    /// - Parameters:
    ///   - bytes: the body; empty counts as `{}`.
    ///   - isTracked: called in the turn of a field that must name a goal of the website.
    /// - Throws: the first failure; with the plain body where the operation's errors have it (but 413 never has).
    public func checkBody(
        _ bytes: [UInt8], _ context: CheckContext, isTracked: GoalLookup
    ) throws(ContractError) -> CheckedBody {
        guard let body else { return CheckedBody() }
        guard bytes.count <= body.maximumBytes else { throw .bodyTooLarge }
        do throws(ContractError) {
            return try body.check(try Self.parse(bytes), context, isTracked)
        } catch {
            throw body.hasPlainErrors ? error.plain() : error
        }
    }

    private static func parse(_ bytes: [UInt8]) throws(ContractError) -> JSONObject {
        if bytes.isEmpty { return [:] }
        guard case .object(let object)? = try? JSONValue(parsing: bytes) else { throw .invalidJSONBody }
        return object
    }
}

extension BodySchema {
    /// Checks a body that is an object.
    func check(
        _ object: JSONObject, _ context: CheckContext, _ isTracked: GoalLookup
    ) throws(ContractError) -> CheckedBody {
        let found = fields.map { $0.find(in: object) }
        try checkPresence(found)
        var checked: [CheckedField] = []
        checked.reserveCapacity(fields.count)
        for (field, found) in zip(fields, found) {
            if let value = try field.check(found, context, isTracked) { checked.append(value) }
        }
        if !rules.isEmpty { try checkRules(checked) }
        return CheckedBody(fields: checked, others: keepsOthers ? others(in: object) : [:])
    }

    private func checkPresence(_ found: [Found]) throws(ContractError) {
        var missing: [String] = []
        var isAny = oneOf.isEmpty
        for (field, found) in zip(fields, found) {
            if !found.isMissing {
                isAny = isAny || oneOf.contains(field.name)
            } else if field.isRequired {
                missing.append(field.name)
            }
        }
        guard missing.isEmpty else { throw .missing(missing) }
        guard isAny else { throw .noFields }
    }

    private func others(in object: JSONObject) -> JSONObject {
        var others = object
        for field in fields { others[field.name] = nil }
        return others
    }

    private func checkRules(_ checked: [CheckedField]) throws(ContractError) {
        let names = Set(checked.map(\.name))
        for rule in rules {
            switch rule {
            case .separateCrawlerLists:
                if names.contains("excludedCrawlerIds"), !names.isDisjoint(with: Self.incrementalCrawlerLists) {
                    throw .mixedCrawlerLists
                }
            }
        }
    }
}

/// What a body holds of a field.
private enum Found {
    case nothing
    case value(JSONValue, name: String)
    /// The object that should hold it is none.
    case wrongParent(String)

    var isMissing: Bool {
        if case .nothing = self { true } else { false }
    }
}

extension Field {
    fileprivate func find(in object: JSONObject) -> Found {
        if let parent { return find(in: object, parent: parent) }
        if let value = object[name], counts(value) { return .value(value, name: name) }
        for alias in aliases {
            if let value = object[alias], counts(value) { return .value(value, name: alias) }
        }
        return .nothing
    }

    private func find(in object: JSONObject, parent: String) -> Found {
        guard let outer = object[parent], !outer.isNull else { return .nothing }
        guard case .object(let inner) = outer else { return .wrongParent(parent) }
        guard let value = inner[key], counts(value) else { return .nothing }
        return .value(value, name: name)
    }

    private func counts(_ value: JSONValue) -> Bool { !value.isNull || null != .absent }

    fileprivate func check(
        _ found: Found, _ context: CheckContext, _ isTracked: GoalLookup
    ) throws(ContractError) -> CheckedField? {
        switch found {
        case .nothing:
            return defaultValue.map { CheckedField(name, $0, isSent: false) }
        case .wrongParent(let parent):
            throw .invalid(parent, Reason.object)
        case .value(.null, _) where null == .value:
            return CheckedField(name, .null)
        case .value(let value, let sentName):
            return CheckedField(
                name,
                try type.check(
                    value, named: sentName, isNullable: null == .value, context, isTracked: isTracked))
        }
    }
}
