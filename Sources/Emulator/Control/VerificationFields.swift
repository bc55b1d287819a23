import HTTPServer
import JSON

/// What `POST …/verify` takes.
enum VerificationFields {
    /// What says which requests are meant, in the body itself and in each step of a sequence.
    static let match = [
        operation.description, method.description, path.description, status.description, `where`.description,
    ]
    static let all = match + [count.description, sequence.description, timeout.description]

    static let operation = ControlField<String>.choice(
        "operation", "The operation: an operationId of the API, or a route beside it.", RequestMatch.operations
    ) { $0 }

    static let method = ControlField<HTTPMethod>.choice("method", "The method.", FaultMatch.methods) { HTTPMethod($0) }

    static let path = ControlField<WildcardPattern>.text(
        "path", "The path, with or without a world's /w/NAME, without the query.",
        allowed: "a path such as /api/v1/goals, in which * stands for anything"
    ) { $0.isEmpty ? nil : WildcardPattern($0) }

    static let status = ControlField<Int>(
        "status", "The status of the answer.", allowed: "an integer from 100 to 999, or 0 where a fault left no answer",
        schema: ["type": "integer", "minimum": 0, "maximum": 999]
    ) { value in value.integerValue.flatMap { $0 == 0 || 100...999 ~= $0 ? $0 : nil } }

    static let `where` = ControlField<[RequestCondition]>(
        "where", "What the request or its answer holds.",
        allowed:
            "an object of paths ($.name, query.NAME, header.NAME, answer.data[0].message) with the value of each, or "
            + "{\"$exists\": true}, {\"$contains\": TEXT} or {\"$matches\": PATTERN}",
        schema: [
            "type": "object", "propertyNames": ["pattern": "^(\\$|query|header|answer)([.\\[].+)?$"],
            "additionalProperties": [
                "anyOf": [
                    ["description": "The value itself."], ControlSchema.object(["$exists": ["type": "boolean"]]),
                    ControlSchema.object(["$contains": ControlSchema.text]),
                    ControlSchema.object(["$matches": ControlSchema.text]),
                ]
            ],
        ]
    ) { value in
        guard let members = value.objectValue?.members else { return nil }
        var conditions: [RequestCondition] = []
        for member in members {
            guard let path = RequestPath(member.key), let test = test(member.value) else { return nil }
            conditions.append(RequestCondition(path, test))
        }
        return conditions
    }

    /// What a value in `where` asks.
    private static func test(_ value: JSONValue) -> RequestCondition.Test? {
        guard let member = value.objectValue?.members.first, member.key.hasPrefix("$") else { return .equals(value) }
        guard value.objectValue?.members.count == 1 else { return nil }
        return switch (member.key, member.value) {
        case ("$exists", .bool(let isExpected)): .exists(isExpected)
        case ("$contains", .string(let text)): .contains(text)
        case ("$matches", .string(let text)): .matches(WildcardPattern(text))
        default: nil
        }
    }

    static let count = ControlField<(min: Int, max: Int?)>(
        "count", "How many requests are expected; at least one if not given.",
        allowed: "a number, or an object with min, max or both, min not above max",
        schema: [
            "anyOf": [
                ControlSchema.count,
                [
                    "type": "object", "minProperties": 1, "additionalProperties": false,
                    "properties": ["min": ControlSchema.count, "max": ControlSchema.count],
                ],
            ]
        ]
    ) { value in
        if let number = value.integerValue { return number >= 0 ? (number, number) : nil }
        // As everywhere in a body, null is as good as nothing.
        guard let members = value.objectValue?.members.filter({ !$0.value.isNull }), !members.isEmpty else {
            return nil
        }
        var (min, max): (Int, Int?) = (0, nil)
        for member in members {
            guard let number = member.value.integerValue, number >= 0 else { return nil }
            switch member.key {
            case "min": min = number
            case "max": max = number
            default: return nil
            }
        }
        return max ?? min >= min ? (min, max) : nil
    }

    static let sequence = ControlField<[JSONValue]>(
        "sequence", "Requests that are expected one after the other, others between them or not.",
        allowed: "an array of 1 to 100 objects with operation, method, path, status or where",
        schema: [
            "type": "array", "minItems": 1, "maxItems": 100, "items": ControlFieldDescription.schema(of: match),
        ]
    ) { value in value.arrayValue.flatMap { 1...100 ~= $0.count ? $0 : nil } }

    static let timeout = ControlField<Duration>.text(
        "timeout", "How long to wait until it holds.", allowed: "a length of time up to 10m such as 5s or 250ms"
    ) { text in Duration(argument: text).flatMap { $0 <= .seconds(600) ? $0 : nil } }
}

extension Verification {
    init(_ body: ControlBody) throws(ControlError) {
        let timeout = try body.value(VerificationFields.timeout) ?? .zero
        guard let steps = try body.value(VerificationFields.sequence) else {
            let count = try body.value(VerificationFields.count)
            self.init(try RequestMatch(body), min: count?.min ?? 1, max: count?.max, timeout: timeout)
            return
        }
        let others = body.names.filter { !["sequence", "timeout"].contains($0) }
        guard others.isEmpty else {
            throw ControlError(400, "Give sequence or \(others.joined(separator: ", ")), not both")
        }
        var matches: [RequestMatch] = []
        for (index, step) in steps.enumerated() {
            let step = try ControlBody(step, name: "sequence[\(index)]", fields: VerificationFields.match)
            matches.append(try RequestMatch(step))
        }
        self.init(sequence: matches, timeout: timeout)
    }
}

extension RequestMatch {
    init(_ body: ControlBody) throws(ControlError) {
        self.init(
            operation: try body.value(VerificationFields.operation), method: try body.value(VerificationFields.method),
            path: try body.value(VerificationFields.path), status: try body.value(VerificationFields.status))
        conditions = try body.value(VerificationFields.where) ?? []
    }
}
