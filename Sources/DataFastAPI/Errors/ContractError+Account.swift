/// What single routes below `/admin` answer (contract, account API).
extension ContractError {
    // MARK: Access tokens (3.2)

    /// A token would grant what it may not itself.
    public static func cannotGrantPermission(_ permission: String) -> ContractError {
        ContractError(403, "Token cannot grant a permission it does not have: \(permission)", status: .doc)
    }
    /// A token limited to some websites would make one for all.
    public static let cannotGrantAllWebsites = ContractError(
        403, "Token cannot grant access to all websites", status: .doc)
    /// A user has as many tokens as possible.
    public static let tooManyAccessTokens = ContractError(
        400, "Maximum of \(Limit.accessTokens) access tokens per account reached", status: .doc)

    // MARK: Websites (4) and keys (5)

    /// The user owns a website of this domain already.
    public static let domainTaken = ContractError(409, "A website with this domain already exists", status: .doc)
    /// The account's plan allows no more websites.
    public static let websiteLimitReached = ContractError(
        403, "Website limit reached. Upgrade your plan to add more websites", status: .doc)
    /// Websites are never deleted here.
    public static func websiteDeletion(_ websiteID: String) -> ContractError {
        ContractError(
            403,
            "Website deletion cannot be done programmatically. Please delete this website from the DataFast dashboard: "
                + "https://datafa.st/dashboard/\(websiteID)", .doc)
    }
    /// A website has as many keys as possible.
    public static let tooManyWebsiteKeys = ContractError(
        400, "Maximum of \(Limit.websiteKeys) API keys per website reached", status: .doc)

    // MARK: Funnels (8), alerts (9), team (10)

    /// Another active funnel of the website has the same slug.
    public static let funnelNameTaken = ContractError(409, "Funnel with this name already exists.", .doc)
    /// A website has as many alerts as possible.
    public static let tooManyAlerts = ContractError(
        403, "Maximum of \(Limit.alerts) alerts per website reached", status: .doc)
    /// The owner invites their own address.
    public static let cannotInviteYourself = ContractError(400, "You cannot invite yourself", status: .doc)
    /// The address belongs to a member.
    public static let alreadyMember = ContractError(409, "This user is already a member", status: .doc)
    /// The address has an invitation.
    public static let alreadyInvited = ContractError(
        409, "An invitation for this email is already pending", status: .doc)
    /// The owner's plan allows no more members.
    public static let seatLimitReached = ContractError(
        403, "Team seat limit reached. Upgrade your plan to invite more members", status: .doc)
    /// The owner removes themselves.
    public static let cannotRemoveYourself = ContractError(400, "You cannot remove yourself", status: .doc)

    // MARK: Integrations (11), notes (12)

    static let stripeKeyFormat = ContractError(
        400, "Invalid Stripe key format. The key must start with rk_", status: .doc)
    static let stripeTestKey = ContractError(
        400, "Stripe test keys are not allowed in production", status: .doc)
    static let paddleKeyFormat = ContractError(400, "Invalid Paddle API key format", status: .doc)
    /// A re-sync without a connection.
    public static let paddleNotConnected = ContractError(
        400, "Paddle is not connected to this website", status: .doc)
    /// An idempotency key comes again with another text or time.
    public static let idempotencyKeyReused = ContractError(
        409, "Idempotency key already used with different input", status: .doc)

    // MARK: Bot traffic (13)

    /// The account's usage is not for tokens limited to some websites.
    public static let needsAllWebsites = ContractError(403, "Token must have access to all websites")
    static let mixedCrawlerLists = ContractError(
        400,
        "excludedCrawlerIds cannot be combined with disableCompanies, enableCompanies, disableCrawlerIds or enableCrawlerIds",
        status: .doc)
    /// A token is required before there is one.
    public static let noBotTrafficToken = ContractError(
        400, "Create a bot traffic token before requiring it", status: .doc)
    /// There is a token already.
    public static let botTrafficTokenExists = ContractError(
        409, "A bot traffic token already exists. Rotate it instead")
}
