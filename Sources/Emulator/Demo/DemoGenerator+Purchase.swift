import CivilTime
import Store

/// What customers pay: at once or after a trial, again each month, and sometimes back.
extension DemoGenerator {
    mutating func addPurchase(of person: inout DemoPerson, on site: DemoSite, session: Int32, at time: Instant) {
        let offer = site.shape.offer
        let plan = offer.plans[site.planTable.pick(&random)]
        let visitor = batch.visitors[Int(person.visitor)].id
        let country = batch.places[Int(person.place)].country ?? ""
        let sale = Sale(
            session: session, website: site.website.id, visitor: visitor,
            customer: DemoPerson.customerID(of: visitor, isSubscriber: plan.days > 0),
            currency: offer.currencies[country, default: offer.currency], amount: offer.price(of: plan, &random))
        var start = time
        if let trial = offer.trial, plan.days > 0, random.chance(trial.share) {
            add(.trial, of: sale, at: time)
            guard tellsSubscriptions, random.chance(trial.conversion) else { return }
            start += Int64(trial.days * Double(Self.day))
            guard start <= now else { return }
        }
        person.isCustomer = true
        add(.new, of: sale, at: start)
        if random.chance(offer.refunds) {
            return add(.refund, of: sale, at: start + offer.timeToRefund(&random))
        }
        guard tellsSubscriptions, let renewal = offer.renewal, plan.days > 0 else { return }
        while !random.chance(renewal.churn) {
            start += Int64(plan.days * Double(Self.day))
            guard start <= now else { return }
            add(.renewal, of: sale, at: start)
        }
    }

    private struct Sale {
        let session: Int32
        let website: Int64
        let visitor: VisitorID
        let customer: String
        let currency: String
        let amount: Double
    }

    private mutating func add(_ kind: Payment.Kind, of sale: Sale, at time: Instant) {
        guard time <= now else { return }
        batch.payments.append(
            Payment(
                objectID: newObjectID(time), websiteID: sale.website, time: time,
                transactionID: kind.demoTransaction(&random), amount: kind == .trial ? 0 : sale.amount,
                currency: sale.currency, kind: kind, email: DemoPerson.email(of: sale.visitor),
                name: DemoPerson.name(of: sale.visitor), customerID: sale.customer))
        append(.payment(Int32(batch.payments.count - 1)), sale.session, at: time)
    }
}

extension DemoOffer {
    func price(of plan: Plan, _ random: inout RandomSource) -> Double {
        guard spread > 0 else { return plan.price }
        // As shops like them: 24.90.
        return random.logNormal(median: plan.price, sigma: spread).rounded(.down) + 0.9
    }

    /// Milliseconds until a payment is given back.
    func timeToRefund(_ random: inout RandomSource) -> Int64 {
        Int64(random.number(0.3..<9) * Double(DemoGenerator.day))
    }
}

extension Payment.Kind {
    /// An id such as who takes the money gives.
    func demoTransaction(_ random: inout RandomSource) -> String {
        let prefix =
            switch self {
            case .new, .renewal: "pi"
            case .refund: "re"
            case .trial: "sub"
            }
        return "\(prefix)_\(random.hexDigits(16))"
    }
}
