import DataFastAPI
import JSON
import Testing

/// Every recorded success has the keys that its operation's table declares, in that order. (That the table declares what
/// is documented, tests of the table show with the documented examples.)
struct TranscriptShapeTests {
    @Test func recordedAnswersHaveTheirShape() throws {
        let router = Router(OperationTable.all)
        var operations: Set<OperationID> = []
        for file in TranscriptLibrary.files {
            for exchange in try TranscriptLibrary.transcript(file).exchanges where exchange.status < 300 {
                let parts = exchange.target.split(separator: "?", maxSplits: 1)
                guard let path = parts.first, path.hasPrefix(PathTemplate.base),
                    case .operation(let operation, _) = router.route(
                        method: exchange.method, path: String(path.dropFirst(PathTemplate.base.count))),
                    !exchange.responseBody.isEmpty
                else { continue }
                let isSelected = parts.count > 1 && parts[1].contains("fields=")
                let body = try JSONValue(parsing: Array(exchange.responseBody.utf8))
                let isRight = operation.answers.contains { answer in
                    answer.status == exchange.status && fits(body, answer.shape, isSelected: isSelected)
                }
                #expect(isRight, "\(exchange.method) \(exchange.target): \(exchange.responseBody)")
                operations.insert(operation.id)
            }
        }
        #expect(OperationTable.all.filter { !$0.answers.isEmpty && !operations.contains($0.id) }.map(\.id) == [])
    }

    /// - Parameter isSelected: whether the request chose keys, so that others are missing.
    private func fits(_ value: JSONValue, _ shape: Shape, isSelected: Bool) -> Bool {
        if case .any = shape.kind { return true }
        if value.isNull { return shape.isNullable }
        switch (shape.kind, value) {
        case (.boolean, .bool), (.number, .number), (.string, .string): return true
        case (.integer, .number): return value.integerValue != nil
        case (.choice(let texts), .string(let text)): return texts.contains(text)
        case (.array(let element), .array(let values)):
            return values.allSatisfy { fits($0, element, isSelected: isSelected) }
        case (.map(let element), .object(let object)):
            return object.allSatisfy { fits($0.value, element, isSelected: isSelected) }
        case (.object(let members), .object(let object)):
            return fits(object, members, isSelected: isSelected)
        default: return false
        }
    }

    private func fits(_ object: JSONObject, _ members: [Shape.Member], isSelected: Bool) -> Bool {
        let expected = members.filter { object[$0.name] != nil }.map(\.name)
        // A time series keeps the order in which its keys were asked for.
        let isOrdered = object.keys == expected || isSelected && object.keys.sorted() == expected.sorted()
        return isOrdered
            && members.allSatisfy { member in
                guard let value = object[member.name] else { return member.shape.mayBeAbsent || isSelected }
                return fits(value, member.shape, isSelected: isSelected)
            }
    }
}
