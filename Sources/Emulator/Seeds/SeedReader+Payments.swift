import CivilTime
import DataFastAPI
import Store

/// Payments.
///
/// Source: website API, sections 1.1 and 9.1.
extension SeedReader {
    enum PaymentKey: String, SeedKey {
        case at, amount, currency
        case transactionID = "transaction_id"
        case visitorID = "datafast_visitor_id"
        case email, name
        case customerID = "customer_id"
        case renewal, refunded
        case isFreeTrial = "is_free_trial"
    }

    /// A payment of the website that was read last.
    mutating func readPayment(_ node: SeedNode) throws(SeedError) {
        let object = try node.object(PaymentKey.self)
        let transaction = try object.required(.transactionID)
        let website = contents.websites.count - 1
        try claim(.transaction(website: website), try transaction.text(), at: transaction.path)
        let time = try object.required(.at).time(now)
        let amount = try object.required(.amount).number(0...Double(Limit.amount))
        let payment = Payment(
            objectID: newObjectID(time), websiteID: 0, time: time, transactionID: try transaction.string(),
            amount: amount, currency: try object.required(.currency).paymentCurrency(),
            kind: Payment.Kind(
                amount: amount, isRefunded: try object.bool(.refunded, default: false),
                isFreeTrial: try object.bool(.isFreeTrial, default: false),
                isRenewal: try object.bool(.renewal, default: false)),
            email: try object[.email]?.text(), name: try object[.name]?.text(),
            customerID: try object[.customerID]?.text())
        let visitor = try object[.visitorID].map { (node) throws(SeedError) in try readPayer(node, website: website) }
        append(.payment(payment, visitor), at: time, node.path)
    }

    private func readPayer(_ node: SeedNode, website: Int) throws(SeedError) -> VisitorID {
        let text = try node.string()
        guard let id = Identifier.visitorID(text).flatMap(VisitorID.init) else {
            throw node.error("must be a UUID v4")
        }
        guard isClaimed(.visitor(website: website), id.text) else {
            throw node.error("no visitor of the website has the visitorId \"\(text)\"")
        }
        return id
    }
}
