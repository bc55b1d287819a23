import JSON

extension HTTPArchive {
    /// What ``bytes(of:)`` writes.
    static let schema = ControlSchema(
        "Archive",
        ControlSchema.object([
            "log": ControlSchema.object([
                "version": ["const": "1.2"],
                "creator": ControlSchema.object(["name": ControlSchema.text, "version": ControlSchema.text]),
                "entries": ControlSchema.array(entry),
            ])
        ]),
        example: [
            "log": [
                "version": "1.2",
                "creator": ["name": "datafast-emulator", "version": .string(EmulatorVersion.current)],
                "entries": [],
            ]
        ])

    private static let entry = withOptional(
        ControlSchema.object([
            "startedDateTime": ControlSchema.time, "time": ["type": "number"], "request": request, "response": response,
            "cache": ControlSchema.object([:]),
            "timings": ControlSchema.object([
                "send": ["type": "number"], "wait": ["type": "number"], "receive": ["type": "number"],
            ]),
        ]), "comment", ControlSchema.text)

    private static let request = withOptional(
        ControlSchema.object([
            "method": ControlSchema.text, "url": ControlSchema.text, "httpVersion": ControlSchema.text,
            "cookies": fields, "headers": fields, "queryString": fields, "headersSize": ["type": "integer"],
            "bodySize": ["type": "integer"],
        ]), "postData",
        ControlSchema.object(["mimeType": ControlSchema.text, "params": fields, "text": ControlSchema.text]))

    private static let response = ControlSchema.object([
        "status": ["type": "integer"], "statusText": ControlSchema.text, "httpVersion": ControlSchema.text,
        "cookies": fields, "headers": fields,
        "content": withOptional(
            ControlSchema.object([
                "size": ControlSchema.count, "mimeType": ControlSchema.text, "text": ControlSchema.text,
            ]), "encoding", ["const": "base64"]), "redirectURL": ControlSchema.text,
        "headersSize": ["type": "integer"], "bodySize": ["type": "integer"],
    ])

    private static let fields = ControlSchema.array(ControlSchema.field.use)

    /// The same with a member that need not be there.
    private static func withOptional(_ object: JSONValue, _ name: String, _ schema: JSONValue) -> JSONValue {
        var object = object.objectValue ?? JSONObject()
        var properties = object["properties"]?.objectValue ?? JSONObject()
        properties[name] = schema
        object["properties"] = .object(properties)
        return .object(object)
    }
}
