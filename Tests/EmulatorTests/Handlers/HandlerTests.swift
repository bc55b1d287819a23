import DataFastAPI
import Testing

@testable import Emulator

struct HandlerTests {
    @Test(arguments: OperationTable.all)
    func everyOperationHasAHandler(operation: Operation) {
        #expect(operation.id.isImplemented)
    }
}
