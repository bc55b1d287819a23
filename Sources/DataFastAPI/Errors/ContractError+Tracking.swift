/// What only the endpoints of tracking answer (contract, tracking 1.4 and 8; all of it ours).
extension ContractError {
    /// An event of no known type.
    public static func invalidEventType(_ types: [String]) -> ContractError { refused("type", Reason.oneOf(types)) }
    /// A `websiteId` that is no text.
    public static let invalidTrackingID = refused("websiteId", Reason.string)
    /// A page that is not named by a URL.
    public static let invalidHref = refused("href", "must be an absolute URL")
    /// A `visitorId` that is neither a UUID v4 nor `null`.
    public static let invalidEventVisitorID = refused("visitorId", Reason.visitorID)
    /// A goal's name that is none.
    public static let invalidEventName = refused("eventName", Reason.goalName)
    /// A goal's name that browsers may not use, normalised.
    public static func reservedEventName(_ name: String) -> ContractError {
        refused("eventName", "\(name) is reserved")
    }
    /// An `extraData` that is no object.
    public static let invalidExtraData = refused("extraData", Reason.object)
    /// A member of `extraData` that is no text, empty or too long.
    public static func invalidEventText(_ name: String, maximum: Int) -> ContractError {
        refused(name, Reason.filledText(maximum))
    }
    /// An `ai` that is no object.
    public static let invalidCrawlerMember = refused("ai", Reason.object)
    /// A category that crawlers do not have.
    public static let invalidCrawlerCategory = refused(
        "ai.category", Reason.oneOf(Crawler.Category.allCases.map(\.rawValue)))
    /// A status that no answer has.
    public static let invalidCrawlerStatus = refused("ai.statusCode", "must be an integer from 100 to 599")
    /// A report without the token that the website asks for (tracking 8).
    public static let invalidBotTrafficToken = ContractError(401, "Invalid bot traffic token")

    private static func refused(_ name: String, _ reason: String) -> ContractError {
        ContractError(400, "Invalid \(name): \(reason)")
    }
}
