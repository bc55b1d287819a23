import CivilTime
import Glibc
import HTTPServer
import Locks
import Store
import Testing

@testable import Emulator

/// Figures, printed rather than asserted: `MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter ControlMeasurements`.
@Suite(.serialized, .enabled(if: getenv("MEASURE") != nil))
struct ControlMeasurements {
    private func report(_ what: String, _ count: Int, _ work: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        var times: [Duration] = []
        for _ in 0..<count { times.append(try clock.measure(work)) }
        times.sort()
        let middle = times[count / 2] / .microseconds(1)
        print("\(what): median \(middle) µs, 99th \(times[count * 99 / 100] / .microseconds(1)) µs")
    }

    @Test func worldsOfTheBasicSeed() throws {
        for clock in [WorldClock.frozen(TestEmulator.noon), .system] {
            let emulator = try TestEmulator {
                $0.settings.clock = clock
                $0.maxWorlds = 10_000
            }.emulator
            try report("\(clock): make", 300) { try emulator.makeWorld() }
            try report("\(clock): reset", 300) { try emulator.reset() }
            try report("\(clock): snapshot", 300) { try emulator.takeSnapshot("s") }
            try report("\(clock): restore", 300) { try emulator.restoreSnapshot("s") }
            var number: UInt64 = 100
            try report("\(clock): make, planted anew", 300) {
                number += 1
                try emulator.makeWorld(WorldOptions(randomSeed: number))
            }
        }
    }

    @Test func aWorldOfTwentyThousandVisitors() throws {
        let emulator = try TestEmulator().emulator
        try emulator.worlds.standard.withState { state in
            let website = try #require(state.directory.websites.first)
            try state.store.transaction {
                for number in 0..<20_000 {
                    let id = try #require(VisitorID(String(format: number)))
                    for page in 0..<4 {
                        try state.store.recordPageview(
                            Visit(
                                websiteID: website.id, visitor: id,
                                time: TestEmulator.noon - Int64(number) * 60_000 + Int64(page) * 10_000,
                                page: Page(hostname: "example.com", path: "/\(page)/\(number % 50)"),
                                acquisition: Acquisition(referrerName: "Direct/None"),
                                place: Place(country: "US", region: "US-CA", city: "San Francisco"),
                                system: System(
                                    browser: "Chrome", browserVersion: "133.0.0.0", os: "Mac OS", osVersion: "10.15.7"))
                        )
                    }
                }
            }
        }
        print("20,000 visitors, 80,000 pageviews: \(try emulator.exportDatabase().count / 1024) KiB")
        try report("snapshot", 20) { try emulator.takeSnapshot("s") }
        try report("restore", 20) { try emulator.restoreSnapshot("s") }
        try report("snapshot and restore", 20) {
            try emulator.takeSnapshot("s")
            try emulator.restoreSnapshot("s")
        }
        try report("make from the snapshot", 20) {
            try emulator.makeWorld(WorldOptions(name: "x", origin: .snapshot("s", world: "default")))
            try emulator.deleteWorld("x")
        }
        try report("export", 10) { _ = try emulator.exportDatabase() }
        let file = try emulator.exportDatabase()
        try report("import", 5) { try emulator.importDatabase(file) }
    }

    private func measure(_ what: String, _ emulator: DataFastEmulator, _ request: HTTPRequest) {
        var times: [Double] = []
        for _ in 0..<7 {
            let count = 20_000
            let time = ContinuousClock().measure {
                for _ in 0..<count {
                    guard case .now = emulator.answer(request) else { return }
                }
            }
            times.append(Double(time / .nanoseconds(1)) / Double(count))
        }
        print("\(what): \(Int(times.min()!)) ns a request")
    }

