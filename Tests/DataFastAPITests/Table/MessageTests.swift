import DataFastAPI
import Testing

/// The messages of the contract, written a second time.
@Suite struct MessageTests {
    @Test(arguments: [
        (ContractError.invalidJSONBody, "400 Invalid JSON body"), (.missing(["a"]), "400 Missing required field: a"),
        (.missing(["a", "b"]), "400 Missing required fields: a, b"), (.invalid("a", "b"), "400 Invalid a: b"),
        (.incompleteRange, "400 startAt and endAt must be provided together"),
        (.reversedRange, "400 endAt must not be before startAt"),
        (.invalidTimeZone("Mars"), "400 Invalid timezone: Mars"), (.invalidWebsiteID, "400 Invalid websiteId"),
        (.missingWebsiteID, "400 websiteId is required with an account token"), (.noFields, "400 No fields provided"),
        (.invalidAPIKey, "401 Invalid API Key"), (.missingAuthorization, "401 Missing Authorization header"),
        (.malformedAuthorization, "401 Invalid Authorization header. Expected: Bearer TOKEN"),
        (.invalidTokenPrefix, "401 Invalid token prefix. Use a df_ website API key or a dft_ account token"),
        (.noAPIAccess, "403 Account does not have API access"),
        (.websiteKeyNotAllowed, "403 Website API keys (df_) cannot access this endpoint"),
        (.missingPermission(.notesWrite), "403 Token does not have the required permission: notes:write"),
        (.websiteNotAllowed, "403 Token does not have access to this website"),
        (.roleTooLow, "403 Your role on this website does not allow this action"),
        (.ownerOnly, "403 Only the website owner can do this"),
        (.trackingSuspended, "403 Tracking is suspended for this website"),
        (.pathNotFound, "404 Not found"), (.websiteNotFound, "404 Website not found"),
        (.visitorDataNotFound, "404 Visitor data not found for this website"),
        (.visitorHasNoPageviews, "404 Visitor has no recorded pageviews"),
        (.firstEventNotFound, "plain 404 First event not found for visitor ID"),
        (.visitorIsBot, "400 Visitor is a bot"), (.methodNotAllowed([.get]), "405 Method not allowed"),
        (.bodyTooLarge, "413 Request body too large"),
        (.internalError, "500 Internal server error"),
        (.notImplemented(.getVisitor), "501 Not implemented by the emulator yet: getVisitor"),
        (.deleteTimedOut, "504 Delete operation timed out. Retry with a smaller time range."),
        (.domainTaken, "409 A website with this domain already exists"),
        (.funnelNameTaken, "409 Funnel with this name already exists."),
        (.alreadyMember, "409 This user is already a member"),
        (.alreadyInvited, "409 An invitation for this email is already pending"),
        (.cannotGrantPermission("*"), "403 Token cannot grant a permission it does not have: *"),
        (.cannotGrantAllWebsites, "403 Token cannot grant access to all websites"),
        (.tooManyAccessTokens, "400 Maximum of 20 access tokens per account reached"),
        (.websiteLimitReached, "403 Website limit reached. Upgrade your plan to add more websites"),
        (.tooManyWebsiteKeys, "400 Maximum of 10 API keys per website reached"),
        (
            .websiteDeletion(objectID),
            "403 Website deletion cannot be done programmatically. Please delete this website from the DataFast dashboard: https://datafa.st/dashboard/\(objectID)"
        ),
        (.tooManyAlerts, "403 Maximum of 25 alerts per website reached"),
        (.cannotInviteYourself, "400 You cannot invite yourself"),
        (.seatLimitReached, "403 Team seat limit reached. Upgrade your plan to invite more members"),
        (.cannotRemoveYourself, "400 You cannot remove yourself"),
        (.paddleNotConnected, "400 Paddle is not connected to this website"),
        (.idempotencyKeyReused, "409 Idempotency key already used with different input"),
        (.needsAllWebsites, "403 Token must have access to all websites"),
        (.noBotTrafficToken, "400 Create a bot traffic token before requiring it"),
        (.botTrafficTokenExists, "409 A bot traffic token already exists. Rotate it instead"),
    ])
    func texts(error: ContractError, expected: String) {
        #expect(Checks.describe(error) == expected)
    }

    @Test func thingsNotFound() {
        let names = ContractError.Thing.allCases.map { ContractError.notFound($0).message }
        #expect(
            names == [
                "Funnel not found", "Alert not found", "Note not found", "API key not found", "Access token not found",
                "Member not found", "Transaction not found", "Bot traffic token not found",
            ])
    }

    @Test func methodsNotAllowedNameTheAllowed() {
        #expect(ContractError.methodNotAllowed([.post, .delete]).allow == [.post, .delete])
    }

    @Test func marks() {
        #expect(ContractError.funnelNameTaken.mark == .doc && ContractError.invalidAPIKey.mark == .seen)
        #expect(ContractError.domainTaken.mark == .ours && ContractError.domainTaken.statusMark == .doc)
    }

    @Test func resourcesInPathsMayNotBeFound() {
        for operation in OperationTable.all {
            let hasResource = operation.pathParameters.contains {
                $0.name != "websiteId" && $0.name != "datafast_visitor_id"
            }
            let isDeclared = operation.errors.contains { $0.status == 404 }
            #expect(!hasResource || isDeclared, "\(operation.id)")
        }
    }
}

@Suite struct CatalogueTests {
    @Test func crawlers() {
        #expect(Crawler.catalogue.count == 29 && Crawler.companies.count == 21)
        #expect(Set(Crawler.catalogue.map(\.id)).count == 29 && Crawler.catalogue[0].id == "gptbot")
        #expect(Crawler.companies.first == "OpenAI" && Crawler.companies.last == "Common Crawl")
        #expect(Set(Crawler.companies).count == Crawler.companies.count)
    }

    @Test func colors() {
        #expect(GoalColor.palette.count == 16 && Set(GoalColor.palette.map(\.color)).count == 16)
        #expect(GoalColor.palette[0].color == "#ef4444" && GoalColor.palette[9].color == "#8dcdff")
    }

    @Test func permissions() {
        #expect(
            Permission.allCases.count == 20 && Permission.allCases.first == .analyticsRead
                && Permission.allCases.last == .notesWrite)
        #expect(LifecycleGoal.allCases.count == 11)
        #expect(Role.viewer < .member && Role.member < .owner)
    }

    @Test func codes() {
        for code in ["USD", "EUR", "XCG", "ZWG", "SLE"] { #expect(CurrencyCode.all.contains(code)) }
        for code in ["usd", "DEM", "HRK", "ZWL", "ABC", "", "US"] { #expect(!CurrencyCode.all.contains(code)) }
        #expect(
            Country.codes.count == 250 && Country.codes.contains("XK") && !Country.codes.contains("UK"))
    }
}
