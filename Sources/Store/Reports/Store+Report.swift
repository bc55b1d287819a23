import SQLite

/// Reports: every figure of the analytics API comes from here.
///
/// A report is one statement over sessions (or over events), filtered and read in one pass, one over payments, and a
/// count in memory: groups are small numbers, names are looked up for the result alone.
extension Store {
    /// Answers a question about a website.
    package func report(_ query: ReportQuery) throws(SQLiteError) -> Report {
        let selection = try selection(websiteID: query.websiteID, window: query.window, filter: query.filter)
        var grouping = try grouping(by: query.dimension, naming: query.naming)
        var tally = Tally(query, window: selection.window)
        switch query.dimension {
        case .goal: try count(.goals, selection, &grouping, &tally)
        case .exitLink: try count(.exitClicks, selection, &grouping, &tally)
        case .property(let goal): try count(.properties(goal: goal), selection, &grouping, &tally)
        case .propertyValue(let property, let goal):
            try count(.values(property: property, goal: goal), selection, &grouping, &tally)
        default:
            try countSessions(query, selection, grouping, &tally)
            try countPayments(query, selection, grouping, &tally)
        }
        return query.page(of: tally, names: grouping.names)
    }

    private func countSessions(
        _ query: ReportQuery, _ selection: Selection, _ grouping: Grouping, _ tally: inout Tally
    ) throws(SQLiteError) {
        let metrics = query.metrics
        guard !metrics.isDisjoint(with: [.visits, .outcomes, .newVisitors, .pageviews]) else { return }
        switch query.dimension {
        case .total:
            try sessionFacts(selection) { facts in tally.countInTotal(facts) }
        case .time:
            try sessionFacts(selection, readsViews: true) { facts in
                tally.countInTotal(facts)
                tally.countByTime(facts)
            }
        case .page, .hostname:
            try sessionFacts(selection, readsViews: true) { facts in
                facts.forEachView { view in
                    if let group = grouping.group(of: view.page) { tally.count(facts, in: group) }
                }
            }
        default:
            try sessionFacts(selection, key: query.dimension.key) { facts in
                if let group = grouping.group(of: facts.key) { tally.count(facts, in: group) }
            }
        }
    }

    private func countPayments(
        _ query: ReportQuery, _ selection: Selection, _ grouping: Grouping, _ tally: inout Tally
    ) throws(SQLiteError) {
        guard query.metrics.contains(.payments) else { return }
        try paymentFacts(selection, key: query.dimension.key, currency: query.currency) { payment in
            switch query.dimension {
            case .total, .time: tally.count(payment)
            default:
                if let group = grouping.group(of: payment.key) { tally.count(payment, in: group) }
            }
        }
    }

    private func count(
        _ table: EventTable, _ selection: Selection, _ grouping: inout Grouping, _ tally: inout Tally
    ) throws(SQLiteError) {
        try eventFacts(table, selection) { visitor, text in
            tally.countEvent(of: visitor, in: grouping.group(named: [text]))
        }
    }
}

extension ReportQuery {
    /// The rows of the page asked for, sorted, with their names.
    fileprivate func page(of tally: Tally, names: [[String]]) -> Report {
        var rows: [Report.Row] = []
        if case .time = dimension {
            rows = tally.finish().map { Report.Row(values: [], figures: $0) }
        } else {
            for (group, figures) in tally.finish().enumerated() where figures.isRow {
                rows.append(Report.Row(values: names[group], figures: figures))
            }
            rows.sort { order.isAscending($0, $1) }
        }
        let page = rows.dropFirst(offset).prefix(limit ?? rows.count)
        return Report(rows: Array(page), total: rows.count, totals: tally.totals)
    }
}

extension Figures {
    /// Whether there is anything to tell.
    fileprivate var isRow: Bool { visitors > 0 || payments > 0 }
}

extension ReportQuery.Order {
    fileprivate func isAscending(_ left: Report.Row, _ right: Report.Row) -> Bool {
        let (a, b) = (left.figures, right.figures)
        switch self {
        case .time: return false
        case .visitors:
            if a.visitors != b.visitors { return a.visitors > b.visitors }
            if a.revenueCents != b.revenueCents { return a.revenueCents > b.revenueCents }
        case .visitorsThenEvents:
            if a.visitors != b.visitors { return a.visitors > b.visitors }
            if a.events != b.events { return a.events > b.events }
        case .events:
            if a.events != b.events { return a.events > b.events }
            if a.visitors != b.visitors { return a.visitors > b.visitors }
        }
        // UTF-8 is in the order of the code points.
        return left.values.lexicographicallyPrecedes(right.values) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
