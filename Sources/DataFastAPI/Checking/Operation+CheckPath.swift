extension Operation {
    /// Checks the parameters of a path, in its order.
    ///
    /// - Throws: `Invalid NAME` for what is no ObjectId, `Invalid visitorId: must be a UUID v4` for what is no visitor id.
    public func checkPath(_ values: PathValues) throws(ContractError) -> CheckedPath {
        if pathParameters.isEmpty { return CheckedPath() }
        var checked: [CheckedField] = []
        for (field, text) in zip(pathParameters, values.texts) {
            checked.append(CheckedField(field.name, .string(try Self.checkPath(field, text))))
        }
        return CheckedPath(fields: checked)
    }

    /// Checks one of them.
    static func checkPath(_ field: Field, _ text: String) throws(ContractError) -> String {
        if case .visitorID = field.type {
            guard let id = Identifier.visitorID(text) else { throw .invalid("visitorId", Reason.visitorID) }
            return id
        }
        guard let id = Identifier.objectID(text) else { throw .malformed(field.name) }
        return id
    }

    /// Checks a `websiteId` alone: the gate needs it before everything else is looked at (contract, *Order of checks*, 5).
    ///
    /// - Throws: ``ContractError/invalidWebsiteID``.
    public static func checkWebsiteID(_ text: String) throws(ContractError) -> String {
        guard let id = Identifier.objectID(text) else { throw .invalidWebsiteID }
        return id
    }
}
