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
        return try query.check(QueryItems(items, named: query.names), context)
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

/// The parameters of a query that mean something: the first of each name, none that is empty.
private struct QueryItems {
    let all: [Operation.QueryItem]

    /// Those of these names. They bound how many are kept, and so the time that a query of many parameters takes.
    init(_ items: [Operation.QueryItem], named names: Set<String>) {
        var first: [Operation.QueryItem] = []
        for item in items where names.contains(item.name) && !first.contains(where: { $0.name == item.name }) {
            first.append(item)
        }
        first.removeAll(where: \.value.isEmpty)
        all = first
    }

    func first(of field: Field) -> Operation.QueryItem? {
        if all.isEmpty { return nil }
        if let item = all.first(where: { $0.name == field.name }) { return item }
        for alias in field.aliases {
            if let item = all.first(where: { $0.name == alias }) { return item }
        }
        return nil
    }
}

extension QuerySchema {
    fileprivate func check(_ items: QueryItems, _ context: CheckContext) throws(ContractError) -> CheckedQuery {
        let found = fields.map { items.first(of: $0) }
        let missing = zip(fields, found).filter { $0.isRequired && $1 == nil }.map(\.0.name)
        guard missing.isEmpty else { throw .missing(missing) }
        if let field = fieldAlone(found), let item = items.first(of: field) {
            return CheckedQuery(fields: [try field.check(item, context)])
        }
        try checkPresence(found)
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
        for (filter, item) in filterItems(items) {
            if let filter = try self.filters[filter].check(item) { filters.append(filter) }
        }
        try checkExclusions(checked, filters)
        return CheckedQuery(fields: checked, filters: filters)
    }

    /// The parameters that give filters, one for each filter, in the table's order.
    private func filterItems(_ items: QueryItems) -> [(filter: Int, item: Operation.QueryItem)] {
        if filterPlaces.isEmpty { return [] }
        var chosen: [(filter: Int, rank: Int, item: Operation.QueryItem)] = []
        for item in items.all {
            guard let place = filterPlaces[item.name] else { continue }
            if let known = chosen.firstIndex(where: { $0.filter == place.filter }) {
                if place.rank < chosen[known].rank { chosen[known] = (place.filter, place.rank, item) }
            } else {
                chosen.append((place.filter, place.rank, item))
            }
        }
        return chosen.sorted { $0.filter < $1.filter }.map { ($0.filter, $0.item) }
    }

    /// The parameter beside which nothing else is looked at, when it was sent.
    private func fieldAlone(_ found: [Operation.QueryItem?]) -> Field? {
        for rule in rules {
            guard case .alone(let name) = rule else { continue }
            return zip(fields, found).first { $0.name == name && $1 != nil }?.0
        }
        return nil
    }

    private func checkPresence(_ found: [Operation.QueryItem?]) throws(ContractError) {
        func isThere(_ name: String) -> Bool { zip(fields, found).contains { $0.name == name && $1 != nil } }
        for rule in rules {
            switch rule {
            case .bothBounds:
                if isThere("startAt") != isThere("endAt") { throw .incompleteRange }
            case .oneOf(let wanted, let error):
                if !wanted.contains(where: isThere) { throw error }
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
