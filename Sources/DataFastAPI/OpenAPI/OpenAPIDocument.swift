import JSON

/// The contract's table as an OpenAPI 3.1 document.
///
/// Beside what OpenAPI has, operations, parameters, members of answers and messages carry an `x-fidelity`: how well each is known (``Mark``).
/// What several operations have alike stands in `components`. The order of all keys is the table's, so the text is stable.
public struct OpenAPIDocument: Sendable {
    /// The document.
    public let json: JSONValue

    /// A document of these operations.
    ///
    /// - Parameter version: what `info.version` tells.
    public init(_ operations: [Operation], version: String) {
        var components = OpenAPIComponents(operations)
        let paths = Self.paths(operations, &components)
        json = .object([
            "openapi": "3.1.1", "info": Self.info(version),
            "servers": [["url": .string(PathTemplate.base), "description": "This emulator"]],
            "tags": .array(Self.groups(operations).map { ["name": .string($0.rawValue)] }),
            "paths": .object(paths), "components": .object(components.json),
        ])
    }

    private static func info(_ version: String) -> JSONValue {
        [
            "title": "DataFast API",
            "description": .string(
                """
                The API of the DataFast web analytics service, as the emulator behaves. Each fact carries an `x-fidelity`:
                `doc` (DataFast documents it), `seen` (public client code or a public report shows it), `ours` (nothing public
                says; it is the emulator's choice). `x-fidelity-status` is the mark of an error's status, where its text's
                is another.
                """),
            "license": ["name": "MIT", "identifier": "MIT"], "version": .string(version),
        ]
    }

    private static func groups(_ operations: [Operation]) -> [Operation.Group] {
        Operation.Group.allCases.filter { group in operations.contains { $0.group == group } }
    }

    private static func paths(_ operations: [Operation], _ components: inout OpenAPIComponents) -> JSONObject {
        var paths: [(path: String, item: JSONObject)] = []
        for operation in operations {
            let path = operation.path.description
            let place = paths.firstIndex { $0.path == path } ?? paths.count
            if place == paths.count { paths.append((path, [:])) }
            paths[place].item[operation.method.rawValue.lowercased()] = .object(
                operation.openAPI(links: operation.links(to: operations), &components))
        }
        return JSONObject(paths.map { ($0.path, .object($0.item)) })
    }
}
