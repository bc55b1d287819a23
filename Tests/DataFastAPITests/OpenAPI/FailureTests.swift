import DataFastAPI
import Testing

@Suite struct FailureTests {
    private static func messages(_ id: OperationID, _ status: Int) -> [String] {
        OperationTable[id].failures.filter { $0.status == status }.map(\.message)
    }

    @Test func theGatesErrorsFollowFromTheAccess() {
        #expect(
            Self.messages(.inviteTeamMember, 403) == [
                "Account does not have API access", "Website API keys (df_) cannot access this endpoint",
                "Token does not have the required permission: team:write",
                "Token does not have access to this website", "Only the website owner can do this",
                "Team seat limit reached. Upgrade your plan to invite more members",
            ])
        #expect(
            Self.messages(.createGoal, 403) == [
                "Account does not have API access", "Token does not have the required permission: goals:write",
                "Token does not have access to this website", "Your role on this website does not allow this action",
                "Tracking is suspended for this website",
            ])
        #expect(
            Self.messages(.getAccount, 403) == [
                "Account does not have API access", "Token does not have the required permission: analytics:read",
            ])
        #expect(Self.messages(.getAccount, 404) == [])
        #expect(Self.messages(.getAccount, 400) == [])
    }

    @Test func everyFaultOfAFieldIsTold() {
        #expect(
            Self.messages(.createFunnel, 400) == [
                "Invalid websiteId", "Invalid JSON body", "Missing required fields: name, steps",
                "Invalid name: must be a string", "Invalid name: must contain a letter or digit",
                "Invalid name: must not be empty", "Invalid name: must be at most 100 characters",
                "Invalid steps: must be an array", "Invalid steps: must have 2 to 8 steps",
                "Invalid steps[0]: must be an object", "Missing required field: steps[0].name",
                "Missing required field: steps[0].type", "Missing required field: steps[0].url",
                "Missing required field: steps[0].goalName", "Invalid steps[0].name: must be a string",
                "Invalid steps[0].name: must contain a letter or digit", "Invalid steps[0].name: must not be empty",
                "Invalid steps[0].name: must be at most 100 characters",
                "Invalid steps[0].type: must be one of: pageview, goal", "Invalid steps[0].url: must be a string",
                "Invalid steps[0].url: must be a path or an http(s) URL",
                "Invalid steps[0].url: must be at most 2048 characters", "Invalid steps[0].goalName: must be a string",
                "Invalid steps[0].goalName: only lowercase letters, digits, _, - and : are allowed",
                "Invalid steps[0].goalName: must not be empty", "Invalid steps[0].goalName: identify is reserved",
                "Invalid steps[0].goalName: must be at most 32 characters",
            ])
        #expect(
            Self.messages(.createAccessToken, 400) == [
                "Invalid JSON body", "Invalid name: must be a string or null",
                "Invalid name: must be at most 100 characters", "Invalid permissions: must be an array of strings",
                "Invalid permissions: must not be empty", "Invalid permissions: unknown permission nonsense!",
                "Invalid websiteIds: must be an array of strings", "Invalid websiteIds: nonsense! is not an ObjectId",
                "Maximum of 20 access tokens per account reached",
            ])
        #expect(Self.messages(.createAlert, 400).contains("Invalid template: must be an object"))
        #expect(Self.messages(.connectPolar, 400).contains("Invalid polarOrgId: must not contain white space"))
        #expect(
            Self.messages(.connectStripe, 400) == [
                "Invalid websiteId", "Invalid JSON body", "Missing required field: stripeRak",
                "Invalid stripeRak: must be a string", "Invalid Stripe key format. The key must start with rk_",
                "Invalid stripeRak: must not be empty", "Stripe test keys are not allowed in production",
            ])
        #expect(
            Self.messages(.listNotes, 400).suffix(9) == [
                "startAt and endAt must be provided together", "endAt must not be before startAt",
                "Invalid startAt: must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset",
                "Invalid endAt: must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset",
                "Invalid timezone: nonsense!", "Invalid q: must be at most 200 characters",
                "Invalid limit: must be an integer of 1 or more", "Invalid offset: must be an integer of 0 or more",
                "Invalid order: must be one of: asc, desc",
            ])
    }

    @Test func faultsOfObjectsAndOfWhiteSpaceAreTold() {
        for id in [OperationID.createAlert, .updateAlert] {
            let messages = Self.messages(id, 400)
            for parent in ["trigger", "template"] {
                #expect(messages.filter { $0 == "Invalid \(parent): must be an object" }.count == 1, "\(id)")
            }
        }
        #expect(Self.messages(.connectPolar, 400).contains("Invalid polarOrgId: must not contain white space"))
        #expect(
            Self.messages(.connectLemonsqueezy, 400).contains(
                "Invalid lemonsqueezyApiKey: must not contain white space"))
    }

    @Test func bodiesAndDeletesHaveTheirStatuses() {
        for operation in OperationTable.all {
            let statuses = Set(operation.failures.map(\.status))
            #expect(statuses.isSuperset(of: [401, 403, 500]))
            #expect(statuses.contains(413) == (operation.body != nil))
            #expect(statuses.contains(504) == [.deleteGoals, .deletePayments].contains(operation.id))
        }
    }

    @Test func paymentsHavePlainErrorsForTheirBodiesOnly() {
        let failures = OperationTable[.createPayment].failures
        #expect(failures.first { $0.message == "Invalid JSON body" }?.isPlain == true)
        #expect(failures.first { $0.message == "Invalid websiteId" }?.isPlain == false)
        #expect(failures.first { $0.status == 413 }?.isPlain == false)
    }
}
