extension ServeSetting {
    /// All settings as flags, in the order of help.
    static let flagGroups = [
        FlagGroup("Where it listens", [host.asFlag, port.asFlag]),
        FlagGroup("How others learn of it", [portFile.asFlag, readyFile.asFlag, quiet.asFlag]),
        FlagGroup("What it holds", [seed.asFlag, live.asFlag, data.asFlag]),
        FlagGroup("How it behaves", behaviour),
        FlagGroup(
            "Control by tests",
            [
                control.asFlag, controlToken.asFlag, allowedHost.asFlag, maxWorlds.asFlag, worldTTL.asFlag,
                journalEntries.asFlag, journalBytes.asFlag,
            ]),
        FlagGroup("Logs", [logLevel.asFlag, logFormat.asFlag]),
        FlagGroup("HTTP", http),
    ]

    private static let behaviour = [
        clock.asFlag, randomSeed.asFlag, rateLimit.asFlag, rateLimitReset.asFlag, deleteTimeoutRecords.asFlag,
        defaultPlace.asFlag, currencyRates.asFlag, providerMode.asFlag, clientFaults.asFlag, allowBots.asFlag,
        emulateDate.asFlag,
    ]

    private static let http = [
        loops.asFlag, maxConnections.asFlag, maxBody.asFlag, maxImport.asFlag, maxTarget.asFlag, maxHeader.asFlag,
        maxFields.asFlag, maxBuffer.asFlag, headerTimeout.asFlag, bodyTimeout.asFlag, idleTimeout.asFlag,
        writeTimeout.asFlag, lingerTimeout.asFlag, stopTimeout.asFlag,
    ]
}
