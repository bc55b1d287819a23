/// The filters of a report or a list, all of which must pass.
///
/// A session passes when its own values pass the session tests and its visitor passes the visitor tests.
/// Source: website API, section 2.3.
package struct ReportFilter: Sendable {
    package var sessions: [SessionCondition]
    package var visitors: [VisitorCondition]

    package init(sessions: [SessionCondition] = [], visitors: [VisitorCondition] = []) {
        self.sessions = sessions
        self.visitors = visitors
    }
}
