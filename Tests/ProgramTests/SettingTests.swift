import CivilTime
import HTTPServer
import Logging
import Testing

@testable import Emulator
@testable import datafast_emulator

@Suite struct SettingTests {
    private let number = Setting("some-count", "Counts.", default: 7, "7", allowed: "an integer") { Int($0) }

    @Test func theFlagBeatsTheVariableWhichBeatsTheDefault() throws {
        let environment = { (name: String) in name == "DATAFAST_EMULATOR_SOME_COUNT" ? "2" : nil }
        #expect(try number.value(given: "1", environment: environment) == 1)
        #expect(try number.value(given: nil, environment: environment) == 2)
        #expect(try number.value(given: nil) { _ in nil } == 7)
    }

    @Test func aRefusalNamesWhereTheValueCameFrom() {
        let flag = #expect(throws: Failure.self) { try number.value(given: "x") { _ in "2" } }
        #expect(flag?.message == #"--some-count: "x" is not allowed; must be an integer"#)
        #expect(flag?.status == .usage)
        let variable = #expect(throws: Failure.self) { try number.value(given: nil) { _ in "x" } }
        #expect(variable?.message == #"DATAFAST_EMULATOR_SOME_COUNT: "x" is not allowed; must be an integer"#)
    }

    @Test func aSwitchIsOnOrOff() throws {
        let setting = Setting("loud", "Loud.")
        #expect(try setting.isOn(given: nil) { _ in nil } == false)
        #expect(try setting.isOn(given: nil) { _ in "true" })
        #expect(try setting.isOn(given: nil) { _ in "1" })
        #expect(try setting.isOn(given: false) { _ in "true" } == false)
        #expect(throws: Failure.self) { try setting.isOn(given: nil) { _ in "yes" } }
    }
}

/// Each flag of `serve` does what it says; what is not allowed is refused by name.
@Suite struct ServeConfigurationTests {
    private func configuration(_ arguments: String...) throws -> ServeConfiguration {
        try ServeConfiguration(Arguments(arguments, flags: ServeCommand.flags))
    }

    @Test func theDefaults() throws {
        let configuration = try configuration()
        #expect(configuration.server.host == "127.0.0.1")
        #expect(configuration.server.port == 4610)
        #expect(configuration.emulator.seed == .basic)
        #expect(configuration.emulator.dataDirectory == nil)
        #expect(configuration.emulator.settings.clock == .system)
        #expect(configuration.emulator.settings.rateLimit == .documented)
        #expect(configuration.emulator.settings.rateLimitReset == .seconds)
        #expect(configuration.emulator.settings.deleteTimeoutRecords == 10_000)
        #expect(configuration.emulator.settings.defaultPlace == .standard)
        #expect(!configuration.emulator.settings.allowsBots)
        #expect(!configuration.emulator.settings.emulatesDate)
        #expect(configuration.emulator.settings.logger.logLevel == .warning)
        #expect(configuration.server.limits.maxBodyBytes == 2 * HTTPLimits().maxBodyBytes)
        #expect(configuration.portFile == nil)
        #expect(!configuration.isQuiet)
    }

