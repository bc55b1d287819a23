import CivilTime
import DataFastAPI
import Store

extension WorldState {
    /// Lets visitors arrive from now on, if any shall.
    func startLive() throws {
        live = settings.isLive ? try LiveTraffic(self) : nil
    }

    /// Lets the visitors come whose time has come, or had by `end`, at most so many events; returns whether these were all.
    func playLive(until end: Instant? = nil, limit: Int) throws -> Bool {
        // Taken out meanwhile, so that it is changed in place.
        guard var traffic = live.take() else { return true }
        defer { live = traffic }
        return try store.transaction { try traffic.play(in: self, until: end, limit: limit) }
    }

    /// Records what a visitor does now, as if a browser or a server had told it.
    func play(_ event: TrafficBatch.Event, of batch: TrafficBatch) throws {
        let visitor = batch.visitors[Int(batch.sessions[Int(event.session)].visitor)]
        switch event.kind {
        case .pageview(let page, let acquisition):
            try store.recordPageview(batch.visit(event, page: page, acquisition: acquisition))
        case .goal(let index):
            let goal = batch.goals[Int(index)]
            try store.recordGoal(goal.goal, at: batch.visit(event, page: goal.page, acquisition: 0))
            try alert(goal: goal.goal.name, websiteID: visitor.websiteID, at: event.time, visitor: visitor.id)
        case .exitClick(let index):
            let click = batch.exitClicks[Int(index)]
            try store.recordExitClick(
                url: click.url, text: click.text, at: batch.visit(event, page: 0, acquisition: 0))
        case .serverGoal, .payment, .identification:
            guard let known = try store.visitor(visitor.id, websiteID: visitor.websiteID) else { return }
            try play(event, of: batch, by: known, websiteID: visitor.websiteID, visitor.id)
        }
    }

    /// What a server tells.
    private func play(
        _ event: TrafficBatch.Event, of batch: TrafficBatch, by visitor: KnownVisitor, websiteID: Int64, _ id: VisitorID
    ) throws {
        switch event.kind {
        case .serverGoal(let index):
            let goal = batch.goals[Int(index)].goal
            try store.recordGoal(goal, websiteID: websiteID, visitor: visitor, time: event.time)
            try alert(goal: goal.name, websiteID: websiteID, at: event.time, visitor: id)
        case .payment(let index):
            var payment = batch.payments[Int(index)]
            payment.visitorID = visitor.id
            try store.recordPayment(payment)
            try alert(payment)
        case .identification(let index):
            let identity = batch.identities[Int(index)]
            _ = try store.identify(
                userID: identity.userID, metadata: identity.metadata, websiteID: websiteID, visitorID: visitor.id,
                time: event.time, objectID: identity.objectID)
        case .pageview, .goal, .exitClick:
            break
        }
    }
}

extension TrafficBatch {
    /// What the browser sends with an event.
    fileprivate func visit(_ event: Event, page: Int32, acquisition: Int32) -> Visit {
        let session = sessions[Int(event.session)]
        let visitor = visitors[Int(session.visitor)]
        return Visit(
            websiteID: visitor.websiteID, visitor: visitor.id, clientSessionID: session.clientID, time: event.time,
            page: pages[Int(page)], acquisition: acquisitions[Int(acquisition)], place: places[Int(session.place)],
            system: systems[Int(session.system)], viewport: session.viewport, adClickIDs: session.adClickIDs)
    }
}
