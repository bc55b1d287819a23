import ArgumentParser

/// `healthcheck`: asks once, for a container's health check in an image without curl.
struct HealthcheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "healthcheck", abstract: "Ask a running emulator once whether it is ready: exit status 0 or 1.",
        discussion: """
            Without --url it asks where serve listens in the same environment (DATAFAST_EMULATOR_HOST and \
            DATAFAST_EMULATOR_PORT).
            """)

    @Option(help: "Where it is: http://HOST:PORT; HOST is an IP address or localhost.") var url: String?

    func run() throws {
        let url = try url.map(ServerURL.init(argument:)) ?? .ofEnvironment()
        if let refusal = Probe(url: url).refusal(timeout: .seconds(2)) {
            throw Failure(.notReady, "\(url.authority) is not ready: \(refusal.reason)")
        }
    }
}

extension ServerURL {
    /// What stands behind `--url`.
    init(argument: String) throws(Failure) {
        guard let url = ServerURL(argument) else {
            throw Failure(
                .usage,
                "--url: \"\(argument)\" is not allowed; must be http://HOST:PORT, where HOST is an IP address or localhost"
            )
        }
        self = url
    }

    /// Where `serve` listens that was started in this environment, without flags.
    static func ofEnvironment() throws(Failure) -> ServerURL {
        let host = try ServeSetting.host.value(given: nil)
        let port = try ServeSetting.port.value(given: nil)
        switch host {
        case "0.0.0.0": return ServerURL(host: "127.0.0.1", port: port)
        case "::": return ServerURL(host: "::1", port: port)
        default: return ServerURL(host: host, port: port)
        }
    }
}
