import DataFastAPI
import Emulator
import JSON

/// `operations`: prints the contract's table.
struct OperationsCommand: Command {
    static let name = "operations"
    static let abstract = "Print the API's operations, and which of them are implemented."
    static let flagGroups = [
        FlagGroup(
            "Options",
            [
                Flag(name: "json", kind: .onOff, summary: "Print a JSON array."),
                Flag(name: "markdown", kind: .onOff, summary: "Print the table of what is documented, seen and ours."),
            ])
    ]

    private let printed: @Sendable ([Operation]) -> String

    init(_ arguments: Arguments) throws(Failure) {
        switch (arguments.isOn("json") ?? false, arguments.isOn("markdown") ?? false) {
        case (true, true): throw Failure(.usage, "--json, --markdown: only one of them is allowed")
        case (true, false): printed = { Self.json($0) }
        case (false, true): printed = { Self.markdown($0) }
        case (false, false): printed = { Self.table($0) }
        }
    }

    func run() { print(printed(OperationTable.all)) }

    /// Columns of text, one operation a line.
    static func table(_ operations: [Operation], isImplemented: Test = \.isImplemented) -> String {
        let heads = ["OPERATION", "METHOD", "PATH", "PERMISSION", "TOKENS", "ROLE", "IMPLEMENTED"]
        let rows = [heads] + operations.map { row($0, isImplemented) }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private static func row(_ operation: Operation, _ isImplemented: Test) -> [String] {
        [
            operation.id.rawValue, operation.method.rawValue, PathTemplate.base + operation.path.description,
            operation.access.permission.rawValue, tokens(operation).joined(separator: " "),
            operation.access.role?.rawValue ?? "-", isImplemented(operation.id) ? "yes" : "no",
        ]
    }

    /// The same as an array of objects.
    static func json(_ operations: [Operation], isImplemented: Test = \.isImplemented) -> String {
        let objects = operations.map { operation -> JSONValue in
            [
                "id": .string(operation.id.rawValue), "method": .string(operation.method.rawValue),
                "path": .string(PathTemplate.base + operation.path.description),
                "permission": .string(operation.access.permission.rawValue),
                "tokens": .array(tokens(operation).map(JSONValue.string)),
                "role": operation.access.role.map { .string($0.rawValue) } ?? .null,
                "implemented": .bool(isImplemented(operation.id)),
            ]
        }
        return JSONValue.array(objects).description
    }

    /// Whether an operation is implemented.
    typealias Test = (OperationID) -> Bool

    private static func tokens(_ operation: Operation) -> [String] {
        operation.access.allowsWebsiteKey ? ["dft_", "df_"] : ["dft_"]
    }
}
