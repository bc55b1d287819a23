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
