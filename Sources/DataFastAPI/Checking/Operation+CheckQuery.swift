import JSON

extension Operation {
    /// A parameter as it stands in a query, decoded.
    public typealias QueryItem = (name: String, value: String)

    /// Checks a query in the contract's order: unknown and repeated names where they are refused, missing parameters, rules of presence, each
    /// parameter, each filter, rules across them. `websiteId` is not looked at: the gate has read it.
    ///
    /// - Parameter items: all parameters, in the order in which they came.
    /// - Throws: the first failure.
    public func checkQuery(_ items: [QueryItem], _ context: CheckContext) throws(ContractError) -> CheckedQuery {
        if query.rejectsUnknown { try checkNames(items) }
        return try query.check(QueryItems(items), context)
    }

    private func checkNames(_ items: [QueryItem]) throws(ContractError) {
        var seen: Set<String> = []
        for item in items {
            let isWebsite = item.name == Field.websiteID.name && access.scope == .websiteInQuery
            guard isWebsite || query.fields.contains(where: { $0.name == item.name }) else {
                throw .unknownParameter(item.name)
            }
            guard seen.insert(item.name).inserted else { throw .duplicateParameter(item.name) }
        }
    }
}

/// The parameters of a query: the first of each name, none that is empty.
struct QueryItems {
    private let items: [Operation.QueryItem]

    init(_ items: [Operation.QueryItem]) {
        self.items = items
    }

    subscript(name: String) -> String? {
        guard let item = items.first(where: { $0.name == name }), !item.value.isEmpty else { return nil }
        return item.value
    }

    /// The first of these names that is there.
    func first(of names: [String]) -> Operation.QueryItem? {
        if items.isEmpty { return nil }
        for name in names {
            if let value = self[name] { return (name, value) }
        }
        return nil
    }

    func first(of field: Field) -> Operation.QueryItem? {
        if let value = self[field.name] { return (field.name, value) }
        return first(of: field.aliases)
    }
}

extension QuerySchema {
    func check(_ items: QueryItems, _ context: CheckContext) throws(ContractError) -> CheckedQuery {
        let found = fields.map { items.first(of: $0) }
        let missing = zip(fields, found).filter { $0.isRequired && $1 == nil }.map(\.0.name)
        guard missing.isEmpty else { throw .missing(missing) }
        if let field = fieldAlone(found), let item = items.first(of: field) {
            return CheckedQuery(fields: [try field.check(item, context)])
        }
        try checkPresence(Set(zip(fields, found).compactMap { $1 == nil ? nil : $0.name }))
        var checked: [CheckedField] = []
        checked.reserveCapacity(fields.count)
        for (field, item) in zip(fields, found) {
            if let item {
                checked.append(try field.check(item, context))
            } else if let value = field.defaultValue {
                checked.append(CheckedField(field.name, value, isSent: false))
            }
        }
        var filters: [Filter] = []
        for rule in self.filters {
            guard let item = items.first(of: rule.lookups) else { continue }
            if let filter = try rule.check(item) { filters.append(filter) }
        }
        try checkExclusions(checked, filters)
        return CheckedQuery(fields: checked, filters: filters)
    }

    /// The parameter beside which nothing else is looked at, when it was sent.
    private func fieldAlone(_ found: [Operation.QueryItem?]) -> Field? {
        for rule in rules {
            guard case .alone(let name) = rule else { continue }
            return zip(fields, found).first { $0.name == name && $1 != nil }?.0
        }
        return nil
    }

    private func checkPresence(_ names: Set<String>) throws(ContractError) {
        for rule in rules {
            switch rule {
            case .bothBounds:
                if names.contains("startAt") != names.contains("endAt") { throw .incompleteRange }
            case .oneOf(let wanted, let error):
                if names.isDisjoint(with: wanted) { throw error }
            case .alone, .apart:
                continue
            }
        }
    }

    private func checkExclusions(_ checked: [CheckedField], _ filters: [Filter]) throws(ContractError) {
        for rule in rules {
            guard case .apart(let filter, let parameter, let error) = rule else { continue }
            if filters.contains(where: { $0.name == filter }), checked.contains(where: { $0.name == parameter }) {
                throw error
            }
        }
    }
}

extension Field {
    fileprivate func check(_ item: Operation.QueryItem, _ context: CheckContext) throws(ContractError) -> CheckedField {
        CheckedField(name, try type.check(.string(item.value), named: item.name, context))
    }
}

extension FilterRule {
    /// Reads `[operator:]value[,value…]`; nil when there is no value.
    fileprivate func check(_ item: Operation.QueryItem) throws(ContractError) -> Filter? {
        var comparison = operators[0]
        var list = Substring(item.value)
        if let colon = list.utf8.firstIndex(of: UInt8(ascii: ":")),
            let written = Filter.Operator(rawValue: String(list[..<colon]))
        {
            guard operators.contains(written) else { throw .unsupportedOperator(item.name, written) }
            comparison = written
            list = list[list.utf8.index(after: colon)...]
        }
        let values = list.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        if values.isEmpty { return nil }
        if let maximumValues, values.count > maximumValues {
            throw .invalid(item.name, Reason.atMostValues(maximumValues))
        }
        if name == .visitCount, !values.allSatisfy({ $0.isASCII(where: \.isDigit) }) {
            throw .invalid(item.name, Reason.wholeNumber)
        }
        return Filter(name, comparison, values)
    }
}