    @Test func everyFlagArrives() throws {
        let configuration = try configuration(
            "--host", "::1", "--port", "0", "--port-file", "p", "--seed", "s.json", "--data", "d", "--clock", "-2h30m",
            "--random-seed", "42", "--live", "--rate-limit", "5/1s", "--rate-limit-reset", "milliseconds",
            "--delete-timeout-records", "3", "--default-place", "none", "--currency-rates", "EUR=1.08",
            "--provider-mode", "development",
            "--client-faults", "off", "--allow-bots", "--emulate-date",
            "--log-level", "info", "--log-format", "json", "--quiet", "--loops", "2", "--max-connections", "9",
            "--max-body", "10", "--max-import", "20", "--max-worlds", "7", "--world-ttl", "30m", "--journal-entries",
            "5",
            "--journal-bytes", "6", "--control", "off", "--control-token", "secret", "--allowed-host",
            "Emulator,ci.test",
            "--max-header", "2048", "--header-timeout", "1s", "--body-timeout", "2s", "--idle-timeout", "3s",
            "--write-timeout", "1m30s", "--max-target", "100", "--max-fields", "11", "--max-buffer", "1024",
            "--linger-timeout", "4s", "--stop-timeout", "5s")
        let settings = configuration.emulator.settings
        let limits = configuration.server.limits
        #expect(configuration.server.host == "::1")
        #expect(configuration.server.port == 0)
        #expect(configuration.server.loops == 2)
        #expect(configuration.portFile == "p")
        #expect(configuration.isQuiet)
        #expect(configuration.emulator.seed == .file("s.json"))
        #expect(configuration.emulator.dataDirectory == "d")
        #expect(settings.clock == .running(offset: -9_000_000))
        #expect(settings.randomSeed == 42)
        #expect(settings.rateLimit == RateLimit(capacity: 5, period: 1000))
        #expect(settings.rateLimitReset == .milliseconds)
        #expect(settings.deleteTimeoutRecords == 3)
        #expect(settings.defaultPlace == .none)
        #expect(settings.currencyRates == CurrencyRates(argument: "EUR=1.08"))
        #expect(settings.providerMode == .development)
        #expect(!settings.allowsClientFaults)
        #expect(settings.allowsBots)
        #expect(settings.emulatesDate)
        #expect(settings.isLive)
        #expect(settings.logger.logLevel == .info)
        #expect((settings.logger.handler as? LineLogHandler)?.format == .json)
        #expect(limits.maxConnections == 9)
        #expect(limits.maxBodyBytes == 10)
        #expect(limits.maxUploadBytes == 20)
        #expect(configuration.emulator.maxWorlds == 7)
        #expect(configuration.emulator.worldTTL == .seconds(1800))
        #expect(settings.journal == JournalLimits(entries: 5, bytes: 6))
        let access = configuration.emulator.controlAccess
        #expect(!access.isOn)
        #expect(access.token == "secret")
        #expect(access.host == "::1")
        #expect(access.allowedHosts == ["emulator", "ci.test"])
        #expect(limits.maxHeaderBytes == 2048)
        #expect(limits.headerTimeout == .seconds(1))
        #expect(limits.bodyTimeout == .seconds(2))
        #expect(limits.idleTimeout == .seconds(3))
        #expect(limits.writeTimeout == .seconds(90))
        #expect(limits.maxTargetBytes == 100)
        #expect(limits.maxFieldCount == 11)
        #expect(limits.maxBufferedOutput == 1024)
        #expect(limits.lingerTimeout == .seconds(4))
        #expect(limits.stopTimeout == .seconds(5))
    }

    @Test func namedValues() throws {
        #expect(try configuration("--seed", "empty").emulator.seed == .empty)
        #expect(try configuration("--seed", "demo").emulator.seed == .demo(.standard))
        #expect(try configuration("--seed", "demo:1000000").emulator.seed == .demo(.pageviews(1_000_000)))
        for name in ["demo:", "demo:0", "demo:10000001", "demo:many"] {
            let failure = #expect(throws: Failure.self) { try configuration("--seed", name) }
            #expect(failure?.status == .data)
            #expect(failure?.message.contains("N pageviews from 1 to 10000000") == true)
        }
        #expect(try configuration("--rate-limit", "off").emulator.settings.rateLimit == nil)
        #expect(try configuration("--no-allow-bots").emulator.settings.allowsBots == false)
        let frozen = try configuration("--clock", "2026-05-21T00:00:00Z").emulator.settings.clock
        #expect(frozen == .frozen(Instant(iso8601: "2026-05-21T00:00:00Z")!))
    }

