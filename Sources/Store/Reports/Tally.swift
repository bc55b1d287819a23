import CivilTime

/// Counts what belongs to each group, and each visitor and session once.
struct Tally {
    private let metrics: ReportQuery.Metrics
    /// Milliseconds since 1970.
    private let window: ClosedRange<Int64>?
    /// Beginnings of the stretches of a report by time, and the end of the last.
    private let stretches: [Int64]
    private var groups: [Figures] = []
    private(set) var totals = Figures()
    private var groupVisitors = VisitorCounter()
    private var newGroupVisitors = VisitorCounter()
    private var visitors = RowSet()
    private var payers = RowSet()
    /// By stretch: the session that was counted last.
    private var latestSessions: [Int64] = []
    /// The stretch that was asked for last: the next view is likely in it too.
    private var latestStretch = 0

    init(_ query: ReportQuery, window: ClosedRange<Int64>?) {
        metrics = query.metrics
        self.window = window
        if case .time(let instants) = query.dimension {
            stretches = instants.map(\.milliseconds)
            let count = max(stretches.count - 1, 0)
            groups = Array(repeating: Figures(), count: count)
            latestSessions = Array(repeating: 0, count: count)
        } else {
            stretches = []
        }
    }

    /// The figures of each group, when all is counted.
    func finish() -> [Figures] {
        var groups = groups
        groupVisitors.forEachDistinct { group in
            if group >= groups.count {
                groups.append(contentsOf: repeatElement(Figures(), count: group + 1 - groups.count))
            }
            groups[group].visitors += 1
        }
        newGroupVisitors.forEachDistinct { group in groups[group].newVisitors += 1 }
        return groups
    }

    private mutating func makeRoom(for group: Int) {
        if group >= groups.count {
            groups.append(contentsOf: repeatElement(Figures(), count: group + 1 - groups.count))
        }
    }
}

// MARK: - Sessions

extension Tally {
    /// Counts a session for the total.
    mutating func countInTotal(_ facts: SessionFacts) {
        totals.sessions += 1
        if metrics.contains(.outcomes) {
            if facts.pageviews == 1, facts.goals == 0 { totals.bounces += 1 }
            totals.duration &+= Int(facts.lastAt &- facts.startedAt)
        }
        if visitors.insert(facts.visitor) {
            totals.visitors += 1
            if window?.contains(facts.firstVisitAt) ?? true { totals.newVisitors += 1 }
        }
        guard metrics.contains(.pageviews) else { return }
        if facts.isInside {
            totals.pageviews += facts.pageviews
        } else {
            var views = 0
            facts.forEachView { _ in views += 1 }
            totals.pageviews += views
        }
    }

    /// Counts a session's visitor for a group.
    mutating func count(_ facts: SessionFacts, in group: Int) {
        groupVisitors.note(visitor: facts.visitor, group: group)
    }

    /// Counts a session for each stretch of time that one of its views is in.
    mutating func countByTime(_ facts: SessionFacts) {
        facts.forEachView { view in
            guard let stretch = stretch(at: view.time) else { return }
            groups[stretch].pageviews += 1
            guard latestSessions[stretch] != facts.id else { return }
            latestSessions[stretch] = facts.id
            groups[stretch].sessions += 1
            groupVisitors.note(visitor: facts.visitor, group: stretch)
            guard metrics.contains(.newVisitors) else { return }
            // New in a stretch is who came for the first time in that part of it that the window holds.
            let first = facts.firstVisitAt
            if self.stretch(at: first) == stretch, window?.contains(first) ?? true {
                newGroupVisitors.note(visitor: facts.visitor, group: stretch)
            }
        }
    }

    private mutating func stretch(at time: Int64) -> Int? {
        guard let first = stretches.first, let last = stretches.last, first <= time, time < last else { return nil }
        if stretches[latestStretch] <= time, time < stretches[latestStretch + 1] { return latestStretch }
        var range = 0..<stretches.count - 1
        while range.count > 1 {
            let middle = range.lowerBound + range.count / 2
            range = stretches[middle] <= time ? middle..<range.upperBound : range.lowerBound..<middle
        }
        latestStretch = range.lowerBound
        return latestStretch
    }
}

// MARK: - Payments and events

extension Tally {
    /// Counts a payment for the total, and for its stretch of time.
    mutating func count(_ payment: PaymentFacts) {
        totals.add(payment)
        if payment.kind != .refund, let visitor = payment.visitor, payers.insert(visitor) { totals.payers += 1 }
        if let stretch = stretch(at: payment.time) { groups[stretch].add(payment) }
    }

    /// Counts a payment for a group.
    mutating func count(_ payment: PaymentFacts, in group: Int) {
        makeRoom(for: group)
        groups[group].add(payment)
    }

    /// Counts an event for a group.
    mutating func countEvent(of visitor: Int, in group: Int) {
        makeRoom(for: group)
        groups[group].events += 1
        groupVisitors.note(visitor: visitor, group: group)
    }
}

extension Figures {
    fileprivate mutating func add(_ payment: PaymentFacts) {
        switch payment.kind {
        case .new:
            newCents += payment.cents
            payments += 1
        case .renewal:
            renewalCents += payment.cents
            payments += 1
        case .refund: refundCents += payment.cents
        case .trial: break
        }
    }
}
