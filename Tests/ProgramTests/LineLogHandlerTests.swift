import CivilTime
import JSON
import Logging
import Synchronization
import Testing

@testable import datafast_emulator

@Suite struct LineLogHandlerTests {
    private final class Lines: Sendable {
        let lines = Mutex<[String]>([])
    }

    /// What a logger writes.
    private func written(
        _ format: LineLogHandler.Format, level: Logger.Level = .info, _ log: (inout Logger) -> Void
    ) -> [String] {
        let written = Lines()
        var handler = LineLogHandler(format: format, logLevel: level)
        handler.write = { line in written.lines.withLock { $0.append(line) } }
        handler.now = { Instant(iso8601: "2026-05-21T00:00:00Z")! }
        var logger = Logger(label: "test") { [handler] _ in handler }
        log(&logger)
        return written.lines.withLock { $0 }
    }

    @Test func textLines() {
        let lines = written(.text) { logger in
            logger[metadataKey: "world"] = "default"
            logger.info("request", metadata: ["status": "200", "path": "/a b", "method": "GET"])
        }
        #expect(
            lines == ["2026-05-21T00:00:00.000Z info request method=GET path=\"/a b\" status=200 world=default\n"])
    }

    @Test func jsonLines() throws {
        let lines = written(.json) { logger in logger.error("no \"luck\"", metadata: ["path": "/\n\u{1b}[2J"]) }
        #expect(
            lines == [
                #"{"time":"2026-05-21T00:00:00.000Z","level":"error","message":"no \"luck\"","path":"/\n\u001b[2J"}"#
                    + "\n"
            ])
        #expect(try JSONValue(parsing: lines[0])["path"] == "/\n\u{1b}[2J")
    }

    /// Numbers can be reckoned with, and the order is that in which a request is told.
    @Test func whatIsSaidOfARequestHasItsOrder() {
        let metadata: Logger.Metadata = [
            "fault": "status=503", "us": .stringConvertible(51), "status": .stringConvertible(200), "path": "/1",
            "operation": "-", "method": "GET", "a": "1", "world": .stringConvertible(true),
        ]
        #expect(
            written(.json) { logger in logger.info("request", metadata: metadata) } == [
                #"{"time":"2026-05-21T00:00:00.000Z","level":"info","message":"request","method":"GET","path":"/1","#
                    + #""operation":"-","status":200,"us":51,"fault":"status=503","a":"1","world":"true"}"# + "\n"
            ])
        #expect(
            written(.text) { logger in logger.info("request", metadata: metadata) } == [
                "2026-05-21T00:00:00.000Z info request method=GET path=/1 operation=- status=200 us=51 "
                    + "fault=\"status=503\" a=1 world=true\n"
            ])
    }

    @Test(arguments: LineLogHandler.Format.allCases)
    func noPathForgesALine(format: LineLogHandler.Format) {
        let lines = written(format) { logger in
            logger.info(
                "a\n2026-05-21T00:00:00.000Z info forged", metadata: ["path": "/\r\n2026-05-21 error forged\u{2028}x"])
        }
        #expect(lines.count == 1)
        #expect(lines[0].unicodeScalars.filter { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" }.count == 1)
    }

    @Test func whatIsBelowTheLevelIsNotWritten() {
        #expect(written(.text, level: .warning) { logger in logger.info("request") }.isEmpty)
    }
}
