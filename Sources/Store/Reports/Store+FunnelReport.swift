import SQLite

/// Results of funnels.
///
/// Source: website API, section 6.
extension Store {
    /// Who reached each step.
    ///
    /// A visitor reaches a step at the earliest row in the window that matches it and is strictly later than the one that
    /// reached the step before, in whatever session. Who has a session that passes the filter takes part.
    package func report(_ query: FunnelQuery) throws(SQLiteError) -> [FunnelStepResult] {
        let participants = try selection(websiteID: query.websiteID, window: query.window, filter: query.filter)
        let everybody = Selection(websiteID: query.websiteID, window: query.window)
        // When the latest step was reached, at first that of taking part.
        var reached = VisitorTimes()
        var steps = try StepMoments(of: query.steps, everybody, self)
        if participants.isUnfiltered {
            // Who takes part and what they viewed is in the same sessions, which are read once.
            try sessionFacts(participants, readsViews: steps.needViews) { facts in
                reached.note(facts.visitor, at: .min)
                steps.noteViews(of: facts)
            }
        } else {
            try sessionFacts(participants) { facts in reached.note(facts.visitor, at: .min) }
            if steps.needViews {
                try sessionFacts(everybody, readsViews: true) { facts in
                    if reached[facts.visitor] != nil { steps.noteViews(of: facts) }
                }
            }
        }
        var cents: [Int: Double] = [:]
        try paymentFacts(everybody, key: .none, currency: query.currency) { payment in
            guard payment.kind != .refund, let visitor = payment.visitor else { return }
            cents[visitor, default: 0] += payment.cents
        }
        var results: [FunnelStepResult] = []
        var before = VisitorTimes()
        for moments in steps.moments {
            swap(&reached, &before)
            reached.removeAll()
            for moment in moments {
                guard let time = before[moment.visitor], moment.time > time else { continue }
                reached.note(moment.visitor, at: moment.time)
            }
            var result = FunnelStepResult()
            result.visitors = reached.count
            if !cents.isEmpty { reached.forEachVisitor { result.revenueCents += cents[$0] ?? 0 } }
            results.append(result)
        }
        return results
    }
}

/// What could reach the steps of a funnel: who did what a step asks for and when, whether or not the steps before were reached.
private struct StepMoments {
    struct Moment {
        let visitor: Int
        /// Milliseconds since 1970.
        let time: Int64
    }

    /// Of each step, in no order.
    private(set) var moments: [[Moment]]
    private var views: [(step: Int, pages: RowSet)] = []

    /// Completions are there at once; views must be noted.
    init(of steps: [FunnelQuery.Step], _ selection: Selection, _ store: Store) throws(SQLiteError) {
        moments = Array(repeating: [], count: steps.count)
        var goals: [String: [Int]] = [:]
        for (index, step) in steps.enumerated() {
            switch step {
            case .goal(let name): goals[name, default: []].append(index)
            case .view(let isMatch):
                var pages = RowSet()
                try store.connection.query("SELECT id, hostname, path FROM pages") { row in
                    if isMatch(Page(hostname: row.text(1), path: row.text(2))) { pages.insert(row.int(0)) }
                }
                views.append((index, pages))
            }
        }
        if !goals.isEmpty {
            try store.completions(of: Array(goals.keys), selection) { completion in
                for step in goals[completion.goal] ?? [] {
                    moments[step].append(Moment(visitor: completion.visitor, time: completion.time))
                }
            }
        }
    }

    /// Whether a step is a view.
    var needViews: Bool { !views.isEmpty }

    mutating func noteViews(of facts: SessionFacts) {
        facts.forEachView { view in
            for (step, pages) in views where pages.contains(view.page) {
                moments[step].append(Moment(visitor: facts.visitor, time: view.time))
            }
        }
    }
}
