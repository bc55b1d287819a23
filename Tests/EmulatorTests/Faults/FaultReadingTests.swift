import HTTPServer
import JSON
import Testing

@testable import Emulator

/// What `PUT …/faults` takes, refuses and gives back.
@Suite struct FaultReadingTests {
    private func complaint(_ json: String) throws -> String? {
        do throws(SeedError) {
            _ = try FaultPlan(try! JSONValue(parsing: json))
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func effect(_ json: String) throws -> FaultEffect {
        try FaultPlan(JSONValue(parsing: #"{"rules":[{"effect":\#(json)}]}"#)).rules[0].effect
    }

    @Test(arguments: [
        ("[]", "must be an object"),
        ("{}", "rules: required"),
        (#"{"rule":[]}"#, "rule: unknown key; allowed: rules"),
        (#"{"rules":[{}]}"#, "rules[0].effect: required"),
        (
            #"{"rules":[{"effect":{"status":500}},{"effect":{"status":500},"time":1}]}"#,
            "rules[1].time: unknown key; allowed: match, skip, times, probability, ttl, effect"
        ),
    ])
    func plans(json: String, expected: String) throws {
        #expect(try complaint(json) == expected)
    }

    @Test(arguments: [
        (#""skip":-1"#, "skip: must be from 0 to 1000000000"),
        (#""times":0"#, "times: must be from 1 to 1000000000"),
        (#""times":1.5"#, "times: must be an integer"),
        (#""probability":1.1"#, "probability: must be from 0 to 1"),
        (#""ttl":"soon""#, "ttl: must be a length of time such as 300ms or 5s, or milliseconds"),
        (#""match":{"url":"/"}"#, "match.url: unknown key; allowed: operation, method, path, token, header"),
        (
            #""match":{"operation":"nothing"}"#,
            #"match.operation: unknown operation "nothing"; allowed: an operationId of the API, recordEvent, recordCrawl, getScript, getOptions"#
        ),
        (#""match":{"method":"get"}"#, "match.method: must be one of: GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS"),
        (#""match":{"path":""}"#, "match.path: must not be empty"),
        (#""match":{"header":{"X-A":1}}"#, "match.header.X-A: must be a string"),
    ])
    func rules(json: String, expected: String) throws {
        #expect(try complaint(#"{"rules":[{\#(json),"effect":{"status":500}}]}"#) == "rules[0].\(expected)")
    }

    @Test(arguments: [
        ("{}", ": must have at least one of status, delay, connection"),
        (#"{"status":"500"}"#, ".status: must be an integer"),
        (#"{"status":100}"#, ".status: must be from 200 to 599"),
        (#"{"body":"x"}"#, ".body: needs a status"),
        (#"{"status":500,"contentType":"text/html"}"#, ".contentType: needs a body"),
        (#"{"status":500,"body":"x","message":"y"}"#, ".body: give either message or body"),
        (#"{"status":500,"headers":{"Content-Length":"1"}}"#, ".headers.Content-Length: cannot be set"),
        (#"{"status":500,"headers":{"A B":"1"}}"#, ".headers.A B: is no field name"),
        (#"{"status":500,"headers":{"A":"1\r\n"}}"#, ".headers.A: must be without control characters"),
        (#"{"delay":"fast"}"#, ".delay: must be a length of time such as 300ms or 5s, or milliseconds"),
        (#"{"delay":-1}"#, ".delay: must be a length of time such as 300ms or 5s, or milliseconds"),
        (#"{"delay":"11m"}"#, ".delay: must be at most 600s"),
        (
            #"{"delay":{"p50":1}}"#,
            ".delay: must be a length of time, {fixed}, {uniform: {min, max}}, {lognormal: {median, sigma}} or {p50, p99}"
        ),
        (#"{"delay":{"p50":2,"p99":1}}"#, ".delay.p99: must not be less than p50"),
        (#"{"delay":{"uniform":{"min":2,"max":1}}}"#, ".delay.uniform.max: must not be less than 2ms"),
        (#"{"delay":{"lognormal":{"median":2}}}"#, ".delay.lognormal.sigma: required"),
        (#"{"delay":1,"fixedDelayMilliseconds":1}"#, ": give one of: delay, fixedDelayMilliseconds"),
        (
            #"{"connection":"break"}"#,
            ".connection: must be one of: reset, empty, close-after-bytes, garbage, malformed-chunk, drip, stall"
        ),
        (
            #"{"connection":{"type":"break"}}"#,
            ".connection.type: must be one of: reset, empty, close-after-bytes, garbage, malformed-chunk, drip, stall"
        ),
        (#"{"connection":"close-after-bytes"}"#, ".connection: close-after-bytes needs bytes"),
        (#"{"connection":"close-after-bytes:x"}"#, ".connection: bytes must be an integer from 0 to 1000000000"),
        (#"{"connection":"reset:1"}"#, ".connection: reset takes no bytes"),
        (#"{"connection":{"type":"stall","interval":1}}"#, ".connection: stall takes no interval"),
        (#"{"connection":{"type":"drip","bytes":1}}"#, ".connection: drip needs bytes and an interval, both above 0"),
        (#"{"connection":"drip:1:2:3"}"#, ".connection: has too many parts"),
        (#"{"connection":"reset","when":"later"}"#, ".when: must be one of: before, after"),
        (#"{"delay":1,"when":"before"}"#, ": when: before needs status or connection: a delay follows the operation"),
        (
            #"{"connection":"drip:1:1ms","when":"before"}"#,
            ": when: before leaves no answer for drip; give a status too"
        ),
        (
            #"{"fault":"BOOM"}"#,
            ".fault: must be one of: CONNECTION_RESET_BY_PEER, EMPTY_RESPONSE, MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE"
        ),
        (
            #"{"type":"slow_close"}"#,
            ".type: must be one of: latency, timeout, reset_peer, limit_data, slicer, bandwidth"
        ),
        (#"{"type":"latency","attributes":{"delay":1}}"#, ".attributes.delay: unknown key; allowed: latency, jitter"),
        (
            #"{"type":"latency","attributes":{"latency":1},"delay":1}"#,
            ".type: cannot stand beside a delay or a connection"
        ),
        (#"{"attributes":{}}"#, ".type: required"),
    ])
    func effects(json: String, expected: String) throws {
        #expect(try complaint(#"{"rules":[{"effect":\#(json)}]}"#) == "rules[0].effect\(expected)")
    }

    @Test func thereAreNotTooManyRules() throws {
        let rule = #"{"effect":{"status":500}}"#
        let rules = Array(repeating: rule, count: 257).joined(separator: ",")
        #expect(try complaint(#"{"rules":[\#(rules)]}"#) == "rules: must be at most 256 rules")
    }

    @Test func wireMocksNames() throws {
        #expect(try effect(#"{"fixedDelayMilliseconds":250}"#) == FaultEffect(delay: .fixed(250)))
        #expect(
            try effect(#"{"delayDistribution":{"type":"lognormal","median":80,"sigma":0.4}}"#)
                == FaultEffect(delay: .lognormal(median: 80, sigma: 0.4)))
        #expect(
            try effect(#"{"delayDistribution":{"type":"uniform","lower":15,"upper":25}}"#)
                == FaultEffect(delay: .uniform(min: 15, max: 25)))
        #expect(
            try effect(#"{"delayDistribution":{"type":"fixed","milliseconds":9}}"#) == FaultEffect(delay: .fixed(9)))
        #expect(try effect(#"{"fault":"CONNECTION_RESET_BY_PEER"}"#) == FaultEffect(connection: .reset))
        #expect(try effect(#"{"fault":"EMPTY_RESPONSE"}"#) == FaultEffect(connection: .empty))
        #expect(try effect(#"{"fault":"MALFORMED_RESPONSE_CHUNK"}"#) == FaultEffect(connection: .malformedChunk))
        #expect(try effect(#"{"fault":"RANDOM_DATA_THEN_CLOSE"}"#) == FaultEffect(connection: .garbage))
        let answer = try effect(
            #"{"status":503,"jsonBody":{"a":1},"headers":{"content-TYPE":"application/problem+json","A":"b"}}"#
        ).answer
        #expect(answer?.body == Array(#"{"a":1}"#.utf8))
        #expect(answer?.contentType == "application/problem+json")
        #expect(answer?.headers == [HTTPField(name: "A", value: "b")])
        #expect(
            try complaint(#"{"rules":[{"effect":{"status":500,"jsonBody":1,"body":"x"}}]}"#)
                == "rules[0].effect.jsonBody: give either body or jsonBody")
        #expect(
            try complaint(#"{"rules":[{"effect":{"status":500,"headers":{"Content-Type":"a/b"}}}]}"#)
                == "rules[0].effect.contentType: needs a body")
    }

    @Test func toxiproxysToxics() throws {
        func toxic(_ type: String, _ attributes: String) throws -> FaultEffect {
            try effect(#"{"type":"\#(type)","attributes":\#(attributes)}"#)
        }
        #expect(try toxic("latency", #"{"latency":100}"#) == FaultEffect(delay: .fixed(100)))
        #expect(try toxic("latency", "{}") == FaultEffect(delay: .fixed(0)))
        #expect(
            try toxic("slicer", #"{"average_size":8}"#) == FaultEffect(connection: .drip(bytes: 8, milliseconds: 1)))
        #expect(
            try effect(
                #"{"name":"slow","stream":"downstream","toxicity":1,"type":"latency","attributes":{"latency":5}}"#)
                == FaultEffect(delay: .fixed(5)))
        #expect(
            try complaint(#"{"rules":[{"effect":{"type":"latency","stream":"upstream"}}]}"#)
                == "rules[0].effect.stream: must be one of: downstream")
        #expect(
            try complaint(#"{"rules":[{"effect":{"type":"latency","toxicity":0.5}}]}"#)
                == "rules[0].effect.toxicity: must be 1: how often it strikes is the rule's probability")
        #expect(
            try toxic("latency", #"{"latency":100,"jitter":30}"#) == FaultEffect(delay: .uniform(min: 70, max: 130)))
        #expect(
            try toxic("latency", #"{"latency":10,"jitter":30}"#) == FaultEffect(delay: .uniform(min: 0, max: 40)))
        #expect(try toxic("timeout", #"{"timeout":0}"#) == FaultEffect(connection: .stall))
        #expect(try toxic("timeout", #"{"timeout":50}"#) == FaultEffect(delay: .fixed(50), connection: .empty))
        #expect(try effect(#"{"type":"reset_peer"}"#) == FaultEffect(connection: .reset))
        #expect(try toxic("reset_peer", #"{"timeout":50}"#) == FaultEffect(delay: .fixed(50), connection: .reset))
        #expect(try toxic("limit_data", #"{"bytes":99}"#) == FaultEffect(connection: .closeAfter(bytes: 99)))
        #expect(
            try toxic("slicer", #"{"average_size":8,"delay":20000}"#)
                == FaultEffect(connection: .drip(bytes: 8, milliseconds: 20)))
        #expect(
            try toxic("bandwidth", #"{"rate":2}"#) == FaultEffect(connection: .drip(bytes: 200, milliseconds: 100)))
    }

    @Test func aPlanIsGivenBackWithItsCountsAndInOneForm() throws {
        let world = try FaultTestWorld(
            #"{"rules":[{"match":{"operation":"getAccount","method":"GET","path":"/api/*","header":{"X-A":"1*"}},"skip":1,"times":2,"probability":0.5,"ttl":"1m","effect":{"fixedDelayMilliseconds":20,"fault":"EMPTY_RESPONSE"}},{"effect":{"status":503,"body":"x","headers":{"Retry-After":"1"},"when":"after"}}]}"#
        )
        world.send()
        #expect(
            world.world.state.faults.json.description
                == #"{"rules":[{"match":{"operation":"getAccount","method":"GET","path":"/api/*","header":{"X-A":"1*"}},"skip":1,"times":2,"probability":0.5,"ttl":"60000ms","effect":{"delay":"20ms","connection":"empty"},"matched":0,"applied":0,"left":2,"expiresAt":"2026-05-21T12:01:00.000Z"},{"match":{},"skip":0,"times":null,"probability":1,"ttl":null,"effect":{"status":503,"body":"x","contentType":"text/plain","headers":{"Retry-After":"1"},"when":"after"},"matched":1,"applied":1,"left":null,"expiresAt":null}]}"#
        )
    }

    @Test(arguments: [
        #"{"delay":"20ms"}"#, #"{"delay":{"uniform":{"min":"1ms","max":"2ms"}}}"#,
        #"{"delay":{"lognormal":{"median":"80ms","sigma":0.4}}}"#, #"{"delay":{"p50":"80ms","p99":"600ms"}}"#,
        #"{"status":500,"message":"no","connection":"drip:16:50ms","when":"before"}"#,
        #"{"connection":"close-after-bytes:3"}"#,
    ])
    func whatIsGivenBackCanBeGivenAgain(json: String) throws {
        let plan = try FaultPlan(JSONValue(parsing: #"{"rules":[{"effect":\#(json)}]}"#))
        #expect(plan.json["rules"]?[0]?["effect"]?.description == json)
    }
}
