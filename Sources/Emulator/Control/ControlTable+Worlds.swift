import HTTPServer
import JSON

extension ControlTable {
    static let worlds = [
        ControlOperation(
            "listWorlds", .get, "/worlds", "All worlds, the default one first.",
            answer: .json(
                ControlSchema(
                    ControlSchema.object(["worlds": ControlSchema.array(WorldInfo.schema.use)]),
                    example: ["worlds": [WorldInfo.schema.example]]))
        ) { call in
            let infos = try call.emulator.worlds.all().map(WorldInfo.init)
            return .now(
                Envelope.plain { writer in
                    writer.beginArray("worlds")
                    for info in infos { writer.object { info.write(to: &$0, for: call.request) } }
                    writer.endArray()
                })
        },
        ControlOperation(
            "createWorld", .post, "/worlds",
            "Makes a world. Requests choose it by the path prefix /w/NAME, the field X-Emulator-World, or its tokens.",
            body: .object([
                WorldFields.name.description, WorldFields.seed.description, WorldFields.snapshot.description,
                WorldFields.clock.description, WorldFields.randomSeed.description, WorldFields.rateLimit.description,
                WorldFields.live.description,
            ]),
            answer: .json(WorldInfo.schema),
            refusals: [ControlRefusal(409, "There is a world with this name, or there are too many.")]
        ) { call in
            let body = call.body
            var options = WorldOptions(
                name: try body.value(WorldFields.name), clock: try body.value(WorldFields.clock),
                randomSeed: try body.value(WorldFields.randomSeed), rateLimit: try body.value(WorldFields.rateLimit),
                isLive: try body.value(WorldFields.live))
            let seed = try body.value(WorldFields.seed)
            options.origin = try body.value(WorldFields.snapshot) ?? seed
            if seed != nil, body.names.contains("snapshot") {
                throw ControlError(400, "Give seed or snapshot, not both")
            }
            return call.answer(try call.emulator.makeWorld(options))
        },
        ControlOperation(
            "getWorld", .get, "/worlds/{world}", "A world: its base URL, tokens, clock and random seed.",
            answer: .json(WorldInfo.schema)
        ) { call in call.answer(try call.emulator.worldInfo(call.worldName)) },
        ControlOperation(
            "deleteWorld", .delete, "/worlds/{world}", "Frees a world. The default world cannot be deleted.",
            answer: .json(
                ControlSchema(ControlSchema.object(["deleted": ControlSchema.text]), example: ["deleted": "suite-1"])),
            refusals: [ControlRefusal(409, "The default world cannot be deleted.")]
        ) { call in
            try call.emulator.deleteWorld(call.worldName)
            return .now(Envelope.plain { $0.member("deleted", call.worldName) })
        },
        ControlOperation(
            "resetWorld", .post, "/worlds/{world}/reset",
            "Makes a world what it was at its start: data, clock, chance, buckets, without faults, its journal empty. Snapshots stay.",
            answer: .json(WorldInfo.schema)
        ) { call in
            try call.emulator.reset(world: call.worldName)
            return call.answer(try call.emulator.worldInfo(call.worldName))
        },
    ]
}

/// What `POST /worlds` takes.
enum WorldFields {
    static let name = ControlField<String>.text(
        "name", "The world's name; without it, one that is free.", allowed: WorldOptions.allowedNames,
        schema: WorldOptions.nameSchema
    ) { WorldOptions.isName($0) ? $0 : nil }

    static let seed = ControlField<WorldOptions.Origin>(
        "seed", "What the world holds at first; without it, what the default world does.",
        allowed: "basic, empty, \(DemoSize.allowedNames), or an object of the seed format",
        schema: ["type": ["string", "object"]]
    ) { value in
        switch value {
        case .string("basic"): .seed(.basic)
        case .string("empty"): .seed(.empty)
        case .string(let name): DemoSize(name).map { .seed(.demo($0)) }
        case .object: .seed(.text(value.description))
        default: nil
        }
    }

    static let snapshot = ControlField<WorldOptions.Origin>.text(
        "snapshot", "The snapshot that the world begins as.",
        allowed: "the name of a snapshot of the default world, or WORLD/NAME for one of another"
    ) { text in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return switch parts.count {
        case 1: .snapshot(text, world: World.defaultName)
        case 2: .snapshot(parts[1], world: parts[0])
        default: nil
        }
    }

    static let clock = ControlField<WorldClock>.text(
        "clock", "The world's clock: a time stands still, an offset runs.",
        allowed: "an ISO 8601 time such as 2026-05-21T00:00:00Z, an offset such as +90d or -2h30m, or system"
    ) { $0 == "system" ? .system : WorldClock(argument: $0) }

    static let randomSeed = ControlField<UInt64>.randomSeed("randomSeed")

    static let live = ControlField<Bool>(
        "live", "Whether visitors of the seed demo arrive by the world's clock.", allowed: "true or false",
        schema: ["type": "boolean"]
    ) { $0.boolValue }

    static let rateLimit = ControlField<WorldOptions.RateLimitChoice>.text(
        "rateLimit", "The limit of each token.",
        allowed: "off, or requests (1 to 1000000) and a time (up to 1d) such as 60/60s"
    ) { text in text == "off" ? .off : RateLimit(argument: text).map { .limit($0) } }
}

extension ControlCall {
    func answer(_ info: WorldInfo) -> HTTPAnswer {
        .now(Envelope.plain { info.write(to: &$0, for: request) })
    }
}
