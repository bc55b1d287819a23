import DataFastAPI

extension OperationID {
    /// What the operation does; nil while the emulator does not implement it.
    var handler: Handler? {
        switch self {
        case .listVisitors: { try $0.listVisitors() }
        case .getVisitor: { try $0.getVisitor() }
        case .createGoal: { try $0.createGoal() }
        case .deleteGoals: { try $0.deleteGoals() }
        case .createPayment: { try $0.createPayment() }
        case .deletePayments: { try $0.deletePayments() }
        case .identifyVisitor: { try $0.identifyVisitor() }
        default: accountHandler
        }
    }

    /// Whether the emulator does what the operation says; if not, it answers 501.
    public var isImplemented: Bool { handler != nil }
}
