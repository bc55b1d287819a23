import CivilTime
import Store

/// What customers pay: at once or after a trial, again each month, and sometimes back.
extension DemoGenerator {
    mutating func addPurchase(of person: inout DemoPerson, on site: DemoSite, session: Int32, at time: Instant) {
        let offer = site.shape.offer
        let plan = offer.plans[site.planTable.pick(&random)]
        let name = person.name ?? DemoPerson.randomName(&random)
        person.name = name
        var sale = Sale(session: session, website: site.website.id, name: name)
        sale.email = DemoPerson.email(of: name, number: Int(person.visitor))
        sale.customer = "cus_\(person.visitor)"
        sale.currency = offer.currencies[batch.places[Int(person.place)].country ?? "", default: offer.currency]
        sale.amount = price(of: plan, spread: offer.spread)
        var start = time
        if let trial = offer.trial, plan.days > 0, random.chance(trial.share) {
            add(.trial, of: sale, at: time)
            guard random.chance(trial.conversion) else { return }
            start += Int64(trial.days * Double(Self.day))
            guard start <= now else { return }
        }
        person.isCustomer = true
        add(.new, of: sale, at: start)
        if random.chance(offer.refunds) {
            return add(.refund, of: sale, at: start + Int64(random.number(0.3..<9) * Double(Self.day)))
        }
        guard let renewal = offer.renewal, plan.days > 0 else { return }
        while !random.chance(renewal.churn) {
            start += Int64(plan.days * Double(Self.day))
            guard start <= now else { return }
            add(.renewal, of: sale, at: start)
        }
    }

    private struct Sale {
        let session: Int32
        let website: Int64
        let name: String
        var email = ""
        var customer = ""
        var currency = "USD"
        var amount = 0.0
    }

    private mutating func add(_ kind: Payment.Kind, of sale: Sale, at time: Instant) {
        guard time <= now else { return }
        let prefix =
            switch kind {
            case .new, .renewal: "pi"
            case .refund: "re"
            case .trial: "sub"
            }
        batch.payments.append(
            Payment(
                objectID: newObjectID(time), websiteID: sale.website, time: time,
                transactionID: "\(prefix)_\(random.hexDigits(16))", amount: kind == .trial ? 0 : sale.amount,
                currency: sale.currency, kind: kind, email: sale.email, name: sale.name, customerID: sale.customer))
        append(.payment(Int32(batch.payments.count - 1)), sale.session, at: time)
    }

    private mutating func price(of plan: DemoOffer.Plan, spread: Double) -> Double {
        guard spread > 0 else { return plan.price }
        // As shops like them: 24.90.
        return random.logNormal(median: plan.price, sigma: spread).rounded(.down) + 0.9
    }
}
