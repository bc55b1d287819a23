import JSON

/// A status that refuses a request to the control plane, as the document has it.
struct ControlRefusal: Sendable {
    let status: Int
    /// Its name among the document's components.
    let name: String
    private let description: String
    private let schema: JSONValue
    private let isCommon: Bool

    private init(_ status: Int, _ name: String, _ description: String) {
        (self.status, self.name, self.description) = (status, name, description)
        schema = ControlSchema.error.use
        isCommon = true
    }

    /// One that is this operation's own; `failure` is what it may answer beside the error.
    init(_ status: Int, _ description: String, failure: ControlSchema? = nil) {
        (self.status, name, self.description) = (status, "", description)
        schema = failure.map { ["anyOf": [$0.use, ControlSchema.error.use]] } ?? ControlSchema.error.use
        isCommon = false
    }

    static let tooLarge = ControlRefusal(413, "TooLarge", "The body is too large.")

    /// What every operation may answer.
    static let common = [
        ControlRefusal(400, "NotAllowed", "What was sent is not allowed; the message says what is."),
        ControlRefusal(401, "Unauthorized", "The control plane has a token, and this request does not bear it."),
        ControlRefusal(403, "Forbidden", "A page of another origin asks, or the Host is none of the emulator's names."),
        ControlRefusal(404, "NotFound", "There is no such world or snapshot, or the control plane is switched off."),
        tooLarge, ControlRefusal(500, "Failure", "The emulator failed."),
    ]

    var response: JSONValue {
        var response: JSONObject = ["description": .string(description)]
        if status == 401 { response["headers"] = ["WWW-Authenticate": ["schema": ControlSchema.text]] }
        response["content"] = ["application/json": ["schema": schema]]
        return .object(response)
    }

    /// The response where it is used: by its name if all have it.
    var use: JSONValue { isCommon ? ["$ref": .string("#/components/responses/\(name)")] : response }
}
