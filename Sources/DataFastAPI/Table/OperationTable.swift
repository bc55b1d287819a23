/// The contract's table: every operation, declared once.
public enum OperationTable {
    /// All operations, in the order of ``OperationID``.
    public static let all: [Operation] =
        account + accessTokens + websites + websiteKeys + trackedGoals + funnels + alerts + team + integrations + notes
        + botTrafficAdministration + analytics + breakdowns + goalReports + funnelReports + botTrafficReports + visitors
        + goals + payments + identity + mentions

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The operation of this id.
    public static subscript(id: OperationID) -> Operation { byID[id]! }
}
