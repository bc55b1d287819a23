import DataFastAPI
import JSON
import Testing

@Suite struct OpenAPIDocumentTests {
    private static let document = OpenAPIDocument(OperationTable.all, version: "1.2.3").json

    private static func entry(_ operation: Operation) -> JSONValue? {
        document["paths"]?[operation.path.description]?[operation.method.rawValue.lowercased()]
    }

    /// Follows a reference into the components.
    private static func resolve(_ value: JSONValue) -> JSONValue? {
        guard let reference = value["$ref"]?.stringValue else { return value }
        return reference.split(separator: "/").dropFirst().reduce(document as JSONValue?) { $0?[String($1)] }
    }

    private static func parameters(_ operation: Operation) -> [JSONValue] {
        (entry(operation)?["parameters"]?.arrayValue ?? []).compactMap(resolve)
    }

    @Test func everyOperationIsThere() {
        for operation in OperationTable.all {
            let entry = Self.entry(operation)
            #expect(entry?["operationId"] == .string(operation.id.rawValue))
            #expect(entry?["tags"] == [.string(operation.group.rawValue)])
            #expect(entry?["x-fidelity"]?["operation"] == .string(operation.marks.operation.rawValue))
            #expect(entry?["x-fidelity"]?["operationId"] == .string(operation.marks.id.rawValue))
            #expect(entry?["security"]?[0]?["accountToken"] == [.string(operation.access.permission.rawValue)])
            #expect((entry?["security"]?[1] != nil) == operation.access.allowsWebsiteKey)
        }
        let count = Self.document["paths"]?.objectValue?.reduce(0) { $0 + ($1.value.objectValue?.count ?? 0) }
        #expect(count == OperationTable.all.count)
        #expect(Self.document["info"]?["version"] == "1.2.3")
    }

    @Test func onlyWhatIsHandedInIsThere() {
        let document = OpenAPIDocument([OperationTable[.createGoal]], version: "1").json
        #expect(document["paths"]?.objectValue?.keys == ["/goals"])
        #expect(document["tags"] == [["name": "Goals"]])
    }

    @Test func theTextIsStable() {
        #expect(OpenAPIDocument(OperationTable.all, version: "1.2.3").json.bytes == Self.document.bytes)
    }

