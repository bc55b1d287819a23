import HTTPServer

extension WorldState {
    /// Lets these faults strike from now on, in place of those before.
    func setFaults(_ plan: FaultPlan) { faults = plan.begun(at: clock.now) }

    /// Serves a request by `work`, unless and as far as a fault has it otherwise.
    func serve(
        _ subject: FaultSubject, _ work: (WorldState, HTTPRequest) -> HTTPResponse
    ) -> ServedRequest {
        var served = serveFaultily(subject, work)
        if !subject.fields.isEmpty { served.response.addMissing(subject.fields) }
        return served
    }

    private func serveFaultily(
        _ subject: FaultSubject, _ work: (WorldState, HTTPRequest) -> HTTPResponse
    ) -> ServedRequest {
        let isAsked = settings.allowsClientFaults && FaultEffect.isAsked(by: subject.request)
        if !isAsked, faults.isEmpty { return ServedRequest(response: work(self, subject.request)) }
        let asked: FaultEffect?
        do throws(SeedError) {
            asked = isAsked ? try FaultEffect(askedBy: subject.request) : nil
        } catch {
            return ServedRequest(response: Envelope.error(status: 400, message: "Invalid \(error)"))
        }
        guard let effect = asked ?? faults.effect(on: subject, at: clock.now, &chance.faults) else {
            return ServedRequest(response: work(self, subject.request))
        }
        return serve(subject, effect, work)
    }

    private func serve(
        _ subject: FaultSubject, _ effect: FaultEffect, _ work: (WorldState, HTTPRequest) -> HTTPResponse
    ) -> ServedRequest {
        let now = clock.now
        // Nothing answers where a connection breaks before the operation: no status says so.
        var served = ServedRequest(response: HTTPResponse(status: 0))
        if effect.performsOperation { served.response = work(self, subject.request) }
        if let answer = effect.answer {
            served.response = answer.response(to: subject.operation, settings: settings, now: now)
        }
        var parts: [String] = []
        if let answer = effect.answer { parts.append("status=\(answer.status)") }
        if let delay = effect.delay {
            served.delay = delay.sample(&chance.faults)
            parts.append("delay=\(served.delay)ms")
        }
        if let connection = effect.connection {
            served.response.delivery = connection.delivery(&chance.faults)
            parts.append("connection=\(connection)")
        }
        if let when = effect.when { parts.append("when=\(when.rawValue)") }
        let fault = parts.joined(separator: ", ")
        served.response.fields.append(HTTPField(name: ServedRequest.faultField, value: fault))
        served.fault = fault
        return served
    }
}
