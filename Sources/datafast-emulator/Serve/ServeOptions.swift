import ArgumentParser

/// The flags of `serve`, as they stand on the command line; ``ServeConfiguration`` says what they mean.
struct ServeOptions: ParsableArguments {
    @Option(name: ServeSetting.host.name, help: ServeSetting.host.help) var host: String?
    @Option(name: ServeSetting.port.name, help: ServeSetting.port.help) var port: String?
    @Option(name: ServeSetting.portFile.name, help: ServeSetting.portFile.help) var portFile: String?
    @Option(name: ServeSetting.readyFile.name, help: ServeSetting.readyFile.help) var readyFile: String?
    @Option(name: ServeSetting.seed.name, help: ServeSetting.seed.help) var seed: String?
    @Option(name: ServeSetting.data.name, help: ServeSetting.data.help) var data: String?
    @Option(name: ServeSetting.clock.name, parsing: .unconditional, help: ServeSetting.clock.help) var clock: String?
    @Option(name: ServeSetting.randomSeed.name, help: ServeSetting.randomSeed.help) var randomSeed: String?
    @Option(name: ServeSetting.rateLimit.name, help: ServeSetting.rateLimit.help) var rateLimit: String?
    @Option(name: ServeSetting.rateLimitReset.name, help: ServeSetting.rateLimitReset.help) var rateLimitReset: String?
    @Option(name: ServeSetting.deleteTimeoutRecords.name, help: ServeSetting.deleteTimeoutRecords.help)
    var deleteTimeoutRecords: String?
    @Option(name: ServeSetting.defaultPlace.name, help: ServeSetting.defaultPlace.help) var defaultPlace: String?
    @Option(name: ServeSetting.clientFaults.name, help: ServeSetting.clientFaults.help) var clientFaults: String?
    @Flag(name: ServeSetting.allowBots.name, inversion: .prefixedNo, help: ServeSetting.allowBots.help)
    var allowBots: Bool?
    @Option(name: ServeSetting.maxWorlds.name, help: ServeSetting.maxWorlds.help) var maxWorlds: String?
    @Option(name: ServeSetting.worldTTL.name, help: ServeSetting.worldTTL.help) var worldTTL: String?
    @Option(name: ServeSetting.journalEntries.name, help: ServeSetting.journalEntries.help) var journalEntries: String?
    @Option(name: ServeSetting.journalBytes.name, help: ServeSetting.journalBytes.help) var journalBytes: String?
    @Option(name: ServeSetting.control.name, help: ServeSetting.control.help) var control: String?
    @Option(name: ServeSetting.controlToken.name, help: ServeSetting.controlToken.help) var controlToken: String?
    @Option(name: ServeSetting.allowedHost.name, help: ServeSetting.allowedHost.help) var allowedHost: String?
    @Option(name: ServeSetting.logLevel.name, help: ServeSetting.logLevel.help) var logLevel: String?
    @Option(name: ServeSetting.logFormat.name, help: ServeSetting.logFormat.help) var logFormat: String?
    @Flag(name: ServeSetting.quiet.name, inversion: .prefixedNo, help: ServeSetting.quiet.help) var quiet: Bool?
    @Option(name: ServeSetting.loops.name, help: ServeSetting.loops.help) var loops: String?
    @Option(name: ServeSetting.maxConnections.name, help: ServeSetting.maxConnections.help) var maxConnections: String?
    @Option(name: ServeSetting.maxBody.name, help: ServeSetting.maxBody.help) var maxBody: String?
    @Option(name: ServeSetting.maxImport.name, help: ServeSetting.maxImport.help) var maxImport: String?
    @Option(name: ServeSetting.maxHeader.name, help: ServeSetting.maxHeader.help) var maxHeader: String?
    @Option(name: ServeSetting.headerTimeout.name, help: ServeSetting.headerTimeout.help) var headerTimeout: String?
    @Option(name: ServeSetting.bodyTimeout.name, help: ServeSetting.bodyTimeout.help) var bodyTimeout: String?
    @Option(name: ServeSetting.idleTimeout.name, help: ServeSetting.idleTimeout.help) var idleTimeout: String?
    @Option(name: ServeSetting.writeTimeout.name, help: ServeSetting.writeTimeout.help) var writeTimeout: String?
}
