import Foundation

/// The contract's list of operations, one a line with tabs between its columns, as it was handed down: what the table is compared with.
func operationList() throws -> [String] {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return try String(contentsOf: root.appending(path: "fixtures/operations.tsv"), encoding: .utf8)
        .split(separator: "\n").map(String.init)
}
