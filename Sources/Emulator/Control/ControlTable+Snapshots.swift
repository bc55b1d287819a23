import HTTPServer
import JSON

extension ControlTable {
    static let snapshots = [
        ControlOperation(
            "listSnapshots", .get, "/worlds/{world}/snapshots", "The snapshots of a world, by name.",
            answer: .json(
                ControlSchema(
                    ControlSchema.object(["snapshots": ControlSchema.array(SnapshotInfo.schema.use)]),
                    example: ["snapshots": [SnapshotInfo.schema.example]]))
        ) { call in
            let infos = try call.emulator.snapshots(world: call.worldName)
            return .now(
                Envelope.plain { writer in
                    writer.beginArray("snapshots")
                    for info in infos { writer.object { info.write(to: &$0) } }
                    writer.endArray()
                })
        },
        ControlOperation(
            "takeSnapshot", .put, "/worlds/{world}/snapshots/{snapshot}",
            "Keeps data, clock, chance, buckets and faults under a name, in place of a snapshot that had it.",
            answer: .json(SnapshotInfo.schema), refusals: [ControlRefusal(409, "The world has too many snapshots.")]
        ) { call in call.answer(try call.emulator.takeSnapshot(call.path[1], world: call.worldName)) },
        ControlOperation(
            "getSnapshot", .get, "/worlds/{world}/snapshots/{snapshot}", "A snapshot.",
            answer: .json(SnapshotInfo.schema)
        ) { call in call.answer(try call.emulator.snapshot(call.path[1], world: call.worldName)) },
        ControlOperation(
            "deleteSnapshot", .delete, "/worlds/{world}/snapshots/{snapshot}", "Forgets a snapshot.",
            answer: .json(
                ControlSchema(ControlSchema.object(["deleted": ControlSchema.text]), example: ["deleted": "signed-up"]))
        ) { call in
            try call.emulator.deleteSnapshot(call.path[1], world: call.worldName)
            return .now(Envelope.plain { $0.member("deleted", call.path[1]) })
        },
        ControlOperation(
            "restoreSnapshot", .post, "/worlds/{world}/snapshots/{snapshot}/restore",
            "Makes a world what it was when the snapshot was taken. Its journal stays.", answer: .json(WorldInfo.schema)
        ) { call in
            try call.emulator.restoreSnapshot(call.path[1], world: call.worldName)
            return call.answer(try call.emulator.worldInfo(call.worldName))
        },
        ControlOperation(
            "exportWorld", .get, "/worlds/{world}/export", "A world's data as one SQLite file.", answer: .file
        ) { call in
            let bytes = try call.emulator.exportDatabase(world: call.worldName)
            let name = HTTPField(
                name: "Content-Disposition", value: "attachment; filename=\"\(call.worldName).sqlite\"")
            return .now(HTTPResponse(status: 200, contentType: databaseType, fields: [name], body: bytes))
        },
        ControlOperation(
            "importWorld", .put, "/worlds/{world}/import",
            "Puts the data of a SQLite file, as an export gave it, in place of a world's. Clock and seed stay.",
            body: .file, answer: .json(WorldInfo.schema)
        ) { call in
            try call.emulator.importDatabase(call.request.body, world: call.worldName)
            return call.answer(try call.emulator.worldInfo(call.worldName))
        },
    ]

    /// The media type of SQLite files (IANA, *application/vnd.sqlite3*).
    static let databaseType = "application/vnd.sqlite3"
}

extension SnapshotInfo {
    func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("takenAt", takenAt)
    }

    static let schema = ControlSchema(
        "Snapshot", ControlSchema.object(["name": ControlSchema.text, "takenAt": ControlSchema.time]),
        example: ["name": "signed-up", "takenAt": "2026-05-21T12:00:00.000Z"])
}

extension ControlCall {
    fileprivate func answer(_ info: SnapshotInfo) -> HTTPAnswer { .now(Envelope.plain { info.write(to: &$0) }) }
}
