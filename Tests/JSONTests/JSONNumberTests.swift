import Glibc
import JSON
import Testing

struct JSONNumberTests {
    @Test func corpus() throws {
        let lines = numberCorpus.split(separator: "\n")
        #expect(lines.count == 2000)
        try check(lines)
    }

    /// As many random doubles as there is time for, printed by the real `JSON.stringify`.
    @Test(.enabled(if: isNodeInstalled, "needs Node.js"))
    func randomDoublesAsNodePrintsThem() throws {
        let script = """
            const view = new DataView(new ArrayBuffer(8)), lines = [];
            const add = (v) => { view.setFloat64(0, v); lines.push(view.getBigUint64(0).toString(16) + " " + JSON.stringify(v)); };
            for (let i = 0; i < 40000; i++) {
                for (const at of [0, 4]) view.setUint32(at, Math.random() * 2 ** 32);
                add(view.getFloat64(0));
                add(Math.random() * 10 ** Math.floor(Math.random() * 50 - 25));
                add(Math.round(Math.random() * 1e7) / 100);
            }
            process.stdout.write(lines.join("\\n"));
            """
        let lines = try output(of: "node -e '\(script)'").split(separator: "\n")
        #expect(lines.count == 120_000)
        try check(lines)
    }

    /// Each line's bits must print as its text, by each way there is to print; the text must be read as the bits.
    private func check(_ lines: [Substring]) throws {
        for line in lines {
            let fields = line.split(separator: " ")
            let value = Double(bitPattern: try #require(UInt64(fields[0], radix: 16)))
            let expected = String(fields[1])
            if JSONNumber.text(of: value) != expected {
                Issue.record("\(fields[0]): \(JSONNumber.text(of: value)) instead of \(expected)")
            }
            var appended: [UInt8] = []
            JSONNumber.append(value, to: &appended)
            if !appended.elementsEqual(expected.utf8) { Issue.record("\(fields[0]): appended \(text(appended))") }
            if JSONValue.number(value).description != expected { Issue.record("\(fields[0]): written otherwise") }
            guard value.isFinite else { continue }
            if try JSONValue(parsing: expected) != .number(value) { Issue.record("\(expected) is read otherwise") }
        }
    }

    @Test func digitsOfEveryLengthAreRead() throws {
        for _ in 0..<50000 {
            let whole = UInt64.random(in: 0...UInt64.max) >> UInt64.random(in: 0..<64)
            let fraction = (0..<Int.random(in: 1...25)).map { _ in String(Int.random(in: 0...9)) }.joined()
            let exponent = Bool.random() ? "e\(Int.random(in: -330...310))" : ""
            let literal = "\(Bool.random() ? "-" : "")\(whole).\(fraction)\(exponent)"
            let read = try JSONValue(parsing: literal).numberValue
            if read?.bitPattern != Double(literal)?.bitPattern { Issue.record("\(literal)") }
        }
    }

    @Test(
        arguments: [
            ("1e400", Double.infinity), ("-1e400", -.infinity), ("1e-400", 0), ("1E2", 100), ("1e+2", 100),
            ("100e-2", 1),
            ("0.1e1", 1), ("0e99999999999999999999", 0), ("18446744073709551617", 18_446_744_073_709_551_616),
        ] as [(String, Double)])
    func unusualNumbers(literal: String, expected: Double) throws {
        #expect(try JSONValue(parsing: literal).numberValue == expected)
    }

    @Test func minusZeroIsKeptAndPrintsAsZero() throws {
        let value = try JSONValue(parsing: "-0")
        #expect(value.numberValue?.sign == .minus)
        #expect(value.description == "0")
    }

    private static let isNodeInstalled = system("command -v node >/dev/null 2>&1") == 0

    private func output(of command: String) throws -> String {
        let stream = try #require(popen(command, "r"))
        defer { pclose(stream) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&block, 1, block.count, stream), count > 0 {
            bytes.append(contentsOf: block[..<count])
        }
        return text(bytes)
    }
}
