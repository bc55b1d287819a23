/// Visitors, goals, payments and profiles (contract, website API 7–10).
extension ContractError {
    /// The visitor is a bot.
    public static let visitorIsBot = ContractError(400, "Visitor is a bot", status: .doc)
    /// A visitor asked for has no pageview on the website.
    public static let visitorDataNotFound = ContractError(
        404, "Visitor data not found for this website", .seen, status: .doc)
    /// A visitor to record something for has no pageview on the website.
    public static let visitorHasNoPageviews = ContractError(
        404, "Visitor has no recorded pageviews", .seen, status: .doc)
    /// A payment names a visitor without a pageview; plain body.
    public static let firstEventNotFound = ContractError(
        404, "First event not found for visitor ID", .seen, status: .doc
    ).plain()

    static let goalWithCustomer = ContractError(
        400, "completedGoal cannot be combined with isCustomer or hasRevenue", status: .doc)
    static let noGoalFilter = ContractError(
        400, "At least one of datafast_visitor_id, name, or startAt and endAt is required", status: .doc)
    static let noPaymentFilter = ContractError(
        400, "At least one of transaction_id, datafast_visitor_id, or startAt and endAt is required", status: .doc)
}
