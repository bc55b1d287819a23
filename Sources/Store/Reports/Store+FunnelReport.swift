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
        // By visitor: when the step before was reached, in milliseconds since 1970.
        var reached: [Int: Int64] = [:]
        try sessionFacts(participants) { facts in reached[facts.visitor] = .min }
        let everybody = Selection(websiteID: query.websiteID, window: query.window)
        var cents: [Int: Double] = [:]
        try paymentFacts(everybody, key: .none, currency: query.currency) { payment in
            guard payment.kind != .refund, let visitor = payment.visitor else { return }
            cents[visitor, default: 0] += payment.cents
        }
        var results: [FunnelStepResult] = []
        for step in query.steps {
            reached = try visitors(reaching: step, after: reached, everybody)
            var result = FunnelStepResult()
            result.visitors = reached.count
            result.revenueCents = reached.keys.reduce(0) { $0 + (cents[$1] ?? 0) }
            results.append(result)
        }
        return results
    }

    /// Of those who reached the step before, who reached this one, and when.
    private func visitors(
        reaching step: FunnelQuery.Step, after former: [Int: Int64], _ everybody: Selection
    ) throws(SQLiteError) -> [Int: Int64] {
        var reached: [Int: Int64] = [:]
        func note(_ visitor: Int, _ time: Int64) {
            guard let before = former[visitor], time > before else { return }
            if let known = reached[visitor], known <= time { return }
            reached[visitor] = time
        }
        switch step {
        case .goal(let name):
            try completions(of: [name], everybody) { completion in note(completion.visitor, completion.time) }
        case .view(let isMatch):
            let pages = try self.pages(where: isMatch)
            try sessionFacts(everybody, readsViews: true) { facts in
                guard former[facts.visitor] != nil else { return }
                facts.forEachView { view in
                    if pages.contains(view.page) { note(facts.visitor, view.time) }
                }
            }
        }
        return reached
    }

    private func pages(where isMatch: (Page) -> Bool) throws(SQLiteError) -> RowSet {
        var pages = RowSet()
        try connection.query("SELECT id, hostname, path FROM pages") { row in
            if isMatch(Page(hostname: row.text(1), path: row.text(2))) { pages.insert(row.int(0)) }
        }
        return pages
    }
}
