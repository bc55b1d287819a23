import DataFastAPI
import JSON

/// Checks as a test writes them: text in, text out.
enum Checks {
    static let context = CheckContext(isKnownTimeZone: { ["UTC", "Europe/Berlin", "Asia/Calcutta"].contains($0) })

    /// The goals of the website.
    static let trackedGoals = ["signup", "sign_up"]

    /// The checked body as JSON, or the error's status and message, `plain` before it where the body is plain.
    static func body(_ id: OperationID, _ json: String, _ context: CheckContext = context) -> String {
        do throws(ContractError) {
            let body = try OperationTable[id].checkBody(Array(json.utf8), context) { goal in
                trackedGoals.contains(goal)
            }
            var object = JSONObject(body.fields.map { ($0.name, $0.value) })
            if !body.others.isEmpty { object["others"] = .object(body.others) }
            return JSONValue.object(object).description
        } catch {
            return describe(error)
        }
    }

    /// The checked query as JSON, or the error. Items are written `a=b&c=d`, with nothing encoded.
    static func query(_ id: OperationID, _ text: String) -> String {
        let items = text.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (name: pair[0], value: pair.count > 1 ? pair[1] : "")
        }
        do throws(ContractError) {
            let query = try OperationTable[id].checkQuery(items, context)
            var object = JSONObject(query.fields.filter(\.isSent).map { ($0.name, $0.value) })
            if !query.filters.isEmpty { object["filters"] = .array(query.filters.map { .string(describe($0)) }) }
            return JSONValue.object(object).description
        } catch {
            return describe(error)
        }
    }

    private static func describe(_ filter: Filter) -> String {
        "\(filter.name.rawValue) \(filter.comparison.rawValue) \(filter.values.joined(separator: "|"))"
    }

    static func describe(_ error: ContractError) -> String {
        "\(error.isPlain ? "plain " : "")\(error.status) \(error.message)"
    }
}

/// A visitor id that is right.
let visitor = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

/// An ObjectId that is right.
let objectID = "665f0b3c4d2e1a0012345678"
