import Foundation
import Testing

@testable import Emulator

@Suite struct TrackingScriptTests {
    private static let hasNode = (try? run(["node", "--version"]).status) == 0

    @Test func entityTagsDifferAndStay() {
        let scripts = TrackingScript.Variant.allCases.flatMap { variant in
            [false, true].map { TrackingScript.script(variant, allowsBots: $0) }
        }
        #expect(Set(scripts.map(\.etag)).count == 6)
        #expect(scripts.allSatisfy { $0.etag.hasPrefix("\"") && $0.etag.hasSuffix("\"") && $0.etag.count == 34 })
        #expect(
            TrackingScript.script(.hash, allowsBots: true).etag == TrackingScript.script(.hash, allowsBots: true).etag)
        #expect(TrackingScript.Variant(rawValue: "script.hash.js") == .hash)
    }

    /// Runs the script in Node against a small stand-in for a browser: Tests/TrackingScript.
    @Test(.enabled(if: hasNode, "needs node"))
    func behavesInAPage() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "tracking-script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for variant in TrackingScript.Variant.allCases {
            let source = TrackingScript.script(variant, allowsBots: false).source
            try Data(source).write(to: directory.appending(path: variant.rawValue))
        }
        let source = TrackingScript.script(.standard, allowsBots: true).source
        try Data(source).write(to: directory.appending(path: "bots.js"))

        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../TrackingScript/tracking-script.test.mjs").standardizedFileURL
        let result = try Self.run(
            ["node", "--test", tests.path], environment: ["TRACKING_SCRIPT_DIRECTORY": directory.path])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("# fail 0") && !result.output.contains("# pass 0"))
    }

    private static func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
