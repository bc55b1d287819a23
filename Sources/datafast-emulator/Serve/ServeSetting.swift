import Emulator
import HTTPServer
import Logging

/// All that `serve` can be told.
enum ServeSetting {
    static let host = Setting(
        "host", "Address to listen on: IPv4, IPv6, or localhost for both loopback addresses.", default: "127.0.0.1",
        "127.0.0.1", allowed: "an IPv4 address, an IPv6 address that is not link-local, or localhost",
        valueName: "ADDRESS", completion: .words("127.0.0.1", "localhost", "0.0.0.0")
    ) { ListenHost.canonical($0) }
    static let port = Setting<UInt16>(
        "port", "Port to listen on; 0 takes one that is free.", default: 4610, "4610",
        allowed: "a port number from 0 to 65535", valueName: "N"
    ) { UInt16($0) }
    static let portFile = Setting<String?>(
        "port-file", "File to write the port to, once requests are answered.", default: nil, allowed: "a path",
        valueName: "FILE", completion: .file
    ) { $0 }
    static let readyFile = Setting<String?>(
        "ready-file", "File to write the ready line to, once requests are answered.", default: nil, allowed: "a path",
        valueName: "FILE", completion: .file
    ) { $0 }
    static let seed: Setting<EmulatorConfiguration.SeedSource> = {
        var setting = Setting(
            "seed", "What the emulator holds at first: basic, empty, demo, demo:PAGEVIEWS, or a JSON file.",
            default: EmulatorConfiguration.SeedSource.basic, "basic",
            allowed: "basic, empty, \(DemoSize.allowedNames), or a path", valueName: "SEED",
            completion: Completion(words: ["basic", "empty", "demo"], paths: .files)
        ) { text in
            switch text {
            case "basic": .basic
            case "empty": .empty
            case _ where DemoSize.isName(text): DemoSize(text).map { .demo($0) }
            default: .file(text)
            }
        }
        setting.status = .data
        return setting
    }()
    static let data = Setting<String?>(
        "data", "Directory that keeps the data; without it they live in memory.", default: nil, allowed: "a path",
        valueName: "DIR", completion: .directory
    ) { $0 }
    static let live = Setting("live", "Let visitors of the seed demo arrive by the clock.")
    static let quiet = Setting("quiet", "Print no banner.")
}

// MARK: - Worlds

