import JSON
import Store

@testable import Emulator

/// Figures counted the plain way.
struct PlainReport {
    let world: PlainWorld
    var window: ClosedRange<Int64>
    let filters: [PlainFilter]

    private func passes(visitor: Int) -> Bool {
        !world.bots.contains(visitor) && filters.allSatisfy { $0.passes(visitor: visitor, world, window) }
    }

    private func passes(_ session: PlainWorld.Session) -> Bool {
        filters.allSatisfy { $0.testsVisitors || $0.passes(session) }
    }

    /// Sessions with a pageview in part of the window.
    func sessions(in part: ClosedRange<Int64>? = nil) -> [PlainWorld.Session] {
        let part = part ?? window
        return world.sessions.filter { session in
            session.views.contains { part.contains($0.time) && window.contains($0.time) } && passes(session)
                && passes(visitor: session.visitor)
        }
    }

    /// Payments, each with its visitor's first session.
    func payments(trials: Bool = false) -> [(payment: PlainWorld.Sale, session: PlainWorld.Session?)] {
        world.payments.compactMap { payment in
            guard window.contains(payment.time), trials || payment.kind != .trial else { return nil }
            guard let visitor = payment.visitor else { return filters.isEmpty ? (payment, nil) : nil }
            let first = world.firstSession(of: visitor)
            guard passes(visitor: visitor) else { return nil }
            if filters.contains(where: { !$0.testsVisitors }) {
                guard let first, passes(first) else { return nil }
            }
            return (payment, first)
        }
    }

    func events(_ events: [PlainWorld.Event]) -> [PlainWorld.Event] {
        let testsSessions = filters.contains { !$0.testsVisitors }
        return events.filter { event in
            window.contains(event.time) && passes(visitor: event.visitor)
                && (!testsSessions || passes(world.sessions[event.session]))
        }
    }

    /// The sum of payments of a kind in hundredths of the website's currency.
    static func cents(_ payments: [PlainWorld.Sale], _ kind: Payment.Kind) -> Int {
        var sum = 0
        for payment in payments where payment.kind == kind {
            let dollars = payment.amount * Currency(code: payment.currency).usd
            let amount = (dollars / Currency(code: RandomWorld.currency).usd).rounded(decimals: 2)
            sum += Int((amount * 100).rounded())
        }
        return sum
    }
}

// MARK: - Overview and time series

extension PlainReport {
    /// The figures of part of the window; durations and bounces of whole sessions.
    func figures(in part: ClosedRange<Int64>? = nil) -> Figures {
        let part = part.map { max($0.lowerBound, window.lowerBound)...min($0.upperBound, window.upperBound) } ?? window
        let sessions = sessions(in: part)
        let visitors = Set(sessions.map(\.visitor))
        var figures = Figures()
        figures.visitors = visitors.count
        figures.newVisitors = visitors.filter { part.contains(world.firstSession(of: $0)!.startedAt) }.count
        figures.sessions = sessions.count
        figures.bounces = sessions.filter { $0.views.count == 1 && $0.customGoals == 0 }.count
        figures.duration = sessions.map { Int($0.lastAt - $0.startedAt) }.reduce(0, +)
        figures.pageviews = sessions.flatMap(\.views).filter { part.contains($0.time) }.count
        let payments = payments().map(\.payment).filter { part.contains($0.time) }
        let paid = payments.filter { $0.kind != .refund }
        figures.newCents = Double(Self.cents(payments, .new))
        figures.renewalCents = Double(Self.cents(payments, .renewal))
        figures.refundCents = Double(Self.cents(payments, .refund))
        figures.payments = paid.count
        figures.payers = Set(paid.compactMap(\.visitor)).count
        return figures
    }
}

// MARK: - Breakdowns

extension PlainReport {
    struct Row: Equatable {
        var values: [String]
        var visitors = 0
        var cents = 0
        var payments = 0
        var events = 0
    }

    /// Rows by values of sessions.
    ///
    /// - Parameters:
    ///   - values: the rows that a session's visitor counts in.
    ///   - first: the row that a payment counts in, whose first session this is.
    func rows(
        _ values: (PlainWorld.Session) -> Set<[String]>, payments first: (PlainWorld.Session) -> [String]?
    ) -> [Row] {
        var visitors: [[String]: Set<Int>] = [:]
        for session in sessions() {
            for value in values(session) { visitors[value, default: []].insert(session.visitor) }
        }
        var payments: [[String]: [PlainWorld.Sale]] = [:]
        for (payment, session) in self.payments() {
            if let value = session.flatMap(first) { payments[value, default: []].append(payment) }
        }
        let rows = Set(visitors.keys).union(payments.keys).map { value in
            let paid = (payments[value] ?? []).filter { $0.kind != .refund }
            return Row(
                values: value, visitors: visitors[value]?.count ?? 0,
                cents: Self.cents(paid, .new) + Self.cents(paid, .renewal), payments: paid.count)
        }
        return rows.filter { $0.visitors > 0 || $0.payments > 0 }.sorted { left, right in
            if left.visitors != right.visitors { return left.visitors > right.visitors }
            if left.cents != right.cents { return left.cents > right.cents }
            return Self.precedes(left.values, right.values)
        }
    }

    /// Rows by the texts of events.
    func rows(of events: [PlainWorld.Event], byEvents: Bool) -> [Row] {
        let groups = Dictionary(grouping: self.events(events), by: \.text)
        var rows: [Row] = []
        for (text, events) in groups {
            rows.append(Row(values: [text], visitors: Set(events.map(\.visitor)).count, events: events.count))
        }
        return rows.sorted { left, right in
            let visitors = (left.visitors, right.visitors)
            let events = (left.events, right.events)
            for (a, b) in byEvents ? [events, visitors] : [visitors, events] where a != b { return a > b }
            return Self.precedes(left.values, right.values)
        }
    }

    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
        left.lexicographicallyPrecedes(right) { a, b in
            a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) { $0.value < $1.value }
        }
    }
}
