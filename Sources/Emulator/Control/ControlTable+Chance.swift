import CivilTime
import HTTPServer
import JSON

extension ControlTable {
    /// Clock and randomness.
    static let chance = [
        ControlOperation(
            "getClock", .get, "/worlds/{world}/clock", "What a world's clock shows, and how it goes.",
            answer: .json(ClockReading.schema)
        ) { call in call.answer(try call.emulator.clock(world: call.worldName)) },
        ControlOperation(
            "setClock", .put, "/worlds/{world}/clock", "Changes a world's clock; everything in the world follows it.",
            body: .object(
                [
                    ClockFields.freeze.description, ClockFields.advance.description, ClockFields.set.description,
                    ClockFields.offset.description, ClockFields.scale.description, ClockFields.reset.description,
                ], isChoice: true),
            answer: .json(ClockReading.schema)
        ) { call in
            let change = try ClockFields.change(call.body)
            return call.answer(try call.emulator.setClock(change, world: call.worldName))
        },
        ControlOperation(
            "setRandom", .put, "/worlds/{world}/random", "Lets a world's chance begin anew from a seed.",
            body: .object([RandomFields.seed.description.required]),
            answer: .json(
                ControlSchema(
                    ControlSchema.object(["randomSeed": ControlSchema.randomSeed.use]), example: ["randomSeed": 42]))
        ) { call in
            let seed = try call.body.required(RandomFields.seed)
            try call.emulator.setRandomSeed(seed, world: call.worldName)
            return .now(Envelope.plain { $0.member("randomSeed", seed: seed) })
        },
    ]
}

/// What `PUT …/random` takes.
enum RandomFields {
    static let seed = ControlField<UInt64>.randomSeed("seed")
}

/// What `PUT …/clock` takes.
enum ClockFields {
    static let freeze = ControlField<WorldClock.Change>.text(
        "freeze", "Stops the clock.", allowed: "an ISO 8601 time such as 2026-05-21T00:00:00Z, or now"
    ) { text in text == "now" ? .freeze(at: nil) : Instant(iso8601: text).map { .freeze(at: $0) } }

    static let advance = ControlField.signedDuration("advance", "Moves the clock on; it runs or stands as before.")

    static let set = ControlField.instant("set", "Makes the clock show a time; it runs or stands as before.")

    static let offset = ControlField.signedDuration("offset", "Lets the clock run so far from the machine's.")

    static let scale = ControlField<Double>(
        "scale", "Lets the clock run so many times as fast as the machine's, from now on; 0 stops it.",
        allowed: "a number from 0 to 1000000", schema: ["type": "number", "minimum": 0, "maximum": 1_000_000]
    ) { value in value.numberValue.flatMap { 0...1_000_000 ~= $0 ? $0 : nil } }

    static let reset = ControlField<Bool>(
        "reset", "Makes the clock what it was when the world was made.", allowed: "true",
        schema: ["type": "boolean", "const": true]
    ) { $0.boolValue == true ? true : nil }

    /// The one change that a body asks for.
    static func change(_ body: ControlBody) throws(ControlError) -> WorldClock.Change {
        if let change = try body.value(freeze) { return change }
        if let time = try body.value(advance) { return .advance(milliseconds: time) }
        if let instant = try body.value(set) { return .set(instant) }
        if let time = try body.value(offset) { return .offset(milliseconds: time) }
        if let rate = try body.value(scale) { return .scale(rate) }
        _ = try body.value(reset)
        return .reset
    }
}

extension ControlCall {
    fileprivate func answer(_ reading: ClockReading) -> HTTPAnswer { .now(Envelope.plain { reading.write(to: &$0) }) }
}
