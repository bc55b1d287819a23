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
    init(_ arguments: Arguments) throws(Failure) {
        portFile = try ServeSetting.portFile.value(in: arguments)
        readyFile = try ServeSetting.readyFile.value(in: arguments)
        isQuiet = try ServeSetting.quiet.isOn(in: arguments)
        emulator.seed = try ServeSetting.seed.value(in: arguments)
        emulator.dataDirectory = try ServeSetting.data.value(in: arguments)
        emulator.settings = try Self.settings(arguments)
        emulator.maxWorlds = try ServeSetting.maxWorlds.value(in: arguments)
        emulator.worldTTL = try ServeSetting.worldTTL.value(in: arguments)
        server.host = try ServeSetting.host.value(in: arguments)
        emulator.controlAccess = try Self.controlAccess(arguments, host: server.host)
        server.port = try ServeSetting.port.value(in: arguments)
        server.loops = try ServeSetting.loops.value(in: arguments)
        server.limits = try Self.limits(arguments)
        server.limits.isUpload = emulator.controlAccess.admitsUpload
        server.refusal = DataFastEmulator.refusal
        server.onRefusal = RefusalLog(logger: emulator.settings.logger).write
    }

    private static func settings(_ arguments: Arguments) throws(Failure) -> WorldSettings {
        var settings = WorldSettings()
        settings.clock = try ServeSetting.clock.value(in: arguments)
        // Of 53 bits, which a number in JSON holds exactly: it is told so that it can be given back.
        var machine = SystemRandomNumberGenerator()
        settings.randomSeed = try ServeSetting.randomSeed.value(in: arguments) ?? machine.next() >> 11
        settings.rateLimit = try ServeSetting.rateLimit.value(in: arguments)
        settings.rateLimitReset = try ServeSetting.rateLimitReset.value(in: arguments)
        settings.deleteTimeoutRecords = try ServeSetting.deleteTimeoutRecords.value(in: arguments)
        settings.defaultPlace = try ServeSetting.defaultPlace.value(in: arguments)
        settings.currencyRates = try ServeSetting.currencyRates.value(in: arguments)
        settings.providerMode = try ServeSetting.providerMode.value(in: arguments)
        settings.allowsClientFaults = try ServeSetting.clientFaults.value(in: arguments)
        settings.journal.entries = try ServeSetting.journalEntries.value(in: arguments)
        settings.journal.bytes = try ServeSetting.journalBytes.value(in: arguments)
        settings.isLive = try ServeSetting.live.isOn(in: arguments)
        settings.allowsBots = try ServeSetting.allowBots.isOn(in: arguments)
        settings.emulatesDate = try ServeSetting.emulateDate.isOn(in: arguments)
        let handler = LineLogHandler(
            format: try ServeSetting.logFormat.value(in: arguments),
            logLevel: try ServeSetting.logLevel.value(in: arguments))
        settings.logger = Logger(label: "datafast-emulator") { _ in handler }
        return settings
    }

    private static func controlAccess(_ arguments: Arguments, host: String) throws(Failure) -> ControlAccess {
        var access = ControlAccess()
        access.isOn = try ServeSetting.control.value(in: arguments)
        access.token = try ServeSetting.controlToken.value(in: arguments)
        access.host = host
        access.allowedHosts = try ServeSetting.allowedHost.value(in: arguments)
        if let reason = access.startRefusal { throw Failure(.usage, reason) }
        return access
    }

    private static func limits(_ arguments: Arguments) throws(Failure) -> HTTPLimits {
        var limits = HTTPLimits()
        limits.maxConnections = try ServeSetting.maxConnections.value(in: arguments)
        limits.maxBodyBytes = try ServeSetting.maxBody.value(in: arguments)
        limits.maxUploadBytes = try ServeSetting.maxImport.value(in: arguments)
        limits.maxTargetBytes = try ServeSetting.maxTarget.value(in: arguments)
        limits.maxHeaderBytes = try ServeSetting.maxHeader.value(in: arguments)
        limits.maxFieldCount = try ServeSetting.maxFields.value(in: arguments)
        limits.maxBufferedOutput = try ServeSetting.maxBuffer.value(in: arguments)
        limits.headerTimeout = try ServeSetting.headerTimeout.value(in: arguments)
        limits.bodyTimeout = try ServeSetting.bodyTimeout.value(in: arguments)
        limits.idleTimeout = try ServeSetting.idleTimeout.value(in: arguments)
        limits.writeTimeout = try ServeSetting.writeTimeout.value(in: arguments)
        limits.lingerTimeout = try ServeSetting.lingerTimeout.value(in: arguments)
        limits.stopTimeout = try ServeSetting.stopTimeout.value(in: arguments)
        return limits
    }
}
