/// Where `wait` and `healthcheck` look for an emulator.
extension ServerURL {
    static let flag = Flag(
        name: "url", kind: .value, valueName: "URL",
        summary: "Where it is: http://HOST:PORT; HOST is an IP address or localhost. "
            + "Without it, where serve listens in this environment.",
        notes: ["env: \(ServeSetting.host.variable)", "\(ServeSetting.port.variable)"])

    /// What stands behind `--url`; without it, where `serve` listens that was started in this environment, without flags.
    init(_ arguments: Arguments) throws(Failure) {
        guard let text = arguments[Self.flag.name] else {
            self = try Self.ofEnvironment()
            return
        }
        guard let url = ServerURL(text) else {
            throw Failure(
                .usage,
                "--url: \"\(text)\" is not allowed; must be http://HOST:PORT, where HOST is an IP address or localhost")
        }
        self = url
    }

    private static func ofEnvironment() throws(Failure) -> ServerURL {
        let host = try ServeSetting.host.value(given: nil)
        let port = try ServeSetting.port.value(given: nil)
        guard port != 0 else {
            throw Failure(
                .usage,
                "\(ServeSetting.port.variable): \"0\" tells no port to ask at; tell it by --url http://HOST:PORT")
        }
        switch host {
        case "0.0.0.0": return ServerURL(host: "127.0.0.1", port: port)
        case "::": return ServerURL(host: "::1", port: port)
        default: return ServerURL(host: host, port: port)
        }
    }
}
