import DataFastAPI
import Testing

@testable import Emulator

struct AdministrationTests {
    @Test func everyOperationBelowAdminHasAHandler() {
        let operations = OperationTable.all.filter { $0.path.description.hasPrefix("/admin/") }
        #expect(operations.count == 53)
        #expect(operations.filter { !$0.id.isImplemented }.map(\.id) == [])
    }
}
