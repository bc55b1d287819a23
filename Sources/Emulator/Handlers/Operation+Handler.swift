import DataFastAPI

extension OperationID {
    /// What the operation does; nil while the emulator does not implement it.
    var handler: Handler? {
        switch self {
        case .getAccount: getAccount
        case .listWebsites: listWebsites
        case .listVisitors: listVisitors
        case .getVisitor: getVisitor
        case .createGoal: createGoal
        case .deleteGoals: deleteGoals
        case .createPayment: createPayment
        case .deletePayments: deletePayments
        case .identifyVisitor: identifyVisitor
        default: nil
        }
    }

    /// Whether the emulator does what the operation says; if not, it answers 501.
    public var isImplemented: Bool { handler != nil }
}
