import JSON

extension Operation {
    /// Links from an answer that tells the id of a thing to the operations on that thing (OpenAPI 3.1, *Link Object*).
    ///
    /// The thing's operations have a path that ends in its id, one of them this path followed by the id.
    func links(to operations: [Operation]) -> JSONObject {
        guard let name = operations.compactMap({ child(in: $0.path) }).first, let pointer = idPointer else {
            return [:]
        }
        let targets = operations.filter { $0.path.segments.last == .parameter(name) && !$0.answers.isEmpty }
        return JSONObject(targets.map { ($0.id.rawValue, .object(link(to: $0, name, "$response.body#\(pointer)"))) })
    }

    /// The name of the one parameter by which a path is longer than this one's.
    private func child(in path: PathTemplate) -> String? {
        guard path.segments.count == self.path.segments.count + 1, path.segments.starts(with: self.path.segments),
            case .parameter(let name)? = path.segments.last
        else { return nil }
        return name
    }

    private func link(to target: Operation, _ name: String, _ id: String) -> JSONObject {
        var parameters: JSONObject = ["path.\(name)": .string(id)]
        switch (access.scope, target.access.scope) {
        case (.websiteInPath, .websiteInPath): parameters["path.websiteId"] = "$request.path.websiteId"
        case (.websiteInPath, .websiteInQuery): parameters["query.websiteId"] = "$request.path.websiteId"
        case (.websiteInQuery, .websiteInQuery): parameters["query.websiteId"] = "$request.query.websiteId"
        default: break
        }
        return ["operationId": .string(target.id.rawValue), "parameters": .object(parameters)]
    }

    /// Where the answer tells the id of the first thing in `data`.
    private var idPointer: String? {
        guard case .object(let members)? = answers.first?.shape.kind,
            case .array(let element)? = members.first(where: { $0.name == "data" })?.shape.kind,
            case .object(let parts) = element.kind
        else { return nil }
        let name = ["_id", "id", "visitorId", "websiteId"].first { name in parts.contains { $0.name == name } }
        return name.map { "/data/0/\($0)" }
    }
}
