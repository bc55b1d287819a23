import DataFastAPI
import Testing

@Suite struct OperationTableTests {
    /// A line of the list, as the table gives it.
    private static func line(_ operation: Operation) -> String {
        let access = operation.access
        let marks = operation.marks
        var mark = marks.operation.rawValue
        for (name, part) in [("id", marks.id), ("df_", marks.websiteKey), ("permission", marks.permission)]
        where part != marks.operation {
            mark += ";\(name):\(part.rawValue)"
        }
        return [
            operation.id.rawValue, operation.method.rawValue, operation.path.description, operation.group.rawValue,
            access.allowsWebsiteKey ? "yes" : "no", access.permission.rawValue, access.role == .owner ? "yes" : "no",
            mark,
        ].joined(separator: "\t")
    }

    @Test func everyOperationIsAsInTheList() throws {
        #expect(OperationTable.all.map(Self.line) == Array(try operationList().dropFirst()))
        #expect(OperationTable.all.count == 82)
    }

    @Test func everyIDHasItsOperation() {
        for id in OperationID.allCases { #expect(OperationTable[id].id == id) }
        #expect(OperationTable.all.map(\.id) == OperationID.allCases)
    }

    @Test func websiteStandsWhereThePathSays() {
        for operation in OperationTable.all {
            let path = operation.path.description
            switch operation.access.scope {
            case .websiteInPath: #expect(path.hasPrefix("/admin/websites/{websiteId}"))
            case .websiteInQuery: #expect(!path.hasPrefix("/admin"))
            case .account: #expect(path.hasPrefix("/admin") && !path.contains("{websiteId}"))
            }
        }
    }

    @Test func writersAreMembersAtLeast() {
        for operation in OperationTable.all where operation.method != .get && operation.access.scope != .account {
            let least = operation.access.role
            #expect(
                operation.id == .deleteWebsite ? least == nil : least != nil && least! >= .member, "\(operation.id)")
        }
    }

    @Test func suspensionBlocksEventsAndAnalyticsOnly() {
        #expect(OperationTable[.createGoal].access.isBlockedBySuspension)
        #expect(OperationTable[.getAnalyticsOverview].access.isBlockedBySuspension)
        #expect(!OperationTable[.listTrackedGoals].access.isBlockedBySuspension)
        #expect(!OperationTable[.getAccount].access.isBlockedBySuspension)
    }

    @Test func namesOfFieldsAreUnique() {
        for operation in OperationTable.all {
            for fields in [operation.query.fields, operation.body?.fields ?? []] {
                let names = fields.flatMap { [$0.name] + $0.aliases }
                #expect(Set(names).count == names.count, "\(operation.id)")
            }
        }
    }
}
