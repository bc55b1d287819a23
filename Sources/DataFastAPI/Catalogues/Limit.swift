/// How many of a thing there may be, and how large a body.
public enum Limit {
    /// Access tokens of one user (account API 3).
    public static let accessTokens = 20
    /// Listed keys of one website (account API 5).
    public static let websiteKeys = 10
    /// Alerts of one website (account API 9).
    public static let alerts = 25
    /// Rows of an alert's `recentLogs` (account API 9).
    public static let recentAlertLogs = 5
    /// Events listed on the realtime map (website API 3.5).
    public static let recentEvents = 100
    /// Payments listed on the realtime map (website API 3.5).
    public static let recentPayments = 50
    /// Bytes of a body, unless an operation says less (account API 1.2).
    public static let bodyBytes = 1 << 20
    /// Requests a minute for each token (contract, *Rate limit*).
    public static let requestsPerMinute = 60
    /// Major units of a payment. Without a limit sums of amounts could leave the range of numbers, and print as `null`.
    public static let amount = 1_000_000_000_000_000
    /// Parts of a time series in an answer without pages: eleven years by hours (website API 12.1).
    public static let timeSeriesParts = 100_000
    /// Records that one delete may remove, unless it is set otherwise (contract, *Long deletes*).
    public static let deletedRecords = 10_000
}
