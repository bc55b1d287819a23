import Emulator
import HTTPServer
import Logging

/// What `serve` does, once flags, environment and defaults have had their say.
struct ServeConfiguration {
    var emulator = EmulatorConfiguration()
    var server = HTTPServerConfiguration()
    /// Where to write the port.
    var portFile: String?
    /// Where to write the ready line.
    var readyFile: String?
    var isQuiet: Bool

    /// - Throws: ``Failure``, for a value that is not allowed.
    init(_ options: ServeOptions) throws(Failure) {
        portFile = try ServeSetting.portFile.value(given: options.portFile)
        readyFile = try ServeSetting.readyFile.value(given: options.readyFile)
        isQuiet = try ServeSetting.quiet.isOn(given: options.quiet)
        emulator.seed = try ServeSetting.seed.value(given: options.seed)
        emulator.dataDirectory = try ServeSetting.data.value(given: options.data)
        emulator.settings = try Self.settings(options)
        emulator.maxWorlds = try ServeSetting.maxWorlds.value(given: options.maxWorlds)
        emulator.worldTTL = try ServeSetting.worldTTL.value(given: options.worldTTL)
        server.host = try ServeSetting.host.value(given: options.host)
        emulator.controlAccess = try Self.controlAccess(options, host: server.host)
        server.port = try ServeSetting.port.value(given: options.port)
        server.loops = try ServeSetting.loops.value(given: options.loops)
        server.limits = try Self.limits(options)
        server.limits.isUpload = emulator.controlAccess.admitsUpload
        server.refusalBody = { status in DataFastEmulator.refusalBody(status: status) }
    }

    private static func settings(_ options: ServeOptions) throws(Failure) -> WorldSettings {
        var settings = WorldSettings()
        settings.clock = try ServeSetting.clock.value(given: options.clock)
        // Of 53 bits, which a number in JSON holds exactly: it is told so that it can be given back.
        var machine = SystemRandomNumberGenerator()
        settings.randomSeed = try ServeSetting.randomSeed.value(given: options.randomSeed) ?? machine.next() >> 11
        settings.rateLimit = try ServeSetting.rateLimit.value(given: options.rateLimit)
        settings.rateLimitReset = try ServeSetting.rateLimitReset.value(given: options.rateLimitReset)
        settings.deleteTimeoutRecords = try ServeSetting.deleteTimeoutRecords.value(given: options.deleteTimeoutRecords)
        settings.defaultPlace = try ServeSetting.defaultPlace.value(given: options.defaultPlace)
        settings.allowsClientFaults = try ServeSetting.clientFaults.value(given: options.clientFaults)
        settings.journal.entries = try ServeSetting.journalEntries.value(given: options.journalEntries)
        settings.journal.bytes = try ServeSetting.journalBytes.value(given: options.journalBytes)
        settings.allowsBots = try ServeSetting.allowBots.isOn(given: options.allowBots)
        let handler = LineLogHandler(
            format: try ServeSetting.logFormat.value(given: options.logFormat),
            logLevel: try ServeSetting.logLevel.value(given: options.logLevel))
        settings.logger = Logger(label: "datafast-emulator") { _ in handler }
        return settings
    }

    private static func controlAccess(_ options: ServeOptions, host: String) throws(Failure) -> ControlAccess {
        var access = ControlAccess()
        access.isOn = try ServeSetting.control.value(given: options.control)
        access.token = try ServeSetting.controlToken.value(given: options.controlToken)
        access.host = host
        access.allowedHosts = try ServeSetting.allowedHost.value(given: options.allowedHost)
        if let reason = access.startRefusal { throw Failure(.usage, reason) }
        return access
    }

    private static func limits(_ options: ServeOptions) throws(Failure) -> HTTPLimits {
        var limits = HTTPLimits()
        limits.maxConnections = try ServeSetting.maxConnections.value(given: options.maxConnections)
        limits.maxBodyBytes = try ServeSetting.maxBody.value(given: options.maxBody)
        limits.maxUploadBytes = try ServeSetting.maxImport.value(given: options.maxImport)
        limits.maxHeaderBytes = try ServeSetting.maxHeader.value(given: options.maxHeader)
        limits.headerTimeout = try ServeSetting.headerTimeout.value(given: options.headerTimeout)
        limits.bodyTimeout = try ServeSetting.bodyTimeout.value(given: options.bodyTimeout)
        limits.idleTimeout = try ServeSetting.idleTimeout.value(given: options.idleTimeout)
        limits.writeTimeout = try ServeSetting.writeTimeout.value(given: options.writeTimeout)
        return limits
    }
}
