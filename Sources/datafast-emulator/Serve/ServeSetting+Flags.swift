extension ServeSetting {
    /// All settings as flags, in the order of help.
    static let flags: [Flag] = [
        host.asFlag, port.asFlag, portFile.asFlag, readyFile.asFlag, seed.asFlag, live.asFlag, data.asFlag,
        clock.asFlag,
        randomSeed.asFlag, rateLimit.asFlag, rateLimitReset.asFlag, deleteTimeoutRecords.asFlag, defaultPlace.asFlag,
        currencyRates.asFlag,
        providerMode.asFlag, clientFaults.asFlag, allowBots.asFlag, emulateDate.asFlag, maxWorlds.asFlag,
        worldTTL.asFlag,
        journalEntries.asFlag,
        journalBytes.asFlag, control.asFlag, controlToken.asFlag, allowedHost.asFlag, logLevel.asFlag,
        logFormat.asFlag, quiet.asFlag, loops.asFlag, maxConnections.asFlag, maxBody.asFlag, maxImport.asFlag,
        maxTarget.asFlag, maxHeader.asFlag, maxFields.asFlag, maxBuffer.asFlag, headerTimeout.asFlag,
        bodyTimeout.asFlag, idleTimeout.asFlag, writeTimeout.asFlag, lingerTimeout.asFlag, stopTimeout.asFlag,
    ]
}
