import DataFastAPI
import Emulator

extension OperationsCommand {
    /// The fidelity table: what of each operation is documented, seen, and ours.
    static func markdown(_ operations: [Operation], isImplemented: Test = \.isImplemented) -> String {
        let heads = ["Operation", "Request", "Implemented"] + Mark.allCases.map(title)
        let rows = operations.map { operation in
            [
                "`\(operation.id.rawValue)`", "`\(operation.method.rawValue) \(operation.path)`",
                isImplemented(operation.id) ? "yes" : "no",
            ] + Mark.allCases.map { operation.facts($0).joined(separator: ", ") }
        }
        return ([heads, heads.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }

    private static func title(_ mark: Mark) -> String {
        switch mark {
        case .doc: "Documented"
        case .seen: "Seen"
        case .ours: "Ours"
        }
    }
}
