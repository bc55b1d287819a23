import HTTPServer
import JSON

extension ControlTable {
    static let documents = [
        ControlOperation(
            "getControl", .get, "", "Where the control plane's parts are.", answer: .json(ControlIndex.schema)
        ) { _ in
            .now(ControlIndex.response)
        },
        ControlOperation(
            "getControlDocument", .get, "/openapi-control.json", "This document.",
            answer: .json(ControlSchema(ControlDocument.anyObject, example: ["openapi": "3.1.0"]))
        ) { _ in
            .now(
                HTTPResponse(status: 200, contentType: Envelope.contentType, body: DataFastEmulator.controlOpenAPI))
        },
    ]
}

/// What whoever looks at the control plane's base is told.
private enum ControlIndex {
    static let response = HTTPResponse(status: 200, contentType: Envelope.contentType, body: json.bytes)

    static let schema = ControlSchema(
        ControlSchema.object(
            [
                "name": ControlSchema.text, "version": ControlSchema.text, "worlds": ControlSchema.text,
                "openapi": ControlSchema.text, "api": ControlSchema.text, "echo": ControlSchema.text,
            ]), example: json)

    private static let json: JSONValue = [
        "name": "datafast-emulator", "version": .string(EmulatorVersion.current), "worlds": "/__emulator/worlds",
        "openapi": "/__emulator/openapi-control.json", "api": "/__emulator/openapi.json", "echo": "/__emulator/echo",
    ]
}
