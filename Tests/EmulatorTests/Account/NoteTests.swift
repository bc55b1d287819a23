import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct NoteTests {
    private static func body(_ text: String, _ timestamp: String, _ others: String = "") -> String {
        #"{"text":"\#(text)","timestamp":"\#(timestamp)"\#(others)}"#
    }

    private static func json(
        _ id: String, _ text: String, _ timestamp: String, author: String = author,
        createdAt: String = "2026-05-21T12:00:00.000Z", updatedAt: String = "2026-05-21T12:00:00.000Z"
    ) -> String {
        """
        {"id":"\(id)","websiteId":"665f0b3c4d2e1a0012345678","text":"\(text)","timestamp":"\(timestamp)",\
        "author":\(author),"createdAt":"\(createdAt)","updatedAt":"\(updatedAt)"}
        """
    }

    private static let author = #"{"id":"665f0b3c4d2e1a00000000a1","name":"Jane Doe","image":null}"#

    @discardableResult
    private static func create(_ world: TestWorld, _ text: String, _ timestamp: String) -> String {
        world.admin("POST", "/notes", body: body(text, timestamp)).string("id")
    }

    private static func texts(_ world: TestWorld, _ query: String = "") -> [String] {
        let list = try? JSONValue(parsing: world.admin("GET", "/notes\(query)").body)
        return list?["data"]?.arrayValue?.compactMap { $0["text"]?.stringValue } ?? []
    }

    @Test(arguments: [
        ("2026-05-21", "2026-05-21T04:00:00.000Z"), ("2026-05-21T09:30:00+02:00", "2026-05-21T07:30:00.000Z"),
        ("2027-01-01T00:00:00.5Z", "2027-01-01T00:00:00.500Z"),
    ])
    func creates(sent: String, timestamp: String) throws {
        let world = try TestWorld()
        let answer = world.admin(
            "POST", "/notes", token: TestWorld.key, body: Self.body(" Launched \u{1F680} ", sent))
        #expect(answer.status == 201)
        #expect(
            answer.text
                == #"{"status":"success","data":[\#(Self.json(answer.string("id"), "Launched \u{1F680}", timestamp))]}"#
        )
    }

    @Test func lists() throws {
        let world = try TestWorld.withTeam()
        let id = Self.create(world, "A", "2026-05-21")
        expect(
            world.admin("GET", "/notes", token: "dft_viewer"),
            is: """
                {"status":"success","data":[\(Self.json(id, "A", "2026-05-21T04:00:00.000Z"))],\
                "pagination":{"limit":100,"offset":0,"total":1,"hasMore":false}}
                """)
        expect(
            world.admin("GET", "/notes?offset=1&limit=9999"),
            is: """
                {"status":"success","data":[],"pagination":{"limit":1000,"offset":1,"total":1,"hasMore":false}}
                """)
    }

    @Test func listsThirtyDaysUnlessToldOtherwise() throws {
        let world = try TestWorld()
        Self.create(world, "first instant", "2026-04-22")
        Self.create(world, "too old", "2026-04-22T03:59:59.999Z")
        Self.create(world, "last instant", "2026-05-22T03:59:59.999Z")
        Self.create(world, "tomorrow", "2026-05-22T04:00:00Z")
        #expect(Self.texts(world) == ["last instant", "first instant"])
        #expect(Self.texts(world, "?timezone=Etc/GMT%2B5") == ["tomorrow", "last instant"])
        #expect(Self.texts(world, "?startAt=2026-04-21&endAt=2026-04-21") == ["too old"])
        #expect(Self.texts(world, "?startAt=2026-05-22T00:00:00Z&endAt=2026-05-22T23:59:59Z") == ["tomorrow"])
        #expect(
            Self.texts(world, "?startAt=2026-05-22T03:00:00Z&endAt=2026-05-22T04:00:00Z") == [
                "tomorrow", "last instant",
            ])
        world.admin("PUT", body: #"{"timezone":"UTC"}"#)
        #expect(Self.texts(world) == ["first instant", "too old"])
    }

    @Test func ordersAndPages() throws {
        let world = try TestWorld()
        let ids = ["a", "b", "c"].map { Self.create(world, $0, "2026-05-20") }
        #expect(ids == ids.sorted())
        Self.create(world, "d", "2026-05-19")
        #expect(Self.texts(world) == ["c", "b", "a", "d"])
        #expect(Self.texts(world, "?order=asc") == ["d", "a", "b", "c"])
        #expect(Self.texts(world, "?limit=2&offset=1") == ["b", "a"])
        #expect(
            world.admin("GET", "/notes?limit=2&offset=1").text.hasSuffix(
                #""pagination":{"limit":2,"offset":1,"total":4,"hasMore":true}}"#))
        #expect(world.admin("GET", "/notes?limit=2&offset=2").text.hasSuffix(#""total":4,"hasMore":false}}"#))
    }

    @Test func searchesInAnyCase() throws {
        let world = try TestWorld()
        Self.create(world, "Über 100% off_", "2026-05-20")
        Self.create(world, "other", "2026-05-20")
        for query in ["%C3%BCBER", "100%25", "OFF_", "%20%C3%9C%20"] {
            #expect(Self.texts(world, "?q=\(query)") == ["Über 100% off_"])
        }
        #expect(Self.texts(world, "?q=").count == 2)
        #expect(Self.texts(world, "?q=%20").count == 2)
        #expect(Self.texts(world, "?q=o%25f").isEmpty)
        #expect(world.admin("GET", "/notes?q=other").text.contains(#""total":1"#))
    }

    @Test func anIdempotencyKeyReplays() throws {
        let world = try TestWorld.withTeam()
        let body = Self.body("A", "2026-05-21", #","idempotencyKey":"k:1""#)
        let created = world.admin("POST", "/notes", body: body)
        #expect(created.status == 201)
        world.advance(milliseconds: 1000)
        let again = world.admin(
            "POST", "/notes", body: Self.body(" A ", "2026-05-21T00:00:00-04:00", #","idempotencyKey":"k:1""#))
        #expect(again.status == 200)
        #expect(again.text == created.text)
        for (text, timestamp) in [("B", "2026-05-21"), ("A", "2026-05-22")] {
            expect(
                world.admin("POST", "/notes", body: Self.body(text, timestamp, #","idempotencyKey":"k:1""#)),
                isError: 409,
                "Idempotency key already used with different input")
        }
        #expect(Self.texts(world).count == 1)
        #expect(
            world.admin("POST", "/notes", token: "dft_member", body: body).status == 201, "a key belongs to its user")
        #expect(world.admin("POST", "/notes", token: TestWorld.key, body: body).status == 200, "who made this key too")
    }

    @Test func anIdempotencyKeyComparesWithTheCreation() throws {
        let world = try TestWorld()
        let body = Self.body("A", "2026-05-21", #","idempotencyKey":"k""#)
        let id = world.admin("POST", "/notes", body: body).string("id")
        world.admin("PUT", "/notes/\(id)", body: #"{"text":"B","idempotencyKey":"other"}"#)
        let again = world.admin("POST", "/notes", body: body)
        #expect(again.status == 200 && again.string("text") == "B", "the edit shows")
        world.admin("DELETE", "/notes/\(id)")
        #expect(world.admin("POST", "/notes", body: body).status == 201, "deleting the note frees its key")
    }

    @Test func changesWhatIsSent() throws {
        let world = try TestWorld.withTeam()
        let id = Self.create(world, "A", "2026-05-21")
        world.advance(milliseconds: 1000)
        expect(
            world.admin("PUT", "/notes/\(id.uppercased())", token: "dft_member", body: #"{"text":"B"}"#),
            is: """
                {"status":"success","data":[\
                \(Self.json(id, "B", "2026-05-21T04:00:00.000Z", updatedAt: "2026-05-21T12:00:01.000Z"))]}
                """)
        world.advance(milliseconds: 1000)
        let moved = Self.json(id, "B", "2026-05-20T04:00:00.000Z", updatedAt: "2026-05-21T12:00:02.000Z")
        expect(
            world.admin("PUT", "/notes/\(id)", body: #"{"timestamp":"2026-05-20"}"#),
            is: #"{"status":"success","data":[\#(moved)]}"#)
        #expect(Self.texts(world, "?q=b&startAt=2026-05-20&endAt=2026-05-20") == ["B"])
        world.advance(milliseconds: 1000)
        let same = world.admin("PUT", "/notes/\(id)", body: #"{"text":"B"}"#)
        #expect(same.string("updatedAt") == "2026-05-21T12:00:03.000Z", "it moves even when nothing differs")
    }

    @Test func theAuthorIsLookedUpWhenRead() throws {
        let world = try TestWorld()
        let note = Note(
            id: "665f0b3c4d2e1a00000000e1", websiteID: world.websiteKey, authorID: TestWorld.nobodysID, text: "A",
            timestamp: TestWorld.noon, createdAt: TestWorld.noon)
        try world.state.store.insert(note)
        let json = Self.json("665f0b3c4d2e1a00000000e1", "A", "2026-05-21T12:00:00.000Z", author: "null")
        #expect(world.admin("GET", "/notes").text.hasPrefix(#"{"status":"success","data":[\#(json)]"#))
    }

    @Test func deletesForGood() throws {
        let world = try TestWorld()
        let id = Self.create(world, "A", "2026-05-21")
        expect(
            world.admin("DELETE", "/notes/\(id)", token: TestWorld.key),
            is: #"{"status":"success","data":[{"message":"Note deleted successfully"}]}"#)
        expect(world.admin("DELETE", "/notes/\(id)"), isError: 404, "Note not found")
        #expect(Self.texts(world).isEmpty)
    }

    @Test(arguments: [
        ("?websiteId=1", "Unknown query parameter: websiteId"), ("?q=a&q=b", "Duplicate query parameter: q"),
        ("?startAt=2026-05-21", "startAt and endAt must be provided together"),
        ("?startAt=2026-05-21&endAt=2026-05-20", "endAt must not be before startAt"),
        ("?timezone=Mars", "Invalid timezone: Mars"), ("?order=up", "Invalid order: must be one of: asc, desc"),
        ("?limit=0", "Invalid limit: must be an integer of 1 or more"),
        ("?offset=-1", "Invalid offset: must be an integer of 0 or more"),
        ("?q=\(String(repeating: "a", count: 201))", "Invalid q: must be at most 200 characters"),
    ])
    func refusesQueries(query: String, message: String) throws {
        expect(try TestWorld().admin("GET", "/notes\(query)"), isError: 400, message)
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        expect(world.admin("POST", "/notes"), isError: 400, "Missing required fields: text, timestamp")
        expect(
            world.admin("POST", "/notes", body: Self.body("a", "2026-02-30")), isError: 400,
            "Invalid timestamp: must be YYYY-MM-DD or an ISO 8601 time with Z or an offset")
        let id = Self.create(world, "A", "2026-05-21")
        expect(
            world.admin("PUT", "/notes/\(id)", body: #"{"idempotencyKey":"k"}"#), isError: 400, "No fields provided")
        for (method, body) in [("PUT", #"{"text":"a"}"#), ("DELETE", "")] {
            expect(world.admin(method, "/notes/x", body: body), isError: 400, "Invalid noteId")
            expect(world.admin(method, "/notes/\(TestWorld.nobodysID)", body: body), isError: 404, "Note not found")
            expect(
                world.send(
                    method, "/admin/websites/\(TestWorld.strangersWebsite)/notes/\(id)", token: "dft_stranger",
                    body: body), isError: 404, "Note not found")
            world.expectWriteIsRefused(method, "/notes/\(id)", body: body)
        }
        world.expectWriteIsRefused("POST", "/notes", body: Self.body("a", "2026-05-21"))
    }
}
