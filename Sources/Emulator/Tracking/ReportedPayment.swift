import DataFastAPI
import JSON

/// A payment that a browser has seen, or will be seen by a server (tracking.md 1.2).
struct ReportedPayment {
    /// The id of the payment provider.
    let transactionID: String?
    let email: String?
    /// The sum, when all of it is known: then the payment is recorded, otherwise only remembered.
    let sum: (amount: Double, currency: String)?

    /// Reads `extraData`. A provider's id and a sum that `POST /payments` would refuse count as absent.
    init(_ extra: JSONObject) {
        transactionID = Self.idNames.lazy.compactMap { Self.id(extra[$0]) }.first
        email = TrackingEvent.text(extra["email"])
        if let amount = extra["amount"]?.numberValue, 0...Double(Limit.amount) ~= amount,
            let currency = extra["currency"]?.stringValue, currency.utf8.count == 3,
            currency.utf8.allSatisfy(\.isASCIILetter)
        {
            sum = (amount, currency.uppercased())
        } else {
            sum = nil
        }
    }

    /// A provider's id; some are numbers, and mean their text.
    private static func id(_ value: JSONValue?) -> String? {
        if case .number = value { return value?.description }
        return TrackingEvent.text(value, maximum: 255)
    }

    private static let idNames = [
        "stripe_session_id", "lemonsqueezy_order_id", "polar_checkout_id", "paddle_transaction_id",
    ]
}
