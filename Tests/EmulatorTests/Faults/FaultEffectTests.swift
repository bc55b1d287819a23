import HTTPServer
import JSON
import Testing

@testable import Emulator

/// What faults do to an answer.
@Suite struct FaultEffectTests {
    @Test(arguments: [
        (401, "Invalid API Key"), (403, "Account does not have API access"), (404, "Not found"), (409, "Conflict"),
        (500, "Internal server error"), (503, "Service Unavailable"), (504, "Gateway Timeout"), (418, "Unknown"),
    ])
    func aStatusComesInTheAPIsEnvelopeAndNothingIsDone(status: Int, message: String) throws {
        let world = try FaultTestWorld(effect: #"{"status":\#(status)}"#)
        let served = world.send()
        #expect(served.response.status == status)
        #expect(served.response.contentType == "application/json")
        #expect(served.response.text == #"{"status":"error","error":{"code":\#(status),"message":"\#(message)"}}"#)
        #expect(served.applied == ["status=\(status)"])
        #expect(served.fault == "status=\(status)")
        #expect(world.performed == 0)
    }

    @Test func operationsWithAFormOfTheirOwnKeepIt() throws {
        let missing = try FaultTestWorld(effect: #"{"status":404}"#).send("POST", "/payments")
        #expect(missing.response.text == #"{"error":"First event not found for visitor ID"}"#)
        let timedOut = try FaultTestWorld(effect: #"{"status":504}"#).send("DELETE", "/goals")
        #expect(timedOut.response.text.contains("Delete operation timed out. Retry with a smaller time range."))
    }

    @Test(arguments: [
        (404, "GET", "/admin/websites/665f0b3c4d2e1a0012345678", "Website not found"),
        (404, "GET", "/admin/account", "Not found"),
        (404, "PUT", "/admin/websites/665f0b3c4d2e1a0012345678/funnels/665f0b3c4d2e1a0012345678", "Funnel not found"),
        (409, "POST", "/admin/websites", "A website with this domain already exists"),
        (409, "GET", "/visitors", "Conflict"),
    ])
    func aStatusHasTheMessageThatTheOperationHasForIt(status: Int, method: String, path: String, message: String) throws
    {
        let world = try FaultTestWorld(effect: #"{"status":\#(status)}"#)
        #expect(
            world.send(method, path).response.text
                == #"{"status":"error","error":{"code":\#(status),"message":"\#(message)"}}"#)
    }

    @Test func a429IsTheDocumentedOne() throws {
        let response = try FaultTestWorld(effect: #"{"status":429}"#).send().response
        let reset = TestWorld.noon.seconds + 60
        #expect(
            response.text
                == #"{"error":"Too many requests","message":"Rate limit exceeded...","limit":60,"remaining":0,"reset":\#(reset)}"#
        )
        #expect(
            response.fields.map { "\($0.name): \($0.value)" } == [
                "X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: \(reset)",
                "X-Emulator-Fault-Applied: status=429",
            ])
    }

    @Test func aBodyMayBeGiven() throws {
        let html = try FaultTestWorld(
            effect: #"{"status":502,"body":"<h1>Bad</h1>","contentType":"text/html","headers":{"Retry-After":"7"}}"#
        ).send().response
        #expect(html.status == 502)
        #expect(html.contentType == "text/html")
        #expect(html.text == "<h1>Bad</h1>")
        #expect(html.fields.first == HTTPField(name: "Retry-After", value: "7"))
        let json = try FaultTestWorld(effect: #"{"status":200,"body":{"a":[1]}}"#).send().response
        #expect(json.contentType == "application/json")
        #expect(json.text == #"{"a":[1]}"#)
        #expect(try FaultTestWorld(effect: #"{"status":204}"#).send().response.body.isEmpty)
        #expect(
            try FaultTestWorld(effect: #"{"status":400,"message":"No"}"#).send().response.text
                == #"{"status":"error","error":{"code":400,"message":"No"}}"#)
    }

    @Test func aStatusMayComeAfterTheWorkIsDone() throws {
        let world = try FaultTestWorld(effect: #"{"status":500,"when":"after"}"#)
        #expect(world.send().response.status == 500)
        #expect(world.performed == 1)
    }

    @Test func aDelayLeavesTheAnswerAndTheWorkAsTheyAre() throws {
        let world = try FaultTestWorld(effect: #"{"delay":"300ms"}"#)
        let served = world.send()
        #expect(served.response.text == "done")
        #expect(served.delay == 300)
        #expect(served.applied == ["delay=300ms"])
        #expect(world.performed == 1)
    }

    @Test(arguments: [
        (#""reset""#, HTTPDelivery.reset, "reset"), (#""empty""#, .empty, "empty"), (#""stall""#, .stall, "stall"),
        (#""malformed-chunk""#, .malformedChunk, "malformed-chunk"),
        (#"{"type":"close-after-bytes","bytes":20}"#, .closeAfter(bytes: 20), "close-after-bytes:20"),
        (
            #"{"type":"drip","bytes":16,"interval":"50ms"}"#, .drip(bytes: 16, interval: .milliseconds(50)),
            "drip:16:50ms"
        ),
    ])
    func connectionsFailAfterTheWorkIsDone(json: String, delivery: HTTPDelivery, name: String) throws {
        let world = try FaultTestWorld(effect: #"{"connection":\#(json)}"#)
        let served = world.send()
        #expect(served.response.delivery == delivery)
        #expect(served.response.text == "done")
        #expect(served.applied == ["connection=\(name)"])
        #expect(world.performed == 1)
        #expect(try FaultTestWorld(effect: #"{"connection":"\#(name)"}"#).send().response.delivery == delivery)
    }

    @Test func garbageFollowsTheSeedAndIsNoHTTP() throws {
        let world = try FaultTestWorld(effect: #"{"connection":"garbage"}"#)
        guard case .garbage(let bytes) = world.send().response.delivery else {
            Issue.record("no garbage")
            return
        }
        #expect(bytes.count == 128)
        #expect(bytes[0] > 127)
        let again = try FaultTestWorld(effect: #"{"connection":"garbage"}"#).send().response.delivery
        #expect(again == .garbage(bytes))
        #expect(world.send().response.delivery != again)
    }

    @Test func connectionsMayFailBeforeTheWorkIsDone() throws {
        let world = try FaultTestWorld(effect: #"{"connection":"reset","when":"before"}"#)
        #expect(world.send().response.delivery == .reset)
        #expect(world.performed == 0)
    }

    @Test func partsGoTogether() throws {
        let served = try FaultTestWorld(effect: #"{"status":503,"delay":5,"connection":"empty"}"#).send()
        #expect(served.response.status == 503)
        #expect(served.response.delivery == .empty)
        #expect(served.delay == 5)
        #expect(served.applied == ["status=503, delay=5ms, connection=empty"])
    }

    // MARK: Delays

    private func delays(_ delay: String, _ count: Int = 2000, seed: UInt64 = 1) throws -> [Int64] {
        let world = try FaultTestWorld(effect: #"{"delay":\#(delay)}"#) { $0.randomSeed = seed }
        return (0..<count).map { _ in world.send().delay }
    }

    @Test func uniformDelaysFillTheirRange() throws {
        let found = try delays(#"{"uniform":{"min":"10ms","max":"20ms"}}"#)
        #expect(Set(found) == Set(10...20))
        #expect(try delays(#"{"uniform":{"min":5,"max":5}}"#, 3) == [5, 5, 5])
    }

    @Test func lognormalDelaysHaveTheirMedianAndTail() throws {
        let found = try delays(#"{"lognormal":{"median":"100ms","sigma":0.5}}"#).sorted()
        #expect(95...105 ~= found[1000])
        // e to the power of 0.5 × 1.2816, and of its negative.
        #expect(175...205 ~= found[1800])
        #expect(49...57 ~= found[200])
    }

    @Test func percentilesAreKept() throws {
        let found = try delays(#"{"p50":"80ms","p99":"600ms"}"#, 20_000).sorted()
        #expect(77...83 ~= found[10_000])
        #expect(540...660 ~= found[19_800])
        #expect(try delays(#"{"p50":0,"p99":100}"#, 2) == [0, 0])
    }

    @Test func delaysFollowTheSeedAndHaveAnEnd() throws {
        let delay = #"{"lognormal":{"median":"5m","sigma":10}}"#
        let found = try delays(delay)
        #expect(try delays(delay) == found)
        #expect(try delays(delay, seed: 2) != found)
        #expect(found.max() == 600_000)
        #expect(found.min() == 0)
    }
}
