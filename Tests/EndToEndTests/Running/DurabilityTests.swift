import Foundation
import Glibc
import JSON
import Testing

/// With `--data` an answered write is there, whatever happens to the program.
struct DurabilityTests {
    /// A write that a client makes for a visitor of its own.
    private enum Write: CaseIterable, Hashable {
        case pageview, identity, goal, payment, secondGoal

        /// A visitor comes first; then each client begins with another kind, so that all kinds are under way at any time.
        static func order(_ number: Int) -> [Write] {
            let rest = allCases.filter { $0 != .pageview }
            return [.pageview] + rest[(number % rest.count)...] + rest[..<(number % rest.count)]
        }

        func request(_ visitor: String) -> String {
            let ofVisitor = #"{"datafast_visitor_id":"\#(visitor)","#
            switch self {
            case .pageview:
                let body =
                    #"{"websiteId":"dfid_abc123","visitorId":"\#(visitor)","type":"pageview","#
                    + #""href":"https://example.com/"}"#
                let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0"
                return APIClient.bytes("POST", "/api/events", body: body)
                    .replacing("Host:", with: "User-Agent: \(browser)\r\nHost:")
            case .identity:
                return APIClient.bytes(
                    "POST", "/api/v1/identify", body: ofVisitor + #""user_id":"user_\#(visitor)"}"#)
            case .goal:
                return APIClient.bytes("POST", "/api/v1/goals", body: ofVisitor + #""name":"first"}"#)
            case .secondGoal:
                return APIClient.bytes("POST", "/api/v1/goals", body: ofVisitor + #""name":"second"}"#)
            case .payment:
                return APIClient.bytes(
                    "POST", "/api/v1/payments",
                    body: ofVisitor + #""amount":29.99,"currency":"USD","transaction_id":"\#(visitor)"}"#)
            }
        }

        /// Whether the write is in what the API tells of the visitor.
        func isIn(_ visitor: JSONValue?, _ id: String) -> Bool {
            let goals =
                visitor?["activity"]?["completedGoals"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
            return switch self {
            case .pageview: visitor?["activity"]?["pageViewCount"]?.integerValue == 1
            case .identity: visitor?["profile"]?["userId"]?.stringValue == "user_\(id)"
            case .goal: goals.contains("first")
            case .secondGoal: goals.contains("second")
            case .payment: goals.contains("payment")
            }
        }
    }

    @Test func whatWasAnsweredSurvivesSIGKILL() throws {
        try allowDescriptors(4096)
        let directory = try TemporaryDirectory()
        let options = ["--data", directory.path, "--rate-limit", "off"]
        let killed = try EmulatorProcess(options)
        let answered = Collector<(visitor: Int, write: Write, id: String?)>()
        let clients = Unchecked(try (0..<1000).map { _ in try APIClient(killed) })
        try inParallel(1000) { number in
            let client = clients.value[number]
            for write in Write.order(number) {
                guard (try? client.connection.send(write.request(Self.visitor(number)))) != nil,
                    let answer = try? client.answer()
                else { return }
                guard answer.status == 200 else { throw RawConnection.Failure("\(write): \(answer.body)") }
                let id = answer.json["data"]?[0]?["eventId"]?.stringValue
                if answered.append((number, write, id)) == 2500 { killed.signal(SIGKILL) }
            }
        }
        #expect(killed.exitCode() == 128 + SIGKILL)
        let kept = answered.values
        #expect(kept.count >= 2500 && kept.count < 5000, "the kill came while it was written")
        #expect(Set(kept.map(\.write)) == Set(Write.allCases))

        let client = try APIClient(EmulatorProcess(options))
        var missing: [String] = []
        for (visitor, writes) in Dictionary(grouping: kept, by: \.visitor) {
            let id = Self.visitor(visitor)
            let found = try client.request("GET", "/api/v1/visitors/\(id)").json["data"]
            for (_, write, _) in writes where !write.isIn(found, id) { missing.append("\(write) of \(id)") }
        }
        #expect(missing.isEmpty)
        let ids = kept.compactMap(\.id)
        #expect(Set(ids).count == ids.count)
        let new = try client.request("POST", "/api/v1/goals", body: APIClient.goal("after"))
        let id = try #require(new.json["data"]?[0]?["eventId"]?.stringValue)
        #expect(!ids.contains(id), "ids go on where they were")
        #expect(try client.completedGoals().contains("after"))
    }

    /// Of the events that are answered while the file cannot grow, it holds those that were accepted and no others.
    @Test func whatCouldNotBeWrittenIsNotAccepted() throws {
        let directory = try TemporaryDirectory()
        let options = ["--data", directory.path, "--rate-limit", "off"]
        let full = try EmulatorProcess(options)
        try full.limitFileSize(1_000_000)
        let answered = Collector<(visitor: Int, status: Int)>()
        try inParallel(20) { thread in
            var client = try APIClient(full)
            for number in 0..<200 {
                let visitor = thread * 1000 + number
                try client.connection.send(Write.pageview.request(Self.visitor(visitor)))
                let status = try client.answer().status
                answered.append((visitor, status))
                // A refusal of what many answers promised ends their connections.
                if status != 200 { client = try APIClient(full) }
            }
        }
        #expect(Set(answered.values.map(\.status)) == [200, 500])
        #expect(full.log.contains("writing events failed"))
        try full.limitFileSize(nil)
        let after = try APIClient(full)
        try after.connection.send(Write.pageview.request(Self.visitor(999_999)))
        #expect(try after.answer().status == 200)
        full.signal(SIGKILL)
        #expect(full.exitCode() == 128 + SIGKILL)

        let client = try APIClient(EmulatorProcess(options))
        var wrong: [Int] = []
        for (visitor, status) in answered.values + [(visitor: 999_999, status: 200)] {
            let found = try client.request("GET", "/api/v1/visitors/\(Self.visitor(visitor))").status
            if found != (status == 200 ? 200 : 404) { wrong.append(visitor) }
        }
        #expect(wrong.isEmpty, "\(wrong.count), such as \(wrong.prefix(3))")
    }

    /// What each thread uses a part of.
    private struct Unchecked<Value>: @unchecked Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private static func visitor(_ number: Int) -> String {
        let digits = String(number)
        return "6d1a0b5e-8c1f-4b7a-9a52-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Whoever copies the one file, or opens it to look, finds everything in it.
    @Test func afterAnEndInOrderTheDatabasesFileHoldsEverything() throws {
        let directory = try TemporaryDirectory()
        let emulator = try EmulatorProcess(["--data", directory.file("data")])
        let client = try APIClient(emulator)
        #expect(try client.request("POST", "/api/v1/goals", body: APIClient.goal("kept")).status == 200)
        // The client stays connected.
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        try FileManager.default.createDirectory(atPath: directory.file("copy"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: directory.file("data/default.sqlite"), toPath: directory.file("copy/default.sqlite"))
        let copy = try APIClient(EmulatorProcess(["--seed", "empty", "--data", directory.file("copy")]))
        #expect(try copy.completedGoals().contains("kept"))
    }

    @Test func aDataDirectoryInUseIsRefused() throws {
        let directory = try TemporaryDirectory()
        let first = try EmulatorProcess(["--data", directory.path])
        let second = try EmulatorProcess.run(["serve", "--port", "0", "--data", directory.path])
        #expect(second.exitCode == 73)
        #expect(
            second.errors == "datafast-emulator: \(directory.path)/default.sqlite: cannot be used: "
                + "it is in use by another emulator\n")
        #expect(try APIClient(first).request("GET", "/healthz").status == 200)
    }
}
