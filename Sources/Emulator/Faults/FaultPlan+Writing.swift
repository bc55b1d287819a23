import CivilTime
import HTTPServer
import JSON

/// What `GET …/faults` answers: the rules in our own terms, whatever names they came in, and what they counted.
extension FaultPlan {
    /// `{"rules": […]}`
    var json: JSONValue { ["rules": .array(rules.map(\.json))] }
}

extension FaultRule {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["match"] = match.json
        object["skip"] = .number(Double(skip))
        object["times"] = .count(times)
        object["probability"] = .number(probability)
        object["ttl"] = timeToLive.map { .milliseconds($0) } ?? .null
        object["effect"] = effect.json
        object["matched"] = .count(matched)
        object["applied"] = .count(applied)
        object["left"] = .count(left)
        object["expiresAt"] = expiresAt.map { .string($0.iso8601()) } ?? .null
        return .object(object)
    }
}

extension FaultMatch {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["operation"] = operation.map { .string($0) }
        object["method"] = method.map { .string($0.name) }
        object["path"] = path.map { .string($0.text) }
        object["token"] = token.map { .string($0.text) }
        if !headers.isEmpty {
            object["header"] = .object(JSONObject(headers.map { ($0.name, .string($0.value.text)) }))
        }
        return .object(object)
    }
}

extension FaultEffect {
    fileprivate var json: JSONValue {
        var object = answer?.json ?? JSONObject()
        object["delay"] = delay?.json
        object["connection"] = connection.map { .string($0.description) }
        object["when"] = when.map { .string($0.rawValue) }
        return .object(object)
    }
}

extension FaultAnswer {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["status": .number(Double(status))]
        object["message"] = message.map { .string($0) }
        object["body"] = body.map { .string(String(decoding: $0, as: UTF8.self)) }
        object["contentType"] = contentType.map { .string($0) }
        if !headers.isEmpty { object["headers"] = .object(JSONObject(headers.map { ($0.name, .string($0.value)) })) }
        return object
    }
}

extension FaultDelay {
    fileprivate var json: JSONValue {
        switch self {
        case .fixed(let time): .milliseconds(time)
        case .uniform(let min, let max): ["uniform": ["min": .milliseconds(min), "max": .milliseconds(max)]]
        case .lognormal(let median, let sigma):
            ["lognormal": ["median": .milliseconds(median), "sigma": .number(sigma)]]
        case .percentiles(let p50, let p99): ["p50": .milliseconds(p50), "p99": .milliseconds(p99)]
        }
    }
}

extension JSONValue {
    fileprivate static func milliseconds(_ time: Int64) -> JSONValue { .string("\(time)ms") }

    fileprivate static func count(_ number: Int?) -> JSONValue { number.map { .number(Double($0)) } ?? .null }
}
