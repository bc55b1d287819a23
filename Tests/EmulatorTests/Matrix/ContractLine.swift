import Foundation
import Testing

/// A line of the contract's list of operations, read by itself: the matrix must not ask the table that the gate asks.
struct ContractLine: Sendable, CustomTestStringConvertible {
    let id: String
    let method: String
    let path: String
    let takesWebsiteKeys: Bool
    let permission: String
    let isOwnerOnly: Bool

    static let all: [ContractLine] = {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let text = try! String(contentsOf: root.appending(path: "fixtures/operations.tsv"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            let columns = line.split(separator: "\t").map(String.init)
            return ContractLine(
                id: columns[0], method: columns[1], path: columns[2], takesWebsiteKeys: columns[4] == "yes",
                permission: columns[5], isOwnerOnly: columns[6] == "yes")
        }
    }()

    /// Where the website stands.
    var isAdmin: Bool { path.hasPrefix("/admin") }
    var namesWebsite: Bool { path.contains("{websiteId}") }

    /// A request about a website; other ids are right and unknown.
    func target(website: String) -> String {
        let path = path.replacing("{websiteId}", with: website)
            .replacing("{datafast_visitor_id}", with: "99999999-9999-4999-8999-999999999999")
            .replacing(#/\{\w+\}/#, with: "ffffffffffffffffffffffff")
        return isAdmin ? path : path + "?websiteId=\(website)"
    }

    var testDescription: String { id }
}
