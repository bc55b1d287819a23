import DataFastAPI
import HTTPServer
import Store

extension WorldState {
    /// Serves a request to an operation of the API, in the contract's *Order of checks* from step 2 on.
    func respond(to request: HTTPRequest, operation: Operation, path: PathValues) -> HTTPResponse {
        let now = clock.now
        let gate = Gate(state: self, now: now)
        let credential: Credential
        do throws(ContractError) {
            credential = try gate.authenticate(request)
        } catch {
            return Envelope.error(error)
        }
        var limitFields: [HTTPField] = []
        if let limit = settings.rateLimit {
            let outcome = credential.usage.bucket.take(limit, at: now)
            limitFields = limit.fields(outcome, unit: settings.rateLimitReset)
            guard outcome.isAllowed else {
                var response = limit.refusal(outcome, unit: settings.rateLimitReset)
                response.fields = limitFields
                return response
            }
        }
        credential.noteUse(at: now)
        saveLastUsesNowAndThen(now)
        var response = answer(operation.id.rawValue) { () throws in
            try handle(request, operation, path, gate, credential)
        }
        response.fields += limitFields
        return response
    }

    /// What `work` answers, or what its error means to the client; `name` is what a failure of ours is logged as.
    func answer(_ name: String, _ work: () throws -> HTTPResponse) -> HTTPResponse {
        do {
            return try work()
        } catch let error as ContractError {
            return Envelope.error(error)
        } catch {
            settings.logger.error("\(name) failed: \(error)")
            return Envelope.error(.internalError)
        }
    }

    private func handle(
        _ request: HTTPRequest, _ operation: Operation, _ path: PathValues, _ gate: Gate, _ credential: Credential
    ) throws -> HTTPResponse {
        let caller = try gate.authorise(credential, for: operation, path: path, query: request.queryItems)
        let input = CheckedInput(
            path: try operation.checkPath(path),
            query: try operation.checkQuery(request.queryItems.map { ($0.name, $0.value) }, checks),
            body: try operation.checkBody(request.body, checks) { goal throws(ContractError) in
                try isTracked(goal, on: caller.website)
            })
        let call = Call(state: self, operation: operation, caller: caller, input: input, now: gate.now)
        guard let handler = operation.id.handler else { throw ContractError.notImplemented(operation.id) }
        return try handler(call)
    }

    private func isTracked(_ goal: String, on website: Website?) throws(ContractError) -> Bool {
        guard let website else { return false }
        do {
            return try store.isTracked(goal: goal, websiteID: website.id)
        } catch {
            settings.logger.error("looking for the goal failed: \(error)")
            throw .internalError
        }
    }
}
