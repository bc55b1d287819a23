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
        // When the step before was reached.
        var reached = VisitorTimes()
        try sessionFacts(participants) { facts in reached.note(facts.visitor, at: .min) }
        var cents: [Int: Double] = [:]
        try paymentFacts(everybody, key: .none, currency: query.currency) { payment in
            guard payment.kind != .refund, let visitor = payment.visitor else { return }
            cents[visitor, default: 0] += payment.cents
        }
        var results: [FunnelStepResult] = []
        for moments in try moments(of: query.steps, everybody, among: reached) {
            var next = VisitorTimes()
            for moment in moments {
                guard let before = reached[moment.visitor], moment.time > before else { continue }
                next.note(moment.visitor, at: moment.time)
            }
            reached = next
            var result = FunnelStepResult()
            result.visitors = reached.count
            if !cents.isEmpty { reached.forEachVisitor { result.revenueCents += cents[$0] ?? 0 } }
            results.append(result)
        }
        return results
    }

    /// When a visitor did what reaches a step, if the steps before were reached by then.
    private struct StepMoment {
        let visitor: Int
        /// Milliseconds since 1970.
        let time: Int64
    }

    /// What reaches each step, in no order. Sessions are read once, for all steps together.
    private func moments(
        of steps: [FunnelQuery.Step], _ everybody: Selection, among participants: VisitorTimes
    ) throws(SQLiteError) -> [[StepMoment]] {
        var moments: [[StepMoment]] = Array(repeating: [], count: steps.count)
        var views: [(step: Int, pages: RowSet)] = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .goal(let name):
                try completions(of: [name], everybody) { completion in
                    moments[index].append(StepMoment(visitor: completion.visitor, time: completion.time))
                }
            case .view(let isMatch):
                views.append((index, try pages(where: isMatch)))
            }
        }
        guard !views.isEmpty else { return moments }
        try sessionFacts(everybody, readsViews: true) { facts in
            guard participants[facts.visitor] != nil else { return }
            facts.forEachView { view in
                for (step, pages) in views where pages.contains(view.page) {
                    moments[step].append(StepMoment(visitor: facts.visitor, time: view.time))
                }
            }
        }
        return moments
    }

    private func pages(where isMatch: (Page) -> Bool) throws(SQLiteError) -> RowSet {
        var pages = RowSet()
        try connection.query("SELECT id, hostname, path FROM pages") { row in
            if isMatch(Page(hostname: row.text(1), path: row.text(2))) { pages.insert(row.int(0)) }
        }
        return pages
    }
}
