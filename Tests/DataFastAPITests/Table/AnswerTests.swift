import DataFastAPI
import JSON
import Testing

@Suite struct AnswerTests {
    /// Where and how a value is not as its shape says, with the members' order.
    private static func faults(_ value: JSONValue, _ shape: Shape, _ place: String) -> [String] {
        if value.isNull { return shape.isNullable ? [] : ["\(place): null"] }
        switch (shape.kind, value) {
        case (.any, _), (.boolean, .bool), (.number, .number): return []
        case (.integer, .number): return value.integerValue == nil ? ["\(place): fraction"] : []
        case (.string(let format), .string(let text)): return isRight(text, format) ? [] : ["\(place): \(text)"]
        case (.choice(let texts), .string(let text)): return texts.contains(text) ? [] : ["\(place): \(text)"]
        case (.array(let element), .array(let values)): return values.flatMap { faults($0, element, place + "[]") }
        case (.map(let element), .object(let object)):
            return object.flatMap { faults($0.value, element, "\(place).\($0.key)") }
        case (.object(let members), .object(let object)): return faults(object, members, place)
        default: return ["\(place): another type"]
        }
    }

    private static func faults(_ object: JSONObject, _ members: [Shape.Member], _ place: String) -> [String] {
        let missing = members.filter { !$0.shape.mayBeAbsent && object[$0.name] == nil }.map {
            "\(place).\($0.name): missing"
        }
        let unknown = object.keys.filter { key in !members.contains { $0.name == key } }.map {
            "\(place).\($0): unknown"
        }
        let expected = members.map(\.name).filter { object[$0] != nil }
        // A time series keeps the order in which its keys were asked for.
        let isFree =
            expected.contains("timestamp") && expected.contains("sessions")
            || expected == ["visitors", "name", "timestamp"]
        let order =
            expected == object.keys || isFree
            ? [] : ["\(place): order \(object.keys)"]
        return missing + unknown + order
            + members.flatMap { member in
                object[member.name].map { faults($0, member.shape, "\(place).\(member.name)") } ?? []
            }
    }

    private static func isRight(_ text: String, _ format: Shape.Format?) -> Bool {
        switch format {
        case nil: true
        case .objectID: Identifier.objectID(text) == text
        case .visitorID: Identifier.visitorID(text) == text
        case .timestamp: text.hasSuffix("Z") && text.count == 24 && DateOrInstant(text) != nil
        case .wholeSeconds: !text.contains(".") && text.contains("T") && DateOrInstant(text) != nil
        }
    }

    @Test func examplesHaveTheirShape() throws {
        for operation in OperationTable.all {
            for answer in operation.answers {
                for example in answer.examples {
                    let value = try JSONValue(parsing: example)
                    #expect(Self.faults(value, answer.shape, operation.id.rawValue) == [])
                }
            }
        }
    }

    @Test func everyOperationButOneAnswers() {
        for operation in OperationTable.all {
            #expect(operation.answers.isEmpty == (operation.id == .deleteWebsite), "\(operation.id)")
            for answer in operation.answers { #expect(!answer.examples.isEmpty, "\(operation.id)") }
        }
        #expect(OperationTable.all.flatMap(\.answers).filter { $0.status != 200 }.map(\.status) == [201])
    }

    private static func choices(_ shape: Shape) -> [String] {
        switch shape.kind {
        case .choice(let texts): texts
        case .array(let element), .map(let element): choices(element)
        case .object(let members): members.flatMap { choices($0.shape) }
        case .string, .integer, .number, .boolean, .any: []
        }
    }

    @Test func everySuccessMessageIsSomeAnswers() {
        let all = Set(OperationTable.all.flatMap(\.answers).flatMap { Self.choices($0.shape) })
        for message in SuccessMessage.allCases { #expect(all.contains(message.rawValue), "\(message)") }
    }

    @Test func rowsHaveTheFieldsThatMayBeAskedFor() {
        for operation in OperationTable.all
        where operation.group == .breakdowns || operation.id == .getAnalyticsOverview {
            guard case .fieldNames(let names)? = operation.query.fields.first?.type,
                operation.id != .getCampaignAnalytics
            else { continue }
            #expect(Self.rowKeys(operation) == names.valid, "\(operation.id)")
        }
    }

    private static func rowKeys(_ operation: Operation) -> [String] {
        guard case .object(let members)? = operation.answers.first?.shape.kind,
            let data = members.first(where: { $0.name == "data" }),
            case .array(let row) = data.shape.kind, case .object(let keys) = row.kind
        else { return [] }
        return keys.map(\.name)
    }
}
