import Emulator
import HTTPServer
import Logging

/// What `serve` does, once flags, environment and defaults have had their say.
struct ServeConfiguration {
    var emulator = EmulatorConfiguration()
    var server = HTTPServerConfiguration()
    /// Where to write the port.
    var portFile: String?
    var isQuiet: Bool

    /// - Throws: ``Failure``, for a value that is not allowed.
    init(_ options: ServeOptions) throws(Failure) {
        portFile = try ServeSetting.portFile.value(given: options.portFile)
        isQuiet = try ServeSetting.quiet.isOn(given: options.quiet)
        emulator.seed = try ServeSetting.seed.value(given: options.seed)
        emulator.dataDirectory = try ServeSetting.data.value(given: options.data)
        emulator.settings = try Self.settings(options)
        server.host = try ServeSetting.host.value(given: options.host)
        server.port = try ServeSetting.port.value(given: options.port)
        server.loops = try ServeSetting.loops.value(given: options.loops)
        server.limits = try Self.limits(options)
        server.refusalBody = { status in DataFastEmulator.refusalBody(status: status) }
    }

    private static func settings(_ options: ServeOptions) throws(Failure) -> WorldSettings {
        var settings = WorldSettings()
        settings.clock = try ServeSetting.clock.value(given: options.clock)
        var machine = SystemRandomNumberGenerator()
        settings.randomSeed = try ServeSetting.randomSeed.value(given: options.randomSeed) ?? machine.next()
        settings.rateLimit = try ServeSetting.rateLimit.value(given: options.rateLimit)
        settings.rateLimitReset = try ServeSetting.rateLimitReset.value(given: options.rateLimitReset)
        settings.deleteTimeoutRecords = try ServeSetting.deleteTimeoutRecords.value(given: options.deleteTimeoutRecords)
        settings.defaultPlace = try ServeSetting.defaultPlace.value(given: options.defaultPlace)
        settings.allowsClientFaults = try ServeSetting.clientFaults.value(given: options.clientFaults)
        settings.allowsBots = try ServeSetting.allowBots.isOn(given: options.allowBots)
        let handler = LineLogHandler(
            format: try ServeSetting.logFormat.value(given: options.logFormat),
            logLevel: try ServeSetting.logLevel.value(given: options.logLevel))
        settings.logger = Logger(label: "datafast-emulator") { _ in handler }
        return settings
    }

    private static func limits(_ options: ServeOptions) throws(Failure) -> HTTPLimits {
        var limits = HTTPLimits()
        limits.maxConnections = try ServeSetting.maxConnections.value(given: options.maxConnections)
        limits.maxBodyBytes = try ServeSetting.maxBody.value(given: options.maxBody)
        limits.maxHeaderBytes = try ServeSetting.maxHeader.value(given: options.maxHeader)
        limits.headerTimeout = try ServeSetting.headerTimeout.value(given: options.headerTimeout)
        limits.bodyTimeout = try ServeSetting.bodyTimeout.value(given: options.bodyTimeout)
        limits.idleTimeout = try ServeSetting.idleTimeout.value(given: options.idleTimeout)
        limits.writeTimeout = try ServeSetting.writeTimeout.value(given: options.writeTimeout)
        return limits
    }
}