extension ServeSetting {
    static let clock = Setting(
        "clock", "The time: an ISO 8601 time stands still; +90d or -2h30m runs so far from the machine's clock.",
        default: WorldClock.system,
        allowed: "an ISO 8601 time such as 2026-05-21T00:00:00Z, or an offset such as +90d or -2h30m", valueName: "TIME"
    ) { WorldClock(argument: $0) }
    static let randomSeed = Setting<UInt64?>(
        "random-seed", "Makes ids and chance repeat from run to run.", default: nil, "a random one",
        allowed: "an integer from 0 to \(UInt64.max)", valueName: "N"
    ) { UInt64($0).map(Optional.some) }
    static let rateLimit = Setting<RateLimit?>(
        "rate-limit", "Requests that a token may make in a time, or off.", default: .documented, "60/60s",
        allowed: "off, or requests (1 to 1000000) and a time (up to 1d) such as 60/60s", valueName: "N/TIME",
        completion: .words("off")
    ) { text in text == "off" ? .some(nil) : RateLimit(argument: text).map(Optional.some) }
    static let rateLimitReset = Setting(
        "rate-limit-reset", "Unit of X-RateLimit-Reset and of reset in 429 bodies: seconds or milliseconds.",
        default: RateLimit.ResetUnit.seconds, "seconds", allowed: "seconds or milliseconds",
        valueName: "UNIT", completion: .words("seconds", "milliseconds")
    ) { RateLimit.ResetUnit(rawValue: $0) }
    static let deleteTimeoutRecords = Setting(
        "delete-timeout-records", "Deleting more goals or payments at once answers 504.", default: 10_000, "10000",
        allowed: "an integer from 0 to 1000000000", valueName: "N"
    ) { text in Int(text).flatMap { 0...1_000_000_000 ~= $0 ? $0 : nil } }
    static let defaultPlace = Setting(
        "default-place", "Where visitors are whose place nothing tells: an address of the place table, or none.",
        default: DefaultPlace.standard, "192.0.2.2",
        allowed: "none, or one of the addresses that have a place, such as 198.51.100.2", valueName: "ADDRESS",
        completion: .words("none")
    ) { DefaultPlace($0) }
    static let currencyRates = Setting(
        "currency-rates", "What currencies are worth in US dollars, where not as in the table: EUR=1.08,GBP=1.27.",
        default: CurrencyRates.standard, "a fixed table",
        allowed: "codes of three capitals, each once, with dollars for one unit, such as EUR=1.08,GBP=1.27",
        valueName: "RATES"
    ) { CurrencyRates(argument: $0) }
    static let providerMode = Setting(
        "provider-mode",
        "production or development: whether test keys of payment providers are taken, only in development.",
        default: WorldSettings.ProviderMode.production, "production", allowed: "production or development",
        valueName: "MODE", completion: .words("production", "development")
    ) { WorldSettings.ProviderMode(rawValue: $0) }
    static let clientFaults = onOrOff(
        "client-faults", "Whether a request may ask for a fault: X-Emulator-Fault, Prefer: code=504; on or off.")
    static let allowBots = Setting("allow-bots", "Count browsers that automation drives as people.")
    static let emulateDate = Setting("emulate-date", "Let the Date of answers follow the clock of their world.")
}

// MARK: - Control plane

extension ServeSetting {
    private static let emulator = EmulatorConfiguration()

    /// What is on unless it is switched off.
    private static func onOrOff(_ flag: String, _ summary: String) -> Setting<Bool> {
        Setting(
            flag, summary, default: true, "on", allowed: "on or off", valueName: "on|off",
            completion: .words("on", "off")
        ) { text in
            text == "on" ? true : text == "off" ? false : nil
        }
    }

    static let maxWorlds = count(
        "max-worlds", "Most worlds beside the default one.", default: emulator.maxWorlds, 0...100_000)
    static let worldTTL = Setting<Duration?>(
        "world-ttl", "How long a world that nobody asks anything is kept, or off.", default: nil, "off",
        allowed: "off, or a time from 1s to 365d such as 30m", valueName: "TIME",
        completion: .words("off")
    ) { text in
        if text == "off" { return .some(nil) }
        guard let time = Duration(argument: text), .seconds(1) ... .seconds(31_536_000) ~= time else { return nil }
        return .some(time)
    }
    static let journalEntries = count(
        "journal-entries", "Most requests that each world remembers; 0 remembers none.",
        default: emulator.settings.journal.entries, 0...10_000_000)
    static let journalBytes = count(
        "journal-bytes", "Most bytes of requests and answers that each world remembers.",
        default: emulator.settings.journal.bytes, 0...17_179_869_184)
    static let control = onOrOff(
        "control", "Whether tests may control the emulator below /__emulator; on or off.")
    static let controlToken = Setting<String?>(
        "control-token", "What requests to the control plane must bear; needed when --host is not loopback.",
        default: nil,
        allowed: "one or more characters of visible ASCII", valueName: "TOKEN"
    ) { text in
        guard !text.isEmpty, text.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else { return nil }
        return .some(text)
    }
    static let allowedHost = Setting<Set<String>>(
        "allowed-host", "Further names, separated by commas, by which the control plane may be called.", default: [],
        allowed: "names without ports, separated by commas", valueName: "NAMES"
    ) { text in
        let names = text.lowercased().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isFine = names.allSatisfy { name in
            !name.isEmpty && name.utf8.allSatisfy { 0x21...0x7e ~= $0 && !"/:@".utf8.contains($0) }
        }
        return isFine ? Set(names) : nil
    }
}

