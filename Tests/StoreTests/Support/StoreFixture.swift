import CivilTime
import SQLite

import struct Store.Place

@testable import Store

/// A database with one user and one website, and short ways to put events in.
struct StoreFixture {
    static let noon = Instant(iso8601: "2026-05-21T12:00:00Z")!
    static let visitor = VisitorID("a3ab2331-989f-4cfa-91c6-2461c9e3c6bd")!

    let store: Store
    let website: Int64

    init(_ location: Connection.Location = .memory) throws {
        store = try Store(location) { $0 == "EUR" ? 1.1 : 1 }
        try store.insert(User(id: "u", email: "u@example.com", createdAt: Self.noon))
        website = try store.insert(Self.site("w"))
    }

    /// A database that is there.
    init(_ store: Store, website: Int64) {
        self.store = store
        self.website = website
    }

    static func site(_ id: String) -> Website {
        Website(
            objectID: id, ownerID: "u", createdAt: noon, domain: "example.com", trackingID: "dfid_" + id,
            timezone: "UTC")
    }

    func visit(
        _ path: String = "/", minute: Double = 0, visitor: VisitorID = StoreFixture.visitor, session: String? = nil,
        place: Place = Place(country: "US")
    ) -> Visit {
        Visit(
            websiteID: website, visitor: visitor, clientSessionID: session,
            time: Self.noon + Int64(minute * 60_000), page: Page(hostname: "example.com", path: path),
            acquisition: Acquisition(referrerName: "Direct/None"), place: place, system: System())
    }

    func goal(_ name: String = "signup", isCustom: Bool = true) -> Goal {
        Goal(objectID: "g", name: name, isServer: false, isCustom: isCustom)
    }

    func int(_ sql: StaticString) throws -> Int? { try store.connection.first(sql) { $0.int(0) } }

    func ints(_ sql: StaticString) throws -> [[Int?]] {
        try store.connection.all(sql) { row in (0..<row.count).map { row.intOrNil($0) } }
    }
}
