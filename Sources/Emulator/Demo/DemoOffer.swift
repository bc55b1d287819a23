/// What a website sells.
struct DemoOffer: Sendable {
    /// The groups of pages at which one buys, and the part of the views there that lead to it.
    let pages: [String: Double]
    /// The group of pages that buyers are led to.
    var next: String?
    let plans: [Plan]
    /// What most customers pay in.
    var currency = "USD"
    /// What customers of these countries pay in instead.
    var currencies: [String: String] = [:]
    /// How far amounts spread around the prices; 0 for fixed prices.
    var spread = 0.0
    /// The part of buyers who try it for some days before they pay, and the part of these who then do.
    var trial: Trial?
    /// How often it is paid again.
    var renewal: Renewal?
    /// The part of payments that are given back.
    let refunds: Double
    /// Whether a customer may buy again.
    var isRepeatable = false

    struct Plan: Sendable {
        let name: String
        let price: Double
        let weight: Double
        /// Days that are paid for; 0 for what is bought once.
        var days = 0.0
    }

    struct Trial: Sendable {
        let share: Double
        let days: Double
        let conversion: Double
    }

    struct Renewal: Sendable {
        /// The part of customers who end it each time.
        let churn: Double
    }

    /// What a subscriber who pays so much has; nil for what nobody subscribes to.
    func plan(paying amount: Double) -> Plan? {
        plans.first { $0.days > 0 && (spread > 0 || $0.price == amount) }
    }
}
