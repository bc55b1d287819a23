import Foundation
import Glibc
import Testing

/// How the program ends.
struct StopTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func anIdleProgramEndsAtOnceWithSuccess(_ signal: Int32) throws {
        let emulator = try EmulatorProcess()
        let idle = try APIClient(emulator)
        #expect(try idle.request("GET", "/healthz").status == 200)
        emulator.signal(signal)
        #expect(emulator.exitCode(within: 2) == 0)
        #expect(idle.connection.isClosed())
    }

    @Test func aRequestUnderWayIsAnsweredFirst() throws {
        let emulator = try EmulatorProcess()
        let client = try APIClient(emulator)
        try Self.sendHalf(client)
        emulator.signal(SIGTERM)
        try Self.awaitRefusal(emulator)
        #expect(emulator.isRunning)
        try client.connection.send(#""signup"}"#)
        #expect(try client.answer().status == 200)
        #expect(client.connection.isClosed())
        // It lingers for a client that might still be sending.
        #expect(emulator.exitCode(within: 5) == 0)
    }

    @Test func aSecondSignalEndsTheProgramAtOnce() throws {
        let emulator = try EmulatorProcess()
        let client = try APIClient(emulator)
        try Self.sendHalf(client)
        emulator.signal(SIGTERM)
        try Self.awaitRefusal(emulator)
        emulator.signal(SIGINT)
        #expect(emulator.exitCode(within: 2) == 128 + SIGINT)
    }

    @Test func aThousandRequestsUnderWayAreAllAnswered() throws {
        try allowDescriptors(4096)
        let emulator = try EmulatorProcess(["--rate-limit", "off"])
        let count = 1000
        let connections = try (0..<count).map { index in
            let connection = try RawConnection(port: emulator.port)
            try connection.send(
                APIClient.bytes("POST", "/api/v1/goals", body: APIClient.goal("goal_\(index)"))
                    .replacing("Host:", with: "X-Emulator-Fault: delay=\(2000 + index % 100)ms\r\nHost:"))
            return connection
        }
        // All are served, and none is answered yet.
        let verification = #"{"operation":"createGoal","count":{"min":\#(count)},"timeout":"10s"}"#
        let seen = try APIClient(emulator).request("POST", "/__emulator/worlds/default/verify", body: verification)
        #expect(seen.status == 200, "\(seen.body)")
        #expect(connections.allSatisfy { $0.isSilent(milliseconds: 0) })
        emulator.signal(SIGTERM)
        var answered = 0
        for connection in connections {
            let (head, body) = try connection.response()
            let text = String(decoding: head, as: UTF8.self)
            let isWhole =
                text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.contains("\r\nConnection: close\r\n")
                && String(decoding: body, as: UTF8.self).hasSuffix("}]}")
            if isWhole, connection.isClosed() { answered += 1 }
        }
        #expect(answered == count)
        #expect(emulator.exitCode(within: 5) == 0)
    }

    /// Nobody waits for an answer yet, and nobody is told that it can be asked for.
    @Test(arguments: [SIGTERM, SIGINT])
    func aProgramThatPlantsItsSeedEndsAtOnce(_ signal: Int32) throws {
        let directory = try TemporaryDirectory()
        let files = ["--port-file", try directory.write("1\n", to: "port"), "--ready-file", directory.file("ready")]
        let data = ["--data", directory.file("data")]
        let program = try EmulatorProcess.Background(
            ["serve", "--port", "0", "--seed", "demo:3000000"] + files + data)
        // It listens now, and there is no port of an earlier process any more.
        try directory.await("port", isThere: false)
        program.signal(signal)
        #expect(program.exitCode(within: 2) == 0)
        #expect(program.output.isEmpty)
        #expect(!directory.has("port") && !directory.has("ready"))
        // The directory is as good as new.
        let client = try APIClient(EmulatorProcess(data))
        #expect(try client.request("GET", "/api/v1/visitors/\(APIClient.visitor)").status == 200)
    }

    private static func sendHalf(_ client: APIClient) throws {
        let body = APIClient.goal("signup")
        let request = APIClient.bytes("POST", "/api/v1/goals", body: body)
        try client.connection.send(String(request.dropLast(#""signup"}"#.count)))
        // Time to arrive: a request that the program has not seen is none under way.
        usleep(100_000)
    }

    /// Waits until the program takes no more connections.
    private static func awaitRefusal(_ emulator: EmulatorProcess) throws {
        for _ in 0..<2000 {
            guard (try? RawConnection(port: emulator.port)) != nil else { return }
            usleep(1000)
        }
        throw RawConnection.Failure("the program still takes connections")
    }

    @Test func aSignalThatComesBeforeDispatchListensWaits() throws {
        // The kernel drops a signal that is ignored, and keeps one that is blocked.
        let emulator = try EmulatorProcess(["--quiet", "--seed", "empty"])
        let status = try String(contentsOfFile: "/proc/\(emulator.identifier)/status", encoding: .utf8)
        func mask(_ name: String) throws -> UInt64 {
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
            return try #require(UInt64(line.dropFirst(name.count).trimmingCharacters(in: .whitespaces), radix: 16))
        }
        for signal in [SIGTERM, SIGINT] {
            let bit = UInt64(1) << (signal - 1)
            #expect(try mask("SigBlk:") & bit != 0)
            #expect(try mask("SigIgn:") & bit == 0)
        }
    }
}
