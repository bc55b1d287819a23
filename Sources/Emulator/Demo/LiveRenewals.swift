import CivilTime
import Store

/// What customers of the demo pay as time goes on: those who try something out decide, subscribers pay again or leave.
///
/// It follows from the payments that the database has, a day at a time, so it does not matter whether a customer came with the
/// demo or while visitors arrived, or whether the world was restored or opened again in between.
struct LiveRenewals {
    /// Payments to come, the next one last.
    private var due: [Payment] = []
    /// Until when they are known.
    private var knownUntil: Instant

    init(from time: Instant) { knownUntil = time }

    /// When there is something to do.
    var next: Instant { min(due.last?.time ?? knownUntil, knownUntil) }

    /// Does it: one payment, or a look at the next day.
    mutating func playNext(of sites: [DemoSite], in state: WorldState, _ random: inout RandomSource) throws {
        if let payment = due.last, payment.time <= knownUntil {
            due.removeLast()
            try state.store.recordPayment(payment)
            return try state.alert(payment)
        }
        let day = knownUntil
        knownUntil += DemoGenerator.day
        for site in sites {
            let periods = Set(site.shape.offer.plans.map(\.days)).subtracting([0]).sorted()
            for days in periods { try lookForRenewals(after: days, from: day, on: site, in: state, &random) }
            if let trial = site.shape.offer.trial {
                try lookForTrials(trial, from: day, on: site, in: state, &random)
            }
        }
    }

    /// Finds those for whom the days that they paid for are over.
    private mutating func lookForRenewals(
        after days: Double, from day: Instant, on site: DemoSite, in state: WorldState, _ random: inout RandomSource
    ) throws {
        let offer = site.shape.offer
        guard let renewal = offer.renewal else { return }
        for payment in try Self.payments(after: days, from: day, on: site, in: state)
        where payment.kind != .trial && offer.plan(paying: payment.amount)?.days == days {
            guard !random.chance(renewal.churn) else { continue }
            add(payment, as: .renewal, after: Self.milliseconds(days), in: state, &random)
        }
    }

    /// Finds those for whom the days of trying are over.
    private mutating func lookForTrials(
        _ trial: DemoOffer.Trial, from day: Instant, on site: DemoSite, in state: WorldState,
        _ random: inout RandomSource
    ) throws {
        let offer = site.shape.offer
        let plans = offer.plans.filter { $0.days > 0 }
        let table = WeightedTable(plans.lazy.map(\.weight))
        for var payment in try Self.payments(after: trial.days, from: day, on: site, in: state)
        where payment.kind == .trial {
            guard random.chance(trial.conversion) else { continue }
            payment.amount = offer.price(of: plans[table.pick(&random)], &random)
            let time = Self.milliseconds(trial.days)
            add(payment, as: .new, after: time, in: state, &random)
            guard random.chance(offer.refunds) else { continue }
            add(payment, as: .refund, after: time + offer.timeToRefund(&random), in: state, &random)
        }
    }

    /// The subscribers' payments so many days before a day.
    private static func payments(
        after days: Double, from day: Instant, on site: DemoSite, in state: WorldState
    ) throws -> [Payment] {
        let start = day - milliseconds(days)
        return try state.store.latestPayments(
            websiteID: site.website.id, after: start, until: start + DemoGenerator.day
        ).filter { $0.payment.customerID == DemoPerson.customerID(of: $0.visitor, isSubscriber: true) }.map(\.payment)
    }

    private mutating func add(
        _ former: Payment, as kind: Payment.Kind, after milliseconds: Int64, in state: WorldState,
        _ random: inout RandomSource
    ) {
        var payment = former
        payment.time += milliseconds
        payment.kind = kind
        payment.objectID = state.newObjectID(at: payment.time)
        payment.transactionID = kind.demoTransaction(&random)
        let later = due.lastIndex { $0.time > payment.time }
        due.insert(payment, at: later.map { $0 + 1 } ?? 0)
    }

    private static func milliseconds(_ days: Double) -> Int64 { Int64(days * Double(DemoGenerator.day)) }
}
