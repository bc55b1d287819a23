import CivilTime
import DataFastAPI
import Store

/// What a completion sets off: to be called whenever one is stored live, not from a seed.
///
/// Source: account API, section 9.5.
extension WorldState {
    /// Logs a mail for each enabled alert that watches the goal.
    ///
    /// - Parameters:
    ///   - time: when it was completed; nil for now.
    ///   - visitor: who completed it, nil when nobody knows; asked for only when there is such an alert.
    func alert(
        goal name: String, websiteID: Int64, at time: Instant? = nil, visitor: @autoclosure () throws -> VisitorID?
    ) throws {
        guard try store.isAlerted(goal: name, websiteID: websiteID), let website = directory.website(key: websiteID)
        else { return }
        let isSent = directory.users[website.ownerID]?.receivesEmail ?? false
        let visitor = try visitor()
        try store.transaction {
            for alert in try store.alerts(websiteID: websiteID) where alert.isEnabled && alert.goalName == name {
                try store.insert(
                    AlertLog(
                        websiteID: websiteID, alertID: alert.id, alertName: alert.name, goalName: name,
                        isSent: isSent, error: isSent ? nil : "Email delivery failed", visitor: visitor,
                        triggeredAt: time ?? clock.now))
            }
        }
    }

    /// Does the same for the goal that a payment completes; a refund completes none.
    func alert(_ payment: Payment) throws {
        let goal: LifecycleGoal
        switch payment.kind {
        case .new, .renewal: goal = .payment
        case .trial: goal = .freeTrial
        case .refund: return
        }
        try alert(
            goal: goal.rawValue, websiteID: payment.websiteID,
            visitor: try payment.visitorID.flatMap { try store.visitorID(key: $0) })
    }
}
