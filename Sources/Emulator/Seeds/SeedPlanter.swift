import SQLite
import Store

/// Puts what a seed says into a world's empty database.
///
/// Events come in the order of their times through the same doors as live ones, so sessions and counters arise alike.
struct SeedPlanter {
    private let store: Store
    private let contents: SeedContents
    /// The websites' row keys.
    private var websites: [Int64] = []

    init(_ contents: SeedContents, in store: Store) {
        self.contents = contents
        self.store = store
    }

    mutating func plant() throws {
        for user in contents.users { try store.insert(user) }
        for seed in contents.websites {
            let id = try store.insert(seed.website)
            websites.append(id)
            for var membership in seed.memberships {
                membership.websiteID = id
                try store.insert(membership)
            }
            for var key in seed.keys {
                key.websiteID = id
                try store.insert(key)
            }
            try plantRecords(of: seed, websiteID: id)
        }
        for token in contents.tokens { try store.insert(token) }
        // Events of one moment keep the order of the seed.
        let order = contents.events.indices.sorted { (contents.events[$0].time, $0) < (contents.events[$1].time, $1) }
        for index in order { try plant(contents.events[index]) }
        for bot in contents.bots { try store.flagBot(bot.visitor, websiteID: websites[bot.website]) }
    }

    /// What the account API keeps of a website besides its team and keys.
    private func plantRecords(of seed: SeedWebsite, websiteID: Int64) throws {
        func plant<Record>(
            _ records: [Record], _ website: WritableKeyPath<Record, Int64>, _ insert: (Record) throws -> Void
        ) throws {
            for var record in records {
                record[keyPath: website] = websiteID
                try insert(record)
            }
        }
        try plant(seed.invitations, \.websiteID) { try store.insert($0) }
        try plant(seed.integrations, \.websiteID) { try store.connect($0) }
        try plant(seed.goalCustomizations, \.websiteID) { try store.save($0) }
        try plant(seed.funnels, \.websiteID) { try store.insert($0) }
        try plant(seed.alerts, \.websiteID) { try store.insert($0) }
        try plant(seed.alertLogs, \.websiteID) { try store.insert($0) }
        try plant(seed.notes, \.websiteID) { try store.insert($0) }
        try plant(seed.botTraffic.map { [$0] } ?? [], \.websiteID) { try store.save($0) }
        // The latest request of a crawler is the last to have come.
        try plant(seed.botRequests.sorted { $0.time < $1.time }, \.websiteID) { try store.record($0) }
        try plant(seed.mentions, \.websiteID) { try store.insert($0) }
    }

    private func plant(_ event: SeedEvent) throws {
        let website = websites[event.website]
        switch event.kind {
        case .pageview(let visit):
            try store.recordPageview(visit.on(website))
        case .goal(let goal, let visit):
            try store.recordGoal(goal, at: visit.on(website))
        case .exitClick(let url, let text, let visit):
            try store.recordExitClick(url: url, text: text, at: visit.on(website))
        case .serverGoal(let goal, let visitor):
            let visitor = try known(visitor, event)
            try store.recordGoal(goal, websiteID: website, visitor: visitor, time: event.time)
        case .payment(let payment, let visitor):
            try plant(payment, visitor: visitor, event)
        case .identification(let userID, let metadata, let profileID, let visitor):
            _ = try store.identify(
                userID: userID, metadata: metadata, websiteID: website, visitorID: try known(visitor, event).id,
                time: event.time, objectID: profileID)
        }
    }

    private func plant(_ payment: Payment, visitor: VisitorID?, _ event: SeedEvent) throws {
        var payment = payment
        payment.websiteID = websites[event.website]
        if let visitor {
            payment.visitorID = try known(visitor, event).id
        } else {
            payment.visitorID = try store.attributedVisitor(
                websiteID: payment.websiteID, customerID: payment.customerID, email: payment.email,
                transactionID: payment.transactionID)
        }
        try store.recordPayment(payment)
    }

    /// The visitor of what a server reports, who must have been seen by then.
    private func known(_ id: VisitorID, _ event: SeedEvent) throws -> KnownVisitor {
        guard let visitor = try store.visitor(id, websiteID: websites[event.website]), visitor.isVisible else {
            throw SeedError(event.path, "the visitor has no pageview before \(event.time)")
        }
        return visitor
    }
}

extension Visit {
    /// The visit on the website with this row key.
    fileprivate func on(_ website: Int64) -> Visit {
        var visit = self
        visit.websiteID = website
        return visit
    }
}
