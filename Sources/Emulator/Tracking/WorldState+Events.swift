import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `POST /api/events` (tracking.md 1).
extension WorldState {
    static let maximumEventBytes = 64 * 1024

    /// Stores an event from a browser, in the contract's steps.
    func recordEvent(_ request: HTTPRequest) -> HTTPResponse {
        answer("POST /api/events") {
            guard request.body.count <= Self.maximumEventBytes else { throw ContractError.bodyTooLarge }
            let event = try TrackingEvent(request.body, pages: &pages)
            let website = try website(of: event)
            let client = TrackingClient(
                request, device: event.device, defaultPlace: settings.defaultPlace.place,
                allowsBots: settings.allowsBots, agents: &userAgents)
            guard website.accepts(event.page, from: client) else { return Self.accepted }
            guard !client.isBot else {
                if case .visitor(let id) = event.sender { try store.flagBot(id, websiteID: website.settings.id) }
                return Self.accepted
            }
            let now = clock.now
            guard !website.settings.isCookieless, case .visitor(let id) = event.sender else {
                let id = cookielessVisitor(website.settings, client, now)
                // An identity would outlive the day that the id lasts.
                if case .identify = event.content { return Self.accepted(cookielessVisitor: id) }
                try record(event, event.visit(of: id, on: website, with: client, at: now))
                return Self.accepted(cookielessVisitor: id)
            }
            try record(event, event.visit(of: id, on: website, with: client, session: event.sessionID, at: now))
            return Self.accepted
        }
    }

    /// The website of this tracking id or ObjectId, which must not be suspended.
    func website(named id: String) throws(ContractError) -> TrackedWebsite {
        guard let website = directory.trackedWebsite(id) else { throw .websiteNotFound }
        guard !website.settings.isTrackingSuspended else { throw .trackingSuspended }
        return website
    }

    private func website(of event: borrowing TrackingEvent) throws(ContractError) -> TrackedWebsite {
        let website = try website(named: event.websiteID)
        guard website.settings.isCookieless || event.sender != .unnamed else { throw .invalidEventVisitorID }
        return website
    }

    private func cookielessVisitor(_ website: Website, _ client: borrowing TrackingClient, _ now: Instant) -> VisitorID
    {
        CookielessVisitor.id(
            websiteID: website.objectID, date: now.utc.date.description, ip: client.address,
            userAgent: String(decoding: client.userAgent, as: UTF8.self), domain: website.domain)
    }

    private func record(_ event: borrowing TrackingEvent, _ visit: Visit) throws {
        switch event.content {
        case .pageview:
            try store.recordPageview(visit)
            if !isSettledLater { try store.settle() }
        case .goal(let name, let properties):
            let goal = Goal(
                objectID: newObjectID(at: visit.time), name: name, properties: properties, isServer: false,
                isCustom: LifecycleGoal(rawValue: name) == nil)
            guard try store.recordGoal(goal, at: visit) else { return }
            try alert(goal: name, websiteID: visit.websiteID, visitor: visit.visitor)
        case .exitClick(let url, let text):
            try store.recordExitClick(url: url, text: text, at: visit)
        case .identify(let userID, let metadata):
            try store.transaction { () throws in
                guard let visitor = try store.recordPresence(visit) else { return }
                _ = try store.identify(
                    userID: userID, metadata: metadata, websiteID: visit.websiteID, visitorID: visitor.id,
                    time: visit.time, objectID: newObjectID(at: visit.time))
            }
        case .payment(let payment):
            try store.transaction { () throws in
                guard let visitor = try store.recordPresence(visit) else { return }
                try record(payment, visit, by: visitor)
            }
        }
    }

    /// A payment whose sum is known is recorded once; of any other it is remembered who reported it. So it is of one whose
    /// visitor has no pageview yet, which `POST /payments` would not take.
    private func record(_ payment: ReportedPayment, _ visit: Visit, by visitor: KnownVisitor) throws {
        guard visitor.isVisible, let (amount, currency) = payment.sum else {
            if let id = payment.transactionID {
                try store.rememberPaymentHint(.transaction, id, websiteID: visit.websiteID, visitorID: visitor.id)
            }
            if let email = payment.email {
                try store.rememberPaymentHint(.email, email, websiteID: visit.websiteID, visitorID: visitor.id)
            }
            return
        }
        let transactionID = payment.transactionID ?? newObjectID(at: visit.time)
        guard try !store.hasPayment(transactionID: transactionID, websiteID: visit.websiteID) else { return }
        let stored = Payment(
            objectID: newObjectID(at: visit.time), websiteID: visit.websiteID, visitorID: visitor.id,
            time: visit.time, transactionID: transactionID, amount: amount, currency: currency,
            kind: Payment.Kind(amount: amount, isRefunded: false, isFreeTrial: false, isRenewal: false),
            email: payment.email)
        try store.recordPayment(stored)
        try alert(stored)
    }

    static let accepted = Envelope.plain { writer in writer.member("success", true) }

    private static func accepted(cookielessVisitor id: VisitorID) -> HTTPResponse {
        Envelope.plain { writer in
            writer.member("success", true)
            writer.member("visitorId", id.text)
        }
    }
}

extension TrackingEvent {
    /// The event as what happened to a visitor at a time.
    fileprivate func visit(
        of visitor: VisitorID, on website: TrackedWebsite, with client: borrowing TrackingClient,
        session: String? = nil, at time: Instant
    ) -> Visit {
        Visit.of(
            websiteID: website.settings.id, visitor: visitor, clientSessionID: session, time: time, page: page.page,
            acquisition: page.acquisition(referrer: referrer, on: website), place: client.place,
            system: client.system, viewport: viewport, adClickIDs: adClickIDs)
    }
}