    private static func references(_ value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.flatMap { $0.key == "$ref" ? [$0.value.stringValue ?? ""] : references($0.value) }
        case .array(let elements): elements.flatMap(references)
        default: []
        }
    }

    @Test func everyReferenceLeadsSomewhere() {
        let references = Set(Self.references(Self.document))
        #expect(references.count > 20)
        for reference in references { #expect(Self.resolve(["$ref": .string(reference)]) != nil, "\(reference)") }
    }

    @Test func everyErrorIsAnExampleWithItsMarks() {
        for operation in OperationTable.all {
            let responses = Self.entry(operation)?["responses"]
            for error in operation.failures {
                let content = responses?[String(error.status)].flatMap(Self.resolve)?["content"]?["application/json"]
                let example = content?["examples"]?[error.message]
                #expect(example?["x-fidelity"] == .string(error.mark.rawValue), "\(operation.id) \(error.message)")
                let status = example?["x-fidelity-status"] ?? example?["x-fidelity"]
                #expect(status == .string(error.statusMark.rawValue), "\(operation.id) \(error.message)")
                let body = example?["value"]
                #expect(
                    body?["error"] == .string(error.message) || body?["error"]?["message"] == .string(error.message))
            }
            #expect(responses?["429"] != nil)
        }
    }

    @Test func everyParameterIsThereByAllItsNames() {
        for operation in OperationTable.all {
            let names = Self.parameters(operation).compactMap { $0["name"]?.stringValue }
            let expected =
                operation.path.parameterNames + (operation.access.scope == .websiteInQuery ? ["websiteId"] : [])
                + operation.query.fields.flatMap { [$0.name] + $0.aliases }
                + operation.query.filters.flatMap { $0.parameters.flatMap { ["filter_" + $0, $0] } }
            #expect(names == expected, "\(operation.id)")
            for parameter in Self.parameters(operation) { #expect(parameter["x-fidelity"] != nil) }
        }
    }

    @Test func limitsDefaultsAndPatternsAreThere() throws {
        let notes = Self.parameters(OperationTable[.listNotes])
        let limit = try #require(notes.first { $0["name"] == "limit" }?["schema"])
        #expect(limit == ["type": "integer", "minimum": 1, "x-lowered-to": 1000, "default": 100])
        let order = try #require(notes.first { $0["name"] == "order" }?["schema"])
        #expect(order == ["type": "string", "enum": ["asc", "desc"], "default": "desc"])
        let id = try #require(notes.first { $0["name"] == "websiteId" })
        #expect(id["required"] == true)
        #expect(id["schema"] == ["type": "string", "pattern": "^[0-9A-Fa-f]{24}$"])
        let old = Self.parameters(OperationTable[.deleteGoals]).first { $0["name"] == "start" }
        #expect(old?["deprecated"] == true)
    }

    @Test func limitsOfWholeFormsAreThere() {
        let email = Self.body(.inviteTeamMember)?["schema"]?["properties"]?["email"]
        #expect(email?["maxLength"] == 254)
        for id in [OperationID.createWebsite, .updateWebsite] {
            #expect(Self.body(id)?["schema"]?["properties"]?["domain"]?["maxLength"] == 253, "\(id)")
        }
    }

    @Test func parametersOfPathsTellWhatTheyAreOf() {
        for operation in OperationTable.all {
            for parameter in Self.parameters(operation) where parameter["in"] == "path" {
                let text = parameter["description"]?.stringValue ?? ""
                #expect(text.hasPrefix("Id of the ") && !text.hasSuffix("Id"), "\(operation.id): \(text)")
            }
        }
        let descriptions = Self.parameters(OperationTable[.rollWebsiteApiKey]).map { $0["description"] }
        #expect(descriptions == ["Id of the website", "Id of the website API key"])
    }

    @Test func rangesTellWhatHoldsWithoutThem() {
        func descriptions(_ id: OperationID) -> [String?] {
            ["startAt", "endAt"].map { name in
                Self.parameters(OperationTable[id]).first { $0["name"] == .string(name) }?["description"]?.stringValue
            }
        }
        let end = "Last day or instant of the range, included; comes together with `startAt`"
        let start = "First day or instant of the range; comes together with `endAt`. Without both: "
        #expect(descriptions(.getAnalyticsOverview) == [start + "all time", end])
        for id in [OperationID.listNotes, .listMentions, .getBotTrafficSummary, .getBotTrafficPages] {
            #expect(descriptions(id) == [start + "the last 30 days, today included", end], "\(id)")
        }
        #expect(
            descriptions(.getAnalyticsTimeseries) == [
                start + "24 hours, 30 days, the weeks of these, or 12 months, by the interval", end,
            ])
        #expect(descriptions(.deletePayments) == [start + "all time", end])
    }

    @Test func marksAreThoseOfTheContract() {
        func marks(_ id: OperationID) -> [String: String] {
            let pairs = Self.parameters(OperationTable[id]).map {
                ($0["name"]?.stringValue ?? "", $0["x-fidelity"]?.stringValue ?? "")
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        // Account API 12.1, and website API 11 for the same names.
        for name in ["startAt", "endAt", "timezone", "q", "order"] {
            #expect(marks(.listNotes)[name] == "seen", "\(name)")
        }
        #expect(marks(.listMentions)["startAt"] == "doc")
        // Account API 13.3 and 9.
        func answer(_ id: OperationID) -> JSONValue? { Self.entry(OperationTable[id])?["responses"]?["200"] }
        #expect(answer(.getBotTrafficSettings)?["x-fidelity"] == "doc")
        #expect(answer(.updateBotTrafficSettings)?["x-fidelity"] == "ours")
        let alert = answer(.listAlerts)?["content"]?["application/json"]?["schema"]?["properties"]?["data"]?["items"]?[
            "properties"]
        #expect(alert?["recentLogs"]?["x-fidelity"] == nil)
        #expect(alert?["recentLogs"]?["items"]?["x-fidelity"] == "ours")
        #expect(OperationTable[.listAlerts].facts(.ours).contains("`recentLogs[]`"))
    }

    private static func body(_ id: OperationID) -> JSONValue? {
        entry(OperationTable[id])?["requestBody"]?["content"]?["application/json"]
    }

    @Test func exampleBodiesPassTheChecks() throws {
        let context = CheckContext(isKnownTimeZone: { $0 == "America/New_York" })
        for operation in OperationTable.all where operation.body != nil {
            let example = try #require(Self.body(operation.id)?["example"])
            #expect(throws: Never.self, "\(operation.id)") {
                try operation.checkBody(example.bytes, context) { _ in true }
            }
        }
    }

    @Test func bodiesSayWhatMustBeThere() {
        let alert = Self.body(.createAlert)?["schema"]
        #expect(alert?["required"] == ["name", "trigger", "template"])
        #expect(alert?["properties"]?["trigger"]?["required"] == ["goalName"])
        #expect(alert?["properties"]?["template"]?["properties"]?["subject"]?["type"] == ["string", "null"])
        let goal = Self.body(.createGoal)?["schema"]
        #expect(goal?["required"] == ["name"])
        #expect(goal?["anyOf"] == [["required": ["datafast_visitor_id"]], ["required": ["visitorId"]]])
        let update = Self.body(.updateFunnel)?["schema"]
        #expect(update?["required"] == nil)
        #expect(update?["anyOf"]?.arrayValue?.count == 3)
    }

    @Test func answersTellHowTheirPartsAreKnown() {
        let answer = Self.entry(OperationTable[.listVisitors])?["responses"]?["200"]
        #expect(answer?["x-fidelity"] == "doc")
        let visitor = answer?["content"]?["application/json"]?["schema"]?["properties"]?["data"]?["items"]?[
            "properties"]
        #expect(visitor?["acquisition"]?["x-fidelity"] == "ours")
        #expect(visitor?["acquisition"]?["properties"]?["referrer"]?["x-fidelity"] == "seen")
        let message = Self.entry(OperationTable[.deleteNote])?["responses"]?["200"]?["content"]?["application/json"]?[
            "schema"]?["properties"]?["data"]?["items"]?["properties"]?["message"]
        #expect(message?["x-fidelity"]?["Note deleted successfully"] == "ours")
    }

    @Test func whatIsCreatedLeadsToItsOperations() {
        func links(_ id: OperationID, _ status: String = "200") -> [String] {
            Self.entry(OperationTable[id])?["responses"]?[status]?["links"]?.objectValue?.keys ?? []
        }
        #expect(links(.createFunnel) == ["updateFunnel", "deleteFunnel", "getFunnelAnalytics"])
        #expect(links(.createNote, "201") == ["updateNote", "deleteNote"])
        #expect(links(.listVisitors) == ["getVisitor"])
        #expect(links(.getAccount) == [])
        let link = Self.entry(OperationTable[.createFunnel])?["responses"]?["200"]?["links"]?["getFunnelAnalytics"]
        #expect(
            link?["parameters"] == [
                "path.funnelId": "$response.body#/data/0/_id", "query.websiteId": "$request.path.websiteId",
            ])
    }
}
