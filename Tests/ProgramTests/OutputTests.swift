import CivilTime
import DataFastAPI
import Emulator
import Glibc
import HTTPServer
import JSON
import Testing

@testable import datafast_emulator

@Suite struct OutputTests {
    @Test func theBannerSaysWhereAndHow() {
        var settings = WorldSettings()
        settings.clock = .frozen(Instant(iso8601: "2026-05-21T00:00:00Z")!)
        settings.randomSeed = 42
        let banner = Banner(
            addresses: [SocketAddress(ipv4: 0x7f00_0001, port: 4610), SocketAddress(high: 0, low: 1, port: 4610)],
            settings: settings,
            secrets: [
                .init(text: "dft_long", name: "Everything\u{1b}[2J", holder: "jane@example.com"),
                .init(text: "df_a", name: nil, holder: "example.com"),
            ])
        #expect(
            banner.text == """
                datafast-emulator \(EmulatorVersion.current)
                  address      http://127.0.0.1:4610
                  address      http://[::1]:4610
                  clock        stands still at 2026-05-21T00:00:00.000Z
                  random seed  42
                tokens
                  dft_long  Everything\\u001b[2J (jane@example.com)
                  df_a      unnamed (example.com)
                try
                  curl -H 'Authorization: Bearer df_a' http://127.0.0.1:4610/api/v1/visitors

                """)
    }

    @Test func aLargeSeedsTokensAreCounted() {
        func banner(_ count: Int, holders: Int) -> String {
            let secrets = (0..<count).map {
                DataFastEmulator.Secret(text: "dft_\($0)", name: nil, holder: "\($0 % holders)@a.test")
            }
            return Banner(addresses: [], settings: WorldSettings(), secrets: secrets).text
        }
        let ofOne = banner(40, holders: 1)
        #expect(ofOne.contains("dft_7 ") && !ofOne.contains("dft_8 "))
        #expect(ofOne.hasSuffix("  and 32 more\n"))
        let ofMany = banner(100, holders: 100)
        #expect(ofMany.contains("dft_59") && !ofMany.contains("dft_60"))
        #expect(ofMany.hasSuffix("  and 40 more\n"))
    }

    @Test func operationsAsATable() {
        let lines = OperationsCommand.table(OperationTable.all).split(separator: "\n")
        #expect(lines.count == OperationTable.all.count + 1)
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
        let words = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(words[0] == ["OPERATION", "METHOD", "PATH", "PERMISSION", "TOKENS", "ROLE", "IMPLEMENTED"])
        #expect(
            words[1] == ["getAccount", "GET", "/api/v1/admin/account", "analytics:read", "dft_", "df_", "-", "yes"])
        let roles = ["getBotTrafficSettings": "owner", "createGoal": "member", "listVisitors": "viewer"]
        for line in words { if let role = roles[line[0]] { #expect(line.suffix(2) == [role, "yes"]) } }
        #expect(words[2].prefix(5) == ["updateAccount", "PUT", "/api/v1/admin/account", "analytics:read", "dft_"])
        // Aligned: each path begins in one column.
        let columns = zip(lines.dropFirst(), OperationTable.all).map { line, operation in
            line.firstRange(of: PathTemplate.base + operation.path.description)
                .map { line.distance(from: line.startIndex, to: $0.lowerBound) }
        }
        #expect(Set(columns).count == 1)
    }

    @Test func anOperationWithoutAHandlerIsNotImplemented() throws {
        #expect(OperationTable.all.allSatisfy { $0.id.isImplemented })
        let operations = [OperationTable[.getAccount], OperationTable[.listVisitors]]
        let isImplemented = { (id: OperationID) in id != .getAccount }
        let table = OperationsCommand.table(operations, isImplemented: isImplemented).split(separator: "\n")
        #expect(table[1].hasSuffix(" no") && table[2].hasSuffix(" yes"))
        let json = try JSONValue(parsing: OperationsCommand.json(operations, isImplemented: isImplemented))
        #expect(json[0]?["implemented"] == false && json[1]?["implemented"] == true)
        let markdown = OperationsCommand.markdown(operations, isImplemented: isImplemented).split(separator: "\n")
        #expect(markdown[2].contains("| no |") && markdown[3].contains("| yes |"))
    }

    @Test func operationsAsJSON() throws {
        let rows = try #require(try JSONValue(parsing: OperationsCommand.json(OperationTable.all)).arrayValue)
        #expect(rows.count == OperationTable.all.count)
        #expect(
            rows[0] == [
                "id": "getAccount", "method": "GET", "path": "/api/v1/admin/account", "permission": "analytics:read",
                "tokens": ["dft_", "df_"], "role": nil, "implemented": true,
            ])
        #expect(rows.first { $0["id"] == "getBotTrafficSettings" }?["role"] == "owner")
    }

    @Test func thePortFileHoldsThePort() throws {
        let path = "/tmp/datafast-emulator-test-\(getpid())-port"
        defer { unlink(path) }
        #expect(try ReportFile(path).write("4610"))
        #expect(try ReportFile(path).write("1"))
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 16)
        #expect(fread(&buffer, 1, 16, file) == 2)
        #expect(buffer.prefix(2) == [49, 10])
    }

    @Test func aPortFileThatCannotBe() {
        let failure = #expect(throws: Failure.self) { try ReportFile("/nowhere/port").write("1") }
        #expect(failure?.status == .cannotCreate)
        #expect(failure?.message == "/nowhere/port: cannot be created: No such file or directory")
    }

    @Test func failuresHaveTheirStatus() {
        #expect(Failure(EmulatorError.invalidSeed("s.json: x")).status.rawValue == 65)
        #expect(Failure(EmulatorError.invalidSeed("s.json: x")).message == "s.json: x")
        #expect(Failure(EmulatorError.cannotRead(path: "s", reason: "r")).status.rawValue == 66)
        #expect(Failure(EmulatorError.cannotCreate(path: "d", reason: "r")).status.rawValue == 73)
        #expect(Failure(EmulatorError.cannotOpen(path: "d", reason: "r")).status.rawValue == 73)
        #expect(Failure(EmulatorError.cannotOpen(path: "d", reason: "r")).message == "d: cannot be used: r")
        #expect(Failure(HTTPServerError.addressInUse(host: "127.0.0.1", port: 1)).status.rawValue == 69)
    }

    @Test func refusalsOfTheServerWearTheEnvelope() {
        let refusal = DataFastEmulator.refusal(
            RequestRefusal(status: 413, reason: "Request body too large"), to: nil)
        #expect(refusal.status == 413 && refusal.contentType == "application/json" && refusal.fields.isEmpty)
        #expect(
            String(decoding: refusal.body, as: UTF8.self)
                == #"{"status":"error","error":{"code":413,"message":"Request body too large"}}"#)
        #expect(
            String(
                decoding: DataFastEmulator.refusal(RequestRefusal(status: 400, reason: "\""), to: nil).body,
                as: UTF8.self)
                == #"{"status":"error","error":{"code":400,"message":"\""}}"#)
    }
}
