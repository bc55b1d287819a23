import CivilTime
import Emulator
import Logging

/// Writes each event as one line to the standard error stream.
struct LineLogHandler: LogHandler {
    /// What a line looks like.
    enum Format: String, CaseIterable {
        /// `2026-05-21T00:00:00.000Z info request method=GET path=/healthz operation=- status=200 us=51`
        case text
        /// `{"time":"2026-05-21T00:00:00.000Z","level":"info","message":"request","method":"GET", … "status":200,"us":51}`
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
        let pairs = fields.sorted { Self.isBefore($0.key, $1.key) }
        let time = now().iso8601()
        var line: String
        switch format {
        case .text:
            line = "\(time) \(event.level) \(PrintableText.escaped(event.message.description))"
            for (key, value) in pairs {
                line += " \(PrintableText.word(key))=\(PrintableText.word(value.description))"
            }
        case .json:
            line = "{\"time\":\"\(time)\",\"level\":\"\(event.level)\""
            line += ",\"message\":\(PrintableText.quoted(event.message.description))"
            for (key, value) in pairs { line += ",\(PrintableText.quoted(key)):\(Self.json(value))" }
            line += "}"
        }
        write(line + "\n")
    }

    /// What is said of a request comes in this order, then all else by name.
    private static let order = ["method", "path", "operation", "status", "us", "fault"]

    private static func isBefore(_ left: String, _ right: String) -> Bool {
        let places = (order.firstIndex(of: left) ?? order.count, order.firstIndex(of: right) ?? order.count)
        return places.0 == places.1 ? left < right : places.0 < places.1
    }

    /// A number stays one, everything else is text.
    private static func json(_ value: Logger.MetadataValue) -> String {
        if case .stringConvertible(let number as Int) = value { return "\(number)" }
        return PrintableText.quoted(value.description)
    }
}
