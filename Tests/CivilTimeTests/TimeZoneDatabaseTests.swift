import CivilTime
import Glibc
import Testing

struct TimeZoneDatabaseTests {
    @Test(arguments: [
        "Asia/Calcutta", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "GMT0", "Europe/Paris", "US/Eastern", "EST5EDT",
        "UTC",
    ])
    func namesAndAliases(name: String) {
        #expect(TimeZoneDatabase.system.rules(named: name)?.name == name)
    }

    @Test(arguments: [
        "", "/", "Mars/Olympus", "europe/paris", "Europe", "Europe/", "/Europe/Paris", "Europe//Paris", "Europe/Paris/",
        "Europe/Paris ",
        "../zoneinfo/Europe/Paris", "Europe/../Europe/Paris", "./Europe/Paris", "/usr/share/zoneinfo/Europe/Paris",
        "/etc/passwd", "Europe/Paris\0",
        "localtime", "posixrules", "Factory", "posix/Europe/Paris", "right/Europe/Paris", "tzdata.zi", "zone.tab",
        "leapseconds", "+05:30", "Europe\\Paris",
        "Éurope/Paris", "Europe/Paris\n", String(repeating: "a", count: 300), String(repeating: "a/", count: 100_000),
    ])
    func noZones(name: String) {
        #expect(TimeZoneDatabase.system.rules(named: name) == nil)
    }

    @Test(arguments: ["UTC", "Etc/UTC"])
    func utcNeedsNoFiles(name: String) throws {
        let database = TimeZoneDatabase(directory: "/nowhere")
        let utc = try #require(database.rules(named: name))
        #expect(utc.name == name)
        #expect(utc.utcOffset(at: Instant(milliseconds: 1_779_321_600_000)) == 0)
        #expect(database.rules(named: "Europe/Paris") == nil)
    }

    /// In a process of its own, since the limit is the whole process's.
    @Test func aZoneThatCannotBeReadNowIsNotUnknown() async {
        await #expect(processExitsWith: .success) {
            let database = TimeZoneDatabase(directory: "/usr/share/zoneinfo")
            #expect(database.rules(named: "Europe/Paris") != nil)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var lowered = limit
            lowered.rlim_cur = 0
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &lowered)
            guard case .unreadable = database.lookUp("Asia/Tokyo") else { exit(1) }
            guard case .unknown = database.lookUp("no zone") else { exit(2) }
            guard case .rules = database.lookUp("Europe/Paris") else { exit(3) }
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            guard case .rules = database.lookUp("Asia/Tokyo") else { exit(4) }
            guard case .unknown = database.lookUp("Mars/Olympus") else { exit(5) }
        }
    }

    @Test func zonesAreReadOnce() {
        let database = TimeZoneDatabase.system
        #expect(database.rules(named: "Europe/Rome") === database.rules(named: "Europe/Rome"))
    }

    @Test func fromManyThreads() async {
        let database = TimeZoneDatabase(directory: "/usr/share/zoneinfo")
        let names = ["Europe/Paris", "Asia/Tokyo", "America/Lima", "No/Where"]
        await withTaskGroup(of: [String?].self) { group in
            for _ in 0..<50 { group.addTask { names.map { database.rules(named: $0)?.name } } }
            for await found in group { #expect(found == ["Europe/Paris", "Asia/Tokyo", "America/Lima", nil]) }
        }
    }
}