    @Test func theControlPlaneIsNotOpenedToTheNetwork() throws {
        let failure = #expect(throws: Failure.self) { try configuration("--host", "0.0.0.0") }
        #expect(failure?.status == .usage)
        #expect(
            failure?.message == "listening on 0.0.0.0 opens the control plane to the network: give it a token "
                + "(--control-token) or switch it off (--control off)")
        #expect(try configuration("--host", "0.0.0.0", "--control", "off").server.host == "0.0.0.0")
        #expect(try configuration("--host", "0.0.0.0", "--control-token", "t").server.host == "0.0.0.0")
        #expect(try configuration("--world-ttl", "off").emulator.worldTTL == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("0:0:0:0:0:0:0:1", "::1"), ("::FFFF:127.0.0.1", "127.0.0.1"),
        ("LOCALHOST", "localhost"),
    ])
    func anAddressIsKnownHoweverItIsWritten(_ text: String, _ host: String) throws {
        #expect(try configuration("--host", text).server.host == host)
        #expect(try configuration("--host", text).emulator.controlAccess.host == host)
    }

    @Test func chanceDiffersFromRunToRun() throws {
        #expect(try configuration().emulator.settings.randomSeed != configuration().emulator.settings.randomSeed)
    }

    @Test(arguments: [
        ("--port", "70000", "a port number from 0 to 65535"),
        ("--clock", "tomorrow", "an ISO 8601 time such as 2026-05-21T00:00:00Z, or an offset such as +90d or -2h30m"),
        ("--random-seed", "x", "an integer from 0 to 18446744073709551615"),
        ("--rate-limit", "60", "off, or requests (1 to 1000000) and a time (up to 1d) such as 60/60s"),
        ("--rate-limit-reset", "minutes", "seconds or milliseconds"),
        ("--delete-timeout-records", "many", "an integer from 0 to 1000000000"),
        ("--default-place", "8.8.8.8", "none, or one of the addresses that have a place, such as 198.51.100.2"),
        (
            "--currency-rates", "EUR",
            "codes of three capitals, each once, with dollars for one unit, such as EUR=1.08,GBP=1.27"
        ),
        ("--provider-mode", "test", "production or development"),
        ("--client-faults", "yes", "on or off"),
        ("--max-worlds", "100001", "an integer from 0 to 100000"),
        ("--world-ttl", "0s", "off, or a time from 1s to 365d such as 30m"),
        ("--journal-entries", "all", "an integer from 0 to 10000000"),
        ("--journal-bytes", "1M", "an integer from 0 to 17179869184"),
        ("--control", "no", "on or off"), ("--control-token", "a b", "one or more characters of visible ASCII"),
        ("--control-token", "", "one or more characters of visible ASCII"),
        ("--host", "example.com", "an IPv4 address, an IPv6 address that is not link-local, or localhost"),
        ("--host", "fe80::1", "an IPv4 address, an IPv6 address that is not link-local, or localhost"),
        ("--host", "", "an IPv4 address, an IPv6 address that is not link-local, or localhost"),
        ("--allowed-host", "a:80", "names without ports, separated by commas"),
        ("--allowed-host", "a,,b", "names without ports, separated by commas"),
        ("--max-import", "x", "an integer from 0 to 17179869184"),
        ("--log-level", "loud", "one of trace, debug, info, notice, warning, error, critical"),
        ("--log-format", "xml", "text or json"),
        ("--loops", "0", "an integer from 1 to 64"),
        ("--max-connections", "0", "an integer from 1 to 1000000"),
        ("--max-body", "1k", "an integer from 0 to 1073741824"),
        ("--max-header", "1", "an integer from 1024 to 1048576"),
        ("--header-timeout", "0s", "a time from 1ms to 1d such as 10s or 1m30s"),
        ("--body-timeout", "2d", "a time from 1ms to 1d such as 10s or 1m30s"),
        ("--idle-timeout", "10", "a time from 1ms to 1d such as 10s or 1m30s"),
        ("--write-timeout", "x", "a time from 1ms to 1d such as 10s or 1m30s"),
    ])
    func whatIsNotAllowedIsRefused(flag: String, value: String, allowed: String) {
        let failure = #expect(throws: Failure.self) { try configuration(flag, value) }
        #expect(failure?.message == "\(flag): \"\(value)\" is not allowed; must be \(allowed)")
    }

    private static let flags: Set<Substring> = {
        let words = ServeCommand.help.split { $0 == " " || $0 == "/" || $0 == "\n" }
        return Set(words.filter { $0.hasPrefix("--") && !$0.hasPrefix("--no-") }).subtracting(["--version", "--help"])
    }()

    @Test func helpNamesEveryVariable() {
        let help = ServeCommand.help
        #expect(Self.flags.contains("--port-file"))
        for flag in Self.flags {
            let variable = flag.dropFirst(2).map { $0 == "-" ? "_" : $0.uppercased() }.joined()
            #expect(help.contains("env: DATAFAST_EMULATOR_\(variable))"), "\(flag)")
        }
    }

    @Test func theReadmeListsEveryFlag() throws {
        let root = String(#filePath).split(separator: "/").dropLast(3).joined(separator: "/")
        let readme = String(decoding: try SeedFile.contents("/\(root)/README.md"), as: UTF8.self)
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `--") }
        #expect(Set(rows.map { $0.dropFirst(3).prefix { $0 != "`" } }) == Self.flags)
    }
}
