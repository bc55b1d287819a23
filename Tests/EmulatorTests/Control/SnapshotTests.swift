import CivilTime
import Glibc
import HTTPServer
import JSON
import SQLite
import Testing

@testable import Emulator

/// Reset, snapshots, export and import.
struct SnapshotTests {
    /// What the listing of a world's goals and notes says, to the byte.
    private func picture(_ emulator: TestEmulator, _ prefix: String = "") async -> [UInt8] {
        await emulator.send(
            "GET", "\(prefix)/api/v1/visitors/a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", token: TestEmulator.seedKey
        ).body
    }

    @Test func aResetBringsEverythingBack() async throws {
        let emulator = try TestEmulator { $0.settings.rateLimit = RateLimit(capacity: 3, period: 60_000) }
        let before = await picture(emulator)
        let first = await emulator.createGoal()
        #expect(await emulator.createGoal().status == 200)
        #expect(await emulator.createGoal().status == 429)
        try emulator.emulator.setClock(.freeze(at: TestEmulator.noon + 1000))
        try emulator.emulator.setRandomSeed(99)
        let info = try await emulator.control("POST", "/worlds/default/reset")
        #expect(info["clock"]?["now"] == "2026-05-21T12:00:00.000Z")
        #expect(info["randomSeed"] == 7)
        #expect(try emulator.goalCount() == 0)
        #expect(await picture(emulator) == before)
        // Chance and buckets too: the same request gets the same answer, to the byte.
        let again = await emulator.createGoal()
        #expect(again.body == first.body)
        #expect(again.values("X-RateLimit-Remaining") == ["1"])
    }

    @Test func aResetKeepsTheWorldsTokensAndOrigin() async throws {
        let emulator = try TestEmulator()
        let info = try emulator.emulator.makeWorld(
            WorldOptions(name: "a", clock: .frozen(TestEmulator.noon - 1000), randomSeed: 1))
        await emulator.createGoal("/w/a")
        try emulator.emulator.importDatabase(try emulator.emulator.exportDatabase(), world: "a")
        #expect(await emulator.createGoal(token: info.websiteKey!).status == 200)
        try emulator.emulator.reset(world: "a")
        #expect(try emulator.emulator.worldInfo("a") == info)
        #expect(await emulator.createGoal(token: info.websiteKey!).status == 200)
        #expect(try emulator.goalCount("a") == 1)
    }

    @Test func timesOfASeedAreRelativeToTheReset() async throws {
        let seed =
            #"{"users":[{"email":"a@example.com","createdAt":"-1h"}],"accessTokens":[{"user":"a@example.com","key":"dft_a","name":"t"}]}"#
        let emulator = try TestEmulator {
            $0.settings.clock = .running(offset: 0)
            $0.seed = .text(seed)
        }
        func createdAt() throws -> Instant {
            try emulator.emulator.worlds.standard.withState { try #require($0.directory.users.values.first).createdAt }
        }
        let first = try createdAt()
        #expect(abs(first - (WorldClock.system.now - 3_600_000)) < 60_000)
        try await Task.sleep(for: .milliseconds(1200))
        try emulator.emulator.reset()
        #expect(try createdAt() - first >= 1000)
    }

    @Test func aSnapshotKeepsDataClockChanceAndBuckets() async throws {
        let emulator = try TestEmulator { $0.settings.rateLimit = RateLimit(capacity: 5, period: 60_000) }
        await emulator.createGoal()
        let info = try await emulator.control("PUT", "/worlds/default/snapshots/one")
        #expect(info == ["name": "one", "takenAt": "2026-05-21T12:00:00.000Z"])
        let after = await emulator.createGoal()
        try emulator.emulator.setClock(.advance(milliseconds: 5000))
        await emulator.createGoal()
        #expect(
            try await emulator.control("POST", "/worlds/default/snapshots/one/restore")["clock"]?["now"]
                == "2026-05-21T12:00:00.000Z")
        #expect(try emulator.goalCount() == 1)
        let again = await emulator.createGoal()
        #expect(again.body == after.body)
        #expect(again.values("X-RateLimit-Remaining") == after.values("X-RateLimit-Remaining"))
    }

