import DataFastAPI
import Foundation
import Testing

@testable import datafast_emulator

struct FidelityTableTests {
    @Test func theReadmeHasTheTableThatTheProgramPrints() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let parts = readme.split(separator: /<!-- \/?operations -->\n/)
        #expect(
            parts.count > 1 && parts[1] == OperationsCommand.markdown(OperationTable.all) + "\n",
            "README.md is behind the table: run script/update-readme")
    }

    @Test func aRowTellsWhatIsKnownHow() {
        let rows = OperationsCommand.markdown([OperationTable[.listVisitors]]).split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[0] == "| Operation | Request | Implemented | Documented | Seen | Ours |")
        #expect(
            rows[2].hasPrefix(
                "| `listVisitors` | `GET /visitors` | yes | route, name, permission, website keys, fields, answer 200 | `referrer`, "
            ))
        #expect(rows[2].contains("`acquisition`"))
    }
}
