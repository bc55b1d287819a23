import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// `POST /payments`: a payment, refund or free trial that a server reports.
///
/// Source: website API, section 9.1.
extension Call {
    func createPayment() throws -> HTTPResponse {
        let website = try website()
        let body = input.body
        guard let amount = body.number("amount"), let currency = body.string("currency"),
            let transactionID = body.string("transaction_id")
        else { throw ContractError.internalError }
        if try store.hasPayment(transactionID: transactionID, websiteID: website.id) {
            return answer(.paymentKnown, transactionID: transactionID)
        }
        let visitor = try payer(website: website, transactionID: transactionID)
        let payment = Payment(
            objectID: state.newObjectID(at: now), websiteID: website.id, visitorID: visitor,
            time: body.moment("timestamp")?.utcInstant ?? now, transactionID: transactionID, amount: amount,
            currency: currency,
            kind: Payment.Kind(
                amount: amount, isRefunded: body.bool("refunded") ?? false,
                isFreeTrial: body.bool("is_free_trial") ?? false,
                isRenewal: body.bool("renewal") ?? false),
            email: body.string("email"), name: body.string("name"), customerID: body.string("customer_id"))
        try store.recordPayment(payment)
        try state.alert(payment)
        return answer(payment.kind.recorded(isAttributed: visitor != nil), transactionID: transactionID)
    }
}

/// The visitor whom the payment belongs to: the one that is named, else one that the customer is known by.
extension Call {
    private func payer(website: Website, transactionID: String) throws -> Int64? {
        let body = input.body
        if let named = body.string("datafast_visitor_id") {
            guard let id = VisitorID(named), let visitor = try store.visitor(id, websiteID: website.id),
                visitor.isVisible
            else { throw ContractError.firstEventNotFound }
            return visitor.id
        }
        return try store.attributedVisitor(
            websiteID: website.id, customerID: body.string("customer_id"), email: body.string("email"),
            transactionID: transactionID)
    }
}

private func answer(_ message: SuccessMessage, transactionID: String) -> HTTPResponse {
    Envelope.plain { writer in
        writer.member("message", message.rawValue)
        writer.member("transaction_id", transactionID)
    }
}

extension Payment.Kind {
    /// The first that fits.
    ///
    /// Source: website API, section 1.1.
    init(amount: Double, isRefunded: Bool, isFreeTrial: Bool, isRenewal: Bool) {
        self = isRefunded ? .refund : isFreeTrial || amount == 0 ? .trial : isRenewal ? .renewal : .new
    }

    /// What is said when such a payment is recorded.
    fileprivate func recorded(isAttributed: Bool) -> SuccessMessage {
        switch self {
        case .new, .renewal: isAttributed ? .paymentAttributed : .paymentNotAttributed
        case .refund: isAttributed ? .refundAttributed : .refundNotAttributed
        case .trial: isAttributed ? .trialAttributed : .trialNotAttributed
        }
    }
}

extension DateOrInstant {
    /// The instant; of a date its midnight in UTC.
    var utcInstant: Instant {
        switch self {
        case .instant(let instant, _): instant
        case .date(let date): TimeZoneRules.utc.startOfDay(date)
        }
    }
}
