import Glibc
import JSON
import Testing

/// With `--data` an answered write is there, whatever happens to the program.
struct DurabilityTests {
    @Test func whatWasAnsweredSurvivesSIGKILL() throws {
        let directory = try TemporaryDirectory()
        let options = ["--data", directory.path, "--rate-limit", "off"]
        let killed = try EmulatorProcess(options)
        let answered = Collector<(name: String, id: String)>()
        try inParallel(16) { connection in
            let client = try APIClient(killed)
            for number in 0..<63 {
                let name = "goal_\(connection)_\(number)"
                guard let answer = try? client.request("POST", "/api/v1/goals", body: APIClient.goal(name)) else {
                    return
                }
                let id = answer.json["data"]?[0]?["eventId"]?.stringValue
                #expect(answer.status == 200)
                answered.append((name, try #require(id)))
                if answered.values.count == 500 { killed.signal(SIGKILL) }
            }
        }
        #expect(killed.exitCode() == 128 + SIGKILL)
        let kept = answered.values
        #expect(kept.count >= 500 && kept.count < 1000, "the kill came while it was written")
        #expect(Set(kept.map(\.id)).count == kept.count)

        let client = try APIClient(EmulatorProcess(options))
        let goals = Set(try client.completedGoals())
        #expect(kept.filter { !goals.contains($0.name) }.isEmpty)
        let new = try client.request("POST", "/api/v1/goals", body: APIClient.goal("after"))
        let id = try #require(new.json["data"]?[0]?["eventId"]?.stringValue)
        #expect(!kept.contains { $0.id == id }, "ids go on where they were")
        #expect(try client.completedGoals().contains("after"))
    }

    @Test func aDataDirectoryInUseIsRefused() throws {
        let directory = try TemporaryDirectory()
        let first = try EmulatorProcess(["--data", directory.path])
        let second = try EmulatorProcess.run(["serve", "--port", "0", "--data", directory.path])
        #expect(second.exitCode == 73)
        #expect(second.errors.split(separator: "\n").count == 1)
        #expect(try APIClient(first).request("GET", "/healthz").status == 200)
    }
}
