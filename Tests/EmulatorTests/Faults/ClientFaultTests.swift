import HTTPServer
import Testing

@testable import Emulator

/// Faults that a request asks for itself.
@Suite struct ClientFaultTests {
    private func send(_ name: String, _ value: String, to world: FaultTestWorld? = nil) throws -> ServedRequest {
        try (world ?? FaultTestWorld()).send(fields: [HTTPField(name: name, value: value)])
    }

    @Test func severalPartsAtOnce() throws {
        let world = try FaultTestWorld()
        let served = try send("x-emulator-fault", "delay=300ms, status=500 ,connection=drip:7:5ms", to: world)
        #expect(served.response.status == 500)
        #expect(served.delay == 300)
        #expect(served.response.delivery == .drip(bytes: 7, interval: .milliseconds(5)))
        #expect(served.applied == ["status=500, delay=300ms, connection=drip:7:5ms"])
        #expect(world.performed == 0)
        _ = try send("X-Emulator-Fault", "connection=reset", to: world)
        #expect(world.performed == 1)
        _ = try send("X-Emulator-Fault", "connection=reset, when=before", to: world)
        #expect(world.performed == 1)
    }

    @Test(arguments: ["code=504", "Code=\"504\"", "return=minimal, code=504;dynamic=true", "wait=1 ; code=504"])
    func preferNamesAStatus(value: String) throws {
        let served = try send("Prefer", value)
        #expect(served.response.status == 504)
        #expect(served.applied == ["status=504"])
    }

    @Test(arguments: ["return=minimal", "code", "code=9", "code=abc", "code=200", ""]) func otherPreferencesDoNothing(
        value: String
    )
        throws
    {
        let served = try send("Prefer", value)
        #expect(served.response.text == "done")
        #expect(served.applied.isEmpty)
    }

    @Test(arguments: [
        ("500", "must be such as delay=300ms, status=500"),
        ("", "must have at least one of status, delay, connection"),
        ("when=after", "must have at least one of status, delay, connection"),
        ("status=500, status=503", "status is given twice"),
    ])
    func whatIsNoFaultIsRefused(value: String, reason: String) throws {
        let world = try FaultTestWorld()
        let response = try send("X-Emulator-Fault", value, to: world).response
        #expect(response.status == 400)
        #expect(response.text.contains("Invalid X-Emulator-Fault: \(reason)"))
        #expect(world.performed == 0)
    }

    @Test(arguments: [
        ("status=abc", "status: must be an integer from 200 to 599"),
        ("status=99", "status: must be an integer from 200 to 599"),
        ("delay=soon", "delay: must be a length of time such as 300ms or 5s, or milliseconds"),
        ("stat=5", "stat: unknown key; allowed: status, delay, connection, when"),
        (
            "connection=bad",
            "connection: must be one of: reset, empty, close-after-bytes, garbage, malformed-chunk, drip, stall"
        ),
    ])
    func wrongPartsAreNamed(value: String, reason: String) throws {
        let response = try send("X-Emulator-Fault", value).response
        #expect(response.status == 400)
        #expect(response.text.contains("Invalid X-Emulator-Fault.\(reason)"))
    }

    /// A field that is a list may come in several lines.
    @Test func severalLines() throws {
        func send(_ name: String, _ values: [String]) throws -> ServedRequest {
            try FaultTestWorld().send(fields: values.map { HTTPField(name: name, value: $0) })
        }
        #expect(try send("Prefer", ["respond-async", "code=504"]).applied == ["status=504"])
        #expect(try send("X-Emulator-Fault", ["delay=100", "status=500"]).applied == ["status=500, delay=100ms"])
    }

    @Test func theyGoBeforeThePlanAndDoNotTouchIt() throws {
        let world = try FaultTestWorld(effect: #"{"status":503}"#)
        #expect(try send("X-Emulator-Fault", "status=500", to: world).response.status == 500)
        #expect(try send("Prefer", "return=minimal", to: world).response.status == 503)
        #expect(world.world.state.faults.rules[0].matched == 1)
    }

    @Test func theyCanBeSwitchedOff() throws {
        for (name, value) in [
            ("X-Emulator-Fault", "status=500"), ("Prefer", "code=500"), ("X-Emulator-Fault", "nonsense"),
        ] {
            let world = try FaultTestWorld { $0.allowsClientFaults = false }
            #expect(try send(name, value, to: world).response.text == "done")
        }
    }
}
