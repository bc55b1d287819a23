/// `healthcheck`: asks once, for a container's health check in an image without curl.
struct HealthcheckCommand: Command {
    static let name = "healthcheck"
    static let abstract = "Ask a running emulator once whether it is ready: exit status 0 or 1."
    static let discussion: String? = """
        Without --url it asks where serve listens in the same environment (DATAFAST_EMULATOR_HOST and
        DATAFAST_EMULATOR_PORT).
        """
    static let flags = [ServerURL.flag]

    private let url: ServerURL

    init(_ arguments: Arguments) throws(Failure) {
        url =
            if let text = arguments[ServerURL.flag.name] { try ServerURL(argument: text) } else { try .ofEnvironment() }
    }

    func run() throws {
        if let refusal = Probe(url: url).refusal(timeout: .seconds(2)) {
            throw Failure(.notReady, "\(url.authority) is not ready: \(refusal.reason)")
        }
    }
}

extension ServerURL {
    /// Where the emulator is.
    static let flag = Flag(
        name: "url", kind: .value, summary: "Where it is: http://HOST:PORT; HOST is an IP address or localhost.")

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