    @Test func theWayOfARequest() throws {
        func request(_ prefix: String = "", _ token: String = TestEmulator.seedKey, _ more: [HTTPField] = [])
            -> HTTPRequest
        {
            HTTPRequest(
                method: .get, target: prefix + "/api/v1/admin/websites",
                fields: [
                    HTTPField(name: "Host", value: "127.0.0.1:4610"),
                    HTTPField(name: "User-Agent", value: "curl/8.5.0"),
                    HTTPField(name: "Accept", value: "*/*"), HTTPField(name: "Authorization", value: "Bearer \(token)"),
                    HTTPField(name: "Content-Type", value: "application/json"),
                ] + more)
        }
        func emulator(_ entries: Int, _ clock: WorldClock = .system) throws -> DataFastEmulator {
            try TestEmulator {
                $0.settings.journal.entries = entries
                $0.settings.clock = clock
            }.emulator
        }
        for _ in 0..<2 {
            measure("no journal", try emulator(0), request())
            measure("journal of 1,000", try emulator(1000), request())
            measure("journal of 10,000", try emulator(10_000), request())
            measure("journal, frozen clock", try emulator(10_000, .frozen(TestEmulator.noon)), request())
        }
        let many = try emulator(0)
        var token = ""
        for _ in 0..<64 { token = try #require(try many.makeWorld().accountToken) }
        measure("64 worlds, the default one", many, request())
        measure("64 worlds, by path", many, request("/w/w64"))
        measure(
            "64 worlds, by field", many,
            request("", TestEmulator.seedKey, [HTTPField(name: "X-Emulator-World", value: "w64")]))
        measure("64 worlds, by token", many, request("", token))
        let unmatched = HTTPRequest(method: .get, target: "/api/v1/nothing")
        measure("an unknown path, no journal", try emulator(0), unmatched)
        measure("an unknown path", try emulator(10_000), unmatched)
    }

    @Test func aMillionRequests() throws {
        let emulator = try TestEmulator { $0.settings.clock = .system }.emulator
        let request = HTTPRequest(
            method: .post, target: "/api/v1/nothing", fields: [HTTPField(name: "Host", value: "localhost")],
            body: Array(repeating: 0x78, count: 400))
        for turn in 0...10 {
            print(
                "after \(turn * 100_000) requests: \(Self.residentKiB) KiB, \(emulator.worlds.standard.journal.entries().counts)"
            )
            for _ in 0..<100_000 {
                // A copy of the request's own, as each has that came over a socket.
                var copy = request
                copy = HTTPRequest(method: copy.method, target: copy.target, fields: [], body: Array(copy.body))
                _ = emulator.answer(copy)
            }
        }
    }

    @Test func aVerificationThatWaits() throws {
        let emulator = try TestEmulator().emulator
        let request = HTTPRequest(method: .get, target: "/api/v1/nothing")
        for _ in 0..<10_000 { _ = emulator.answer(request) }
        let journal = emulator.worlds.standard.journal
        var times: [Duration] = []
        for turn in 0..<100 {
            let end = Locked<ContinuousClock.Instant?>(nil)
            let verification = Verification(
                RequestMatch(operation: "createGoal"), min: turn + 1, timeout: .seconds(60))
            try journal.verify(verification) { outcome in
                #expect(outcome.isVerified)
                end.withLock { $0 = .now }
            }
            usleep(5000)
            let start = ContinuousClock.now
            _ = emulator.answer(HTTPRequest(method: .post, target: "/api/v1/goals"))
            while end.withLock({ $0 }) == nil { usleep(50) }
            times.append(end.withLock { $0! } - start)
        }
        times.sort()
        print(
            "a waiting verification: median \(times[50] / .microseconds(1)) µs, last \(times[99] / .microseconds(1)) µs"
        )
    }

    private static var residentKiB: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 100)
        guard fgets(&line, 100, file) != nil else { return 0 }
        let words = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? (Int(words[1]) ?? 0) * 4 : 0
    }
}

extension String {
    /// A visitor's id that ends in a number.
    fileprivate init(format number: Int) {
        let digits = String(number)
        self = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
