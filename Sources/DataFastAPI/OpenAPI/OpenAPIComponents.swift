import JSON

/// What several operations of a document have alike: parameters by their names, responses by their statuses.
struct OpenAPIComponents {
    private let parameters: JSONObject
    private let responses: JSONObject

    init(_ operations: [Operation]) {
        parameters = Self.shared(
            operations.flatMap { $0.openAPIParameters.map(JSONValue.object) }, name: Self.parameterName)
        responses = Self.shared(operations.flatMap(\.openAPIErrors).map(\.response), name: Self.responseName)
    }

    /// The component that says the same, or what is handed in when there is none.
    func reference(parameter: JSONObject) -> JSONValue {
        Self.reference(.object(parameter), Self.parameterName, in: parameters, "parameters")
    }

    /// The component that says the same, or what is handed in when there is none.
    func reference(response: JSONValue) -> JSONValue {
        Self.reference(response, Self.responseName, in: responses, "responses")
    }

    /// All components.
    var json: JSONObject {
        [
            "schemas": .object(Self.schemas), "responses": .object(responses), "parameters": .object(parameters),
            "headers": .object(Self.headers), "securitySchemes": .object(Self.securitySchemes),
        ]
    }
}

// MARK: - Finding what is shared

extension OpenAPIComponents {
    /// Of each name the value that most often occurs, when it does so more than once.
    private static func shared(_ values: [JSONValue], name: (JSONValue) -> String) -> JSONObject {
        var variants: [(name: String, text: String, value: JSONValue, count: Int)] = []
        var places: [String: Int] = [:]
        for value in values {
            let text = value.description
            if let place = places[text] {
                variants[place].count += 1
            } else {
                places[text] = variants.count
                variants.append((name(value), text, value, 1))
            }
        }
        var best: [String: Int] = [:]
        for (place, variant) in variants.enumerated() where variant.count > 1 {
            if let rival = best[variant.name], variants[rival].count >= variant.count { continue }
            best[variant.name] = place
        }
        return JSONObject(best.values.sorted().map { (variants[$0].name, variants[$0].value) })
    }

    private static func reference(
        _ value: JSONValue, _ name: (JSONValue) -> String, in components: JSONObject, _ kind: String
    ) -> JSONValue {
        let name = name(value)
        return components[name] == value ? OpenAPIComponents.reference("\(kind)/\(name)") : value
    }

    private static func parameterName(_ parameter: JSONValue) -> String {
        "\(parameter["in"]?.stringValue ?? "")-\(parameter["name"]?.stringValue ?? "")"
    }

    private static func responseName(_ response: JSONValue) -> String {
        String(response["description"]?.stringValue?.map { $0.isLetter ? $0 : "-" } ?? [])
    }

    /// `{"$ref":"#/components/…"}`
    static func reference(_ path: String) -> JSONValue { ["$ref": .string("#/components/\(path)")] }
}

// MARK: - What is always there

extension OpenAPIComponents {
    /// The bodies of errors (contract README, *Wire format*).
    static let schemas: JSONObject = [
        "Error": .object(Shape.error.schema), "PlainError": .object(Shape.plainError.schema),
        "RateLimitError": .object(Shape.rateLimitError.schema),
    ]

    /// The fields of every authenticated answer (contract README, *Rate limit*), not there while the limit is off.
    private static let headers: JSONObject = [
        "X-RateLimit-Limit": header("Requests a minute"),
        "X-RateLimit-Remaining": header("Requests left"),
        "X-RateLimit-Reset": header(
            "When the limit is full again: Unix time, seconds unless the emulator is told otherwise"),
    ]

    private static func header(_ description: String) -> JSONValue {
        [
            "description": .string(description), "schema": ["type": "integer"],
            "x-fidelity": .string(Mark.doc.rawValue),
        ]
    }

    /// References to the fields of every authenticated answer.
    static let headerReferences = JSONObject(headers.keys.map { ($0, reference("headers/\($0)")) })

    /// The two kinds of tokens (contract README, *Tokens and permissions*).
    private static let securitySchemes: JSONObject = [
        "accountToken": [
            "type": "http", "scheme": "bearer",
            "description": "An account token, `dft_` and 48 hex digits, with the permission that the operation names",
        ],
        "websiteKey": [
            "type": "http", "scheme": "bearer",
            "description": "A website API key, `df_` and 48 hex digits, of the website that the request is about",
        ],
    ]
}
