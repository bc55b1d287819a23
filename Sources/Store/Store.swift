import CivilTime
import SQLite

/// One world's database.
///
/// Not safe for concurrent use: a world asks it for one thing at a time. What every pageview changes is changed in place, never while
/// another change of it is under way, which is not checked for again at run time.
package final class Store {
    /// The database, with all that was recorded: what the buffer holds is written first.
    package var connection: Connection {
        get throws(SQLiteError) {
            if mayBeBehind { try catchUp() }
            if !buffer.isEmpty {
                try flush()
                // Whoever gets the connection may change what the buffer knows.
                buffer.removeAll()
            }
            return database
        }
    }

    /// The same without what the buffer holds.
    let database: Connection
    @exclusivity(unchecked) var buffer = PageviewBuffer()
    /// Whether what is recorded must outlive the process.
    let isDurable: Bool
    /// Whether there may be pageviews of which neither the buffer nor all rows tell.
    var mayBeBehind = false
    /// How often pageviews were lost that had been recorded and were to be there for good, because the file could not be written.
    package internal(set) var losses = 0
    /// Whether the database says that its rows do not tell of all pageviews; nil until it is asked.
    var saysRowsAreBehind: Bool?
    // The keys of rows that many events share.
    @exclusivity(unchecked) var pages = RowKeys<Page>()
    @exclusivity(unchecked) var places = RowKeys<Place>()
    @exclusivity(unchecked) var systems = RowKeys<System>()
    @exclusivity(unchecked) var acquisitions = RowKeys<Acquisition>()
    /// What predictions count over; nil until first asked for, then kept true by every write.
    var audiences: [Int64: Audience] = [:]
    /// The key of the latest goal or payment; nil until first asked for.
    var latestArrival: Int64?
    /// The goals that enabled alerts watch, of each website; nil when they must be read anew.
    var alertedGoals: [Int64: Set<String>]?

    /// What one unit of a currency is worth in US dollars.
    let dollars: @Sendable (_ currency: String) -> Double

    /// Opens the database, new or existing, and brings its schema up to date.
    package convenience init(
        _ location: Connection.Location = .memory, dollars: @escaping @Sendable (_ currency: String) -> Double
    ) throws(SQLiteError) {
        try self.init(Connection(location), isDurable: location != .memory, dollars: dollars)
    }

    /// Opens a database in memory that begins as a copy of `source`.
    package convenience init(
        copying source: Connection, dollars: @escaping @Sendable (_ currency: String) -> Double
    ) throws(SQLiteError) {
        let connection = try Connection(.memory)
        try source.backup(to: connection)
        try self.init(connection, isDurable: false, dollars: dollars)
    }

    private init(
        _ database: Connection, isDurable: Bool, dollars: @escaping @Sendable (_ currency: String) -> Double
    ) throws(SQLiteError) {
        self.dollars = dollars
        self.database = database
        self.isDurable = isDurable
        try migrate()
        if try areRowsBehind() { try catchUp() }
    }

    /// Runs `body` so that all it writes is kept, or nothing.
    package func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        do throws(SQLiteError) {
            return try connection.transaction { () throws(SQLiteError) in
                let result = try body()
                try flush()
                return result
            }
        } catch {
            forgetCaches()
            throw error
        }
    }

    /// The same for a body that throws errors of its own.
    @_disfavoredOverload
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try connection.transaction {
                let result = try body()
                try flush()
                return result
            }
        } catch {
            forgetCaches()
            throw error
        }
    }

    /// Gathers everything in the database's file, so that it can be taken without those beside it; nothing to do in memory.
    package func checkpoint() throws(SQLiteError) { try connection.checkpoint() }

    /// What a rolled back transaction may have left behind in memory.
    func forgetCaches() {
        buffer.removeAll()
        pages.removeAll()
        places.removeAll()
        systems.removeAll()
        acquisitions.removeAll()
        audiences.removeAll()
        alertedGoals = nil
        latestArrival = nil
        saysRowsAreBehind = nil
    }

    private func migrate() throws(SQLiteError) {
        let taken = Int(try connection.userVersion())
        guard (0...Migration.all.count).contains(taken) else {
            throw SQLiteError(
                .notADatabase, message: "a database of another program, or of a newer version (\(taken)) of this one")
        }
        guard taken < Migration.all.count else { return }
        try connection.transaction { () throws(SQLiteError) in
            for migration in Migration.all[taken...] { try migration.run(on: connection) }
            try connection.setUserVersion(Int32(Migration.all.count))
        }
    }
}
