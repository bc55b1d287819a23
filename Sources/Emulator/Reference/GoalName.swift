/// Names of goals (website-api.md 1.1 and 8.1).
enum GoalName {
    /// Who names the goal: a browser may not use a lifecycle name, a backend may (tracking.md 1.2).
    enum Sender {
        case browser, backend
    }

    /// Why a name is refused.
    enum Flaw: Error, Equatable {
        case malformed
        /// The name, normalised, belongs to the service.
        case reserved(String)
    }

    /// The goals that payments and subscriptions make by themselves; none of them is a custom goal.
    static let lifecycle: Set<String> = [
        "payment", "free_trial", "trial_started", "trial_converted", "subscription_started", "subscription_upgraded",
        "subscription_downgraded", "subscription_renewed", "subscription_cancel_scheduled", "subscription_reactivated",
        "subscription_ended",
    ]

    /// `name` trimmed, in lower case, with `_` for each space, when that is 1 to 64 of `a-z 0-9 _ : -` and not reserved.
    static func normalised(_ name: String, from sender: Sender) throws(Flaw) -> String {
        let name = String(PropertyText.trimmed(name).lowercased().map { $0 == " " ? "_" : $0 })
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(isAllowed) else { throw .malformed }
        if name == "identify" || sender == .browser && lifecycle.contains(name) { throw .reserved(name) }
        return name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
