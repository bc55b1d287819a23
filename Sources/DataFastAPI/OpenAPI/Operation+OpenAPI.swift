import JSON

extension Operation {
    /// The operation object of the document (OpenAPI 3.1, *Operation Object*).
    func openAPI(links: JSONObject, _ components: inout OpenAPIComponents) -> JSONObject {
        var object: JSONObject = [
            "operationId": .string(id.rawValue), "tags": [.string(group.rawValue)], "summary": .string(summary),
        ]
        if let documentationURL { object["externalDocs"] = ["url": .string(documentationURL)] }
        object["x-fidelity"] = .object(fidelity)
        object["security"] = security
        let parameters = openAPIParameters.map { components.reference(parameter: $0) }
        if !parameters.isEmpty { object["parameters"] = .array(parameters) }
        if let body { object["requestBody"] = .object(body.openAPI) }
        var responses = JSONObject(
            answers.map { (String($0.status), .object($0.openAPI(links: links))) })
        for (status, response) in openAPIErrors {
            responses[String(status)] = components.reference(response: response)
        }
        object["responses"] = .object(responses)
        return object
    }

    private var fidelity: JSONObject {
        [
            "operation": .string(marks.operation.rawValue), "operationId": .string(marks.id.rawValue),
            "websiteKey": .string(marks.websiteKey.rawValue), "permission": .string(marks.permission.rawValue),
        ]
    }

    private var security: JSONValue {
        var schemes: [JSONValue] = [["accountToken": [.string(access.permission.rawValue)]]]
        if access.allowsWebsiteKey { schemes.append(["websiteKey": []]) }
        return .array(schemes)
    }

    /// The parameters of path and query, in the order in which they are checked.
    var openAPIParameters: [JSONObject] {
        let website = access.scope == .websiteInQuery ? [Field.websiteID] : []
        return pathParameters.flatMap { $0.parameters(in: "path") }
            + (website + query.fields).flatMap { $0.parameters(in: "query") }
            + query.filters.flatMap(\.openAPIParameters)
    }

    /// The responses that are errors, by status.
    var openAPIErrors: [(status: Int, response: JSONValue)] {
        let byStatus = Dictionary(grouping: failures, by: \.status).mapValues(ContractError.response)
            .merging([429: OpenAPIComponents.rateLimitResponse]) { $1 }
        return byStatus.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) }
    }
}

extension Answer {
    /// The response object of the document (OpenAPI 3.1, *Response Object*).
    fileprivate func openAPI(links: JSONObject) -> JSONObject {
        var content: JSONObject = ["schema": .object(shape.schema)]
        // The table's examples are JSON: a test reads them all.
        let values = examples.compactMap { try? JSONValue(parsing: $0) }
        if values.count == 1 {
            content["example"] = values[0]
        } else {
            content["examples"] = .object(
                JSONObject(values.enumerated().map { ("example\($0 + 1)", ["value": $1]) }))
        }
        var object: JSONObject = [
            "description": .string(status == 201 ? "Created" : "Success"), "x-fidelity": .string(mark.rawValue),
        ]
        if statusMark != mark { object["x-fidelity-status"] = .string(statusMark.rawValue) }
        object["headers"] = .object(OpenAPIComponents.headerReferences)
        object["content"] = ["application/json": .object(content)]
        if !links.isEmpty { object["links"] = .object(links) }
        return object
    }
}

extension BodySchema {
    /// The request body object of the document (OpenAPI 3.1, *Request Body Object*).
    fileprivate var openAPI: JSONObject {
        let isRequired = !oneOf.isEmpty || fields.contains(where: \.isRequired)
        return [
            "required": .bool(isRequired),
            "content": ["application/json": ["schema": .object(schema), "example": .object(example)]],
            "x-maximum-bytes": .number(Double(maximumBytes)),
        ]
    }
}

// MARK: - Errors

extension ContractError {
    /// The response object of errors that share a status, with each message as an example.
    fileprivate static func response(_ errors: [ContractError]) -> JSONObject {
        let schemas = [("Error", false), ("PlainError", true)].filter { _, isPlain in
            errors.contains { $0.isPlain == isPlain }
        }.map { name, _ in OpenAPIComponents.reference("schemas/\(name)") }
        let examples = JSONObject(errors.map { ($0.message, .object($0.example)) })
        var object: JSONObject = ["description": .string(description(errors[0].status))]
        if errors[0].status != 401 { object["headers"] = .object(OpenAPIComponents.headerReferences) }
        object["content"] = [
            "application/json": [
                "schema": schemas.count == 1 ? schemas[0] : ["oneOf": .array(schemas)], "examples": .object(examples),
            ]
        ]
        return object
    }

    /// The example object: the body, and how message and status are known.
    private var example: JSONObject {
        var object: JSONObject = ["value": body, "x-fidelity": .string(mark.rawValue)]
        if statusMark != mark { object["x-fidelity-status"] = .string(statusMark.rawValue) }
        return object
    }

    private var body: JSONValue {
        if isPlain { return ["error": .string(message)] }
        return ["status": "error", "error": ["code": .number(Double(status)), "message": .string(message)]]
    }

    private static func description(_ status: Int) -> String {
        switch status {
        case 400: "Wrong request"
        case 401: "No valid token"
        case 403: "Not allowed"
        case 404: "Not found"
        case 409: "Conflict"
        case 413: "Body too large"
        case 504: "Timed out"
        default: "Internal error"
        }
    }
}

extension OpenAPIComponents {
    /// The 429, whose body is its own (contract README, *Rate limit*).
    fileprivate static let rateLimitResponse: JSONObject = [
        "description": "Too many requests", "x-fidelity": .string(Mark.doc.rawValue),
        "headers": .object(headerReferences),
        "content": [
            "application/json": [
                "schema": reference("schemas/RateLimitError"),
                "example": [
                    "error": "Too many requests", "message": "Rate limit exceeded...", "limit": 60, "remaining": 0,
                    "reset": 1_716_249_600,
                ],
            ]
        ],
    ]
}
