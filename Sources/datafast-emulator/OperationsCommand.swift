import ArgumentParser
import DataFastAPI
import Emulator
import JSON

/// `operations`: prints the contract's table.
struct OperationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations", abstract: "Print the API's operations, and which of them are implemented.")

    /// What is printed instead of columns of text.
    enum Format: String, EnumerableFlag {
        case json, markdown

        static func help(for format: Format) -> ArgumentHelp? {
            switch format {
            case .json: "Print a JSON array."
            case .markdown: "Print the table of what is documented, seen and ours."
            }
        }
    }

    @Flag var format: Format?

    func run() {
        switch format {
        case .json: print(Self.json(OperationTable.all))
        case .markdown: print(Self.markdown(OperationTable.all))
        case nil: print(Self.table(OperationTable.all))
        }
    }

    /// Columns of text, one operation a line.
    static func table(_ operations: [Operation]) -> String {
        let rows = [["OPERATION", "METHOD", "PATH", "PERMISSION", "TOKENS", "IMPLEMENTED"]] + operations.map(row)
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private static func row(_ operation: Operation) -> [String] {
        [
            operation.id.rawValue, operation.method.rawValue, PathTemplate.base + operation.path.description,
            operation.access.permission.rawValue, tokens(operation).joined(separator: " "),
            operation.id.isImplemented ? "yes" : "no",
        ]
    }

    /// The same as an array of objects.
    static func json(_ operations: [Operation]) -> String {
        let objects = operations.map { operation -> JSONValue in
            [
                "id": .string(operation.id.rawValue), "method": .string(operation.method.rawValue),
                "path": .string(PathTemplate.base + operation.path.description),
                "permission": .string(operation.access.permission.rawValue),
                "tokens": .array(tokens(operation).map(JSONValue.string)),
                "implemented": .bool(operation.id.isImplemented),
            ]
        }
        return JSONValue.array(objects).description
    }

    private static func tokens(_ operation: Operation) -> [String] {
        operation.access.allowsWebsiteKey ? ["dft_", "df_"] : ["dft_"]
    }
}
