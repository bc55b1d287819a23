import CivilTime
import Emulator
import Logging

/// Writes each event as one line to the standard error stream.
struct LineLogHandler: LogHandler {
    /// What a line looks like.
    enum Format: String, CaseIterable {
        /// `2026-05-21T00:00:00.000Z info request method=GET path=/healthz`
        case text
        /// `{"time":"2026-05-21T00:00:00.000Z","level":"info","message":"request","method":"GET","path":"/healthz"}`
        case json
    }

    let format: Format
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    /// Where a line goes.
    var write: @Sendable (String) -> Void = StandardStream.error.write
    /// The time of day, not that of a world.
    var now: @Sendable () -> Instant = { WorldClock.system.now }

    init(format: Format, logLevel: Logger.Level) {
        self.format = format
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        if let own = event.metadata { fields.merge(own) { _, new in new } }
        if let error = event.error { fields["error"] = "\(error)" }
        let pairs = fields.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.description) }
        let time = now().iso8601()
        var line: String
        switch format {
        case .text:
            line = "\(time) \(event.level) \(PrintableText.escaped(event.message.description))"
            for pair in pairs { line += " \(PrintableText.word(pair.key))=\(PrintableText.word(pair.value))" }
        case .json:
            line = "{\"time\":\"\(time)\",\"level\":\"\(event.level)\""
            line += ",\"message\":\(PrintableText.quoted(event.message.description))"
            for pair in pairs { line += ",\(PrintableText.quoted(pair.key)):\(PrintableText.quoted(pair.value))" }
            line += "}"
        }
        write(line + "\n")
    }
}
