import DataFastAPI
import Testing

@testable import Emulator

struct HandlerTests {
    /// What is still to come; nothing else may lack a handler.
    private static let pending: Set<OperationID> = [
        .getRealtimeMap, .getGoalProperties, .getFunnelAnalytics, .getBotTrafficSummary, .getBotTrafficPages,
        .listMentions,
    ]

    @Test(arguments: OperationTable.all)
    func everyOperationHasAHandler(operation: Operation) {
        #expect(operation.id.isImplemented || Self.pending.contains(operation.id))
    }
}