// MARK: - Logs

extension ServeSetting {
    static let logLevel = Setting(
        "log-level",
        "Least level of what is logged, from trace, debug, info, notice, warning, error, critical; requests are at info.",
        default: Logger.Level.warning,
        "warning", allowed: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))",
        valueName: "LEVEL", completion: Completion(words: Logger.Level.allCases.map(\.rawValue))
    ) { Logger.Level(rawValue: $0) }
    static let logFormat = Setting(
        "log-format", "What log lines look like: text or json.", default: LineLogHandler.Format.text, "text",
        allowed: "text or json", valueName: "FORMAT",
        completion: .words("text", "json")
    ) { LineLogHandler.Format(rawValue: $0) }
}

// MARK: - HTTP

extension ServeSetting {
    private static let limits = HTTPLimits()

    static let loops = count(
        "loops", "Event loops that serve connections.", default: HTTPServerConfiguration().loops, 1...64)
    static let maxConnections = count(
        "max-connections", "Most connections at once; more get 503.", default: limits.maxConnections, 1...1_000_000)
    /// Twice what the API takes, so that it is the API that refuses most that is too large, after its checks of the token.
    static let maxBody = count(
        "max-body", "Most bytes of a request's body; more get 413 at once, whatever path and token.",
        default: 2 * limits.maxBodyBytes,
        0...1_073_741_824)
    static let maxImport = count(
        "max-import", "Most bytes of a database that is imported into a world; more get 413.",
        default: limits.maxUploadBytes, 0...17_179_869_184)
    static let maxTarget = count(
        "max-target", "Most bytes of a request's target; more get 414.", default: limits.maxTargetBytes,
        64...1_048_576)
    static let maxHeader = count(
        "max-header", "Most bytes of a request's fields; more get 431.", default: limits.maxHeaderBytes,
        1024...1_048_576)
    static let maxFields = count(
        "max-fields", "Most fields of a request; more get 431.", default: limits.maxFieldCount, 1...10_000)
    static let maxBuffer = count(
        "max-buffer", "Bytes of answers that wait for one client before its next requests do.",
        default: limits.maxBufferedOutput, 1024...1_073_741_824)
    static let headerTimeout = timeout(
        "header-timeout", "Time for a request's fields to arrive; later gets 408.", default: limits.headerTimeout)
    static let bodyTimeout = timeout(
        "body-timeout", "Time for a request's body to arrive; later gets 408.", default: limits.bodyTimeout)
    static let idleTimeout = timeout(
        "idle-timeout", "Time that a connection may wait for its next request.", default: limits.idleTimeout)
    static let writeTimeout = timeout(
        "write-timeout", "Time that a client may take no byte of its answer.", default: limits.writeTimeout)
    static let lingerTimeout = timeout(
        "linger-timeout", "Time that a client which was refused may send nothing before its connection is closed.",
        default: limits.lingerTimeout)
    static let stopTimeout = timeout(
        "stop-timeout", "Time for requests under way to be answered after SIGTERM or SIGINT.",
        default: limits.stopTimeout)

    private static func count(
        _ flag: String, _ summary: String, default standard: Int, _ range: ClosedRange<Int>
    ) -> Setting<Int> {
        Setting(
            flag, summary, default: standard, "\(standard)",
            allowed: "an integer from \(range.lowerBound) to \(range.upperBound)", valueName: "N"
        ) { text in Int(text).flatMap { range ~= $0 ? $0 : nil } }
    }

    private static func timeout(_ flag: String, _ summary: String, default standard: Duration) -> Setting<Duration> {
        Setting(
            flag, summary, default: standard, "\(standard.components.seconds)s",
            allowed: "a time from 1ms to 1d such as 10s or 1m30s", valueName: "TIME"
        ) { text in
            Duration(argument: text).flatMap { .milliseconds(1) ... .seconds(86_400) ~= $0 ? $0 : nil }
        }
    }
}