    @Test func aSnapshotIsNotTouchedByWhatFollows() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.takeSnapshot("empty")
        for _ in 0..<3 {
            await emulator.createGoal()
            try emulator.emulator.restoreSnapshot("empty")
            #expect(try emulator.goalCount() == 0)
        }
        await emulator.createGoal()
        try emulator.emulator.takeSnapshot("empty")
        try emulator.emulator.reset()
        try emulator.emulator.restoreSnapshot("empty")
        #expect(try emulator.goalCount() == 1)
    }

    @Test func aWorldBeginsAsASnapshotOfAnother() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        try emulator.emulator.takeSnapshot("s")
        await emulator.createGoal()
        let world = try await emulator.control("POST", "/worlds", #"{"name":"a","snapshot":"s"}"#)
        #expect(try emulator.goalCount("a") == 1)
        let key = try #require(world["tokens"]?["website"]?.stringValue)
        await emulator.createGoal(token: key)
        try emulator.emulator.takeSnapshot("t", world: "a")
        try await emulator.control("POST", "/worlds", #"{"name":"b","snapshot":"a/t","clock":"2027-01-01T00:00:00Z"}"#)
        #expect(try emulator.goalCount("b") == 2)
        #expect(try emulator.emulator.clock(world: "b").now.iso8601() == "2027-01-01T00:00:00.000Z")
        await emulator.createGoal("/w/b")
        try await emulator.control("POST", "/worlds/b/reset")
        #expect(try emulator.goalCount("b") == 2)
        #expect(try emulator.goalCount() == 2)
        expect(
            await emulator.send("POST", "/__emulator/worlds", #"{"snapshot":"a/s"}"#), isError: 404,
            "Snapshot not found: s")
        expect(
            await emulator.send("POST", "/__emulator/worlds", #"{"snapshot":"x/s"}"#), isError: 404,
            "World not found: x")
    }

    @Test func snapshotsAreListedAndForgotten() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.takeSnapshot("b")
        try emulator.emulator.takeSnapshot("a")
        let list = try await emulator.control("GET", "/worlds/default/snapshots")
        #expect(list["snapshots"]?.arrayValue?.map { $0["name"] } == ["a", "b"])
        #expect(try await emulator.control("GET", "/worlds/default/snapshots/a")["name"] == "a")
        #expect(try await emulator.control("DELETE", "/worlds/default/snapshots/a") == ["deleted": "a"])
        for method in ["GET", "DELETE"] {
            expect(
                await emulator.send(method, "/__emulator/worlds/default/snapshots/a"), isError: 404,
                "Snapshot not found: a")
        }
        expect(
            await emulator.send("PUT", "/__emulator/worlds/default/snapshots/%2e%2e"), isError: 400,
            "Invalid snapshot name: must be 1 to 64 letters, digits, '.', '_' and '-', a letter or digit first")
        for number in 1..<64 { try emulator.emulator.takeSnapshot("s\(number)") }
        expect(
            await emulator.send("PUT", "/__emulator/worlds/default/snapshots/more"), isError: 409,
            "Too many snapshots: a world keeps 64. Delete one first")
        try emulator.emulator.takeSnapshot("s1")
    }

    /// Each reader must see all goals or none, whatever is restored meanwhile.
    @Test func aRequestSeesBeforeOrAfter() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.takeSnapshot("none")
        for _ in 0..<50 { await emulator.createGoal() }
        try emulator.emulator.takeSnapshot("all")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for turn in 0..<100 { try emulator.emulator.restoreSnapshot(turn % 2 == 0 ? "none" : "all") }
            }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<100 {
                        let count = try emulator.goalCount()
                        #expect(count == 0 || count == 50)
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// Worlds as files.
struct DatabaseFileTests {
    @Test func anExportIsAFileThatComesBack() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        let export = await emulator.send("GET", "/__emulator/worlds/default/export")
        #expect(export.status == 200)
        #expect(export.contentType == "application/vnd.sqlite3")
        #expect(export.values("Content-Disposition") == [#"attachment; filename="default.sqlite""#])
        #expect(export.body.starts(with: Array("SQLite format 3\0".utf8)))
        await emulator.createGoal()
        let answer = await emulator.send("PUT", "/__emulator/worlds/default/import", bytes: export.body)
        #expect(answer.status == 200)
        #expect(answer.json["name"] == "default")
        #expect(try emulator.goalCount() == 1)
        // What is made next has an id of its own, though the file has been here before.
        let first = await emulator.createGoal()
        _ = await emulator.send("PUT", "/__emulator/worlds/default/import", bytes: export.body)
        #expect(await emulator.createGoal().status == 200)
        #expect(first.status == 200)
        #expect(try emulator.goalCount() == 2)
    }

    @Test func anythingElseIsRefusedAndChangesNothing() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        let good = try emulator.emulator.exportDatabase()
        var cut = good
        cut.removeLast(4096)
        let other = try Connection(.memory)
        try other.execute("CREATE TABLE t (x); PRAGMA user_version = 1")
        let stranger = try Connection(.memory)
        try stranger.deserialize(good)
        try stranger.execute("CREATE TRIGGER t AFTER INSERT ON goals BEGIN DELETE FROM users; END")
        let newer = try Connection(.memory)
        try newer.deserialize(good)
        try newer.setUserVersion(99)
        let blank = try Connection(.memory)
        try blank.execute("CREATE TABLE t (x)")
        let loose = try Connection(.memory, foreignKeys: false)
        try loose.deserialize(good)
        try loose.execute("DELETE FROM websites")
        let files: [[UInt8]] = [
            [], Array("no database".utf8), cut, try other.serialize(), try stranger.serialize(), try newer.serialize(),
            try blank.serialize(), try loose.serialize(), [UInt8](repeating: 0, count: 8192),
        ]
        for (number, bytes) in files.enumerated() {
            let answer = await emulator.send("PUT", "/__emulator/worlds/default/import", bytes: bytes)
            #expect(answer.status == 400, "file \(number)")
            let message = answer.json["error"]?["message"]?.stringValue ?? ""
            #expect(message.hasPrefix("Not a database of this emulator: "), "file \(number): \(message)")
            #expect(try emulator.goalCount() == 1)
        }
    }

    @Test func aWorldInAFileIsResetAndRestoredInItsFile() async throws {
        let directory = "/tmp/emulator-\(UInt64.random(in: 0 ... .max))"
        defer {
            for name in ["default.sqlite", "default.sqlite-wal"] { unlink("\(directory)/\(name)") }
            rmdir(directory)
        }
        do {
            let emulator = try TestEmulator { $0.dataDirectory = directory }
            await emulator.createGoal()
            try emulator.emulator.takeSnapshot("one")
            try emulator.emulator.makeWorld(WorldOptions(name: "copy", origin: .snapshot("one", world: "default")))
            #expect(try emulator.goalCount("copy") == 1)
            await emulator.createGoal("/w/copy")
            try emulator.emulator.reset()
            #expect(try emulator.goalCount() == 0)
            await emulator.createGoal()
            await emulator.createGoal()
            let export = try emulator.emulator.exportDatabase()
            try emulator.emulator.importDatabase(export, world: "copy")
            #expect(try emulator.goalCount("copy") == 2)
            try emulator.emulator.restoreSnapshot("one")
            #expect(try emulator.goalCount() == 1)
        }
        let emulator = try TestEmulator { $0.dataDirectory = directory }
        #expect(try emulator.goalCount() == 1)
        #expect(await emulator.createGoal().status == 200)
        #expect(try emulator.goalCount() == 2)
    }
}
