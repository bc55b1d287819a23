/// `healthcheck`: asks once, for a container's health check in an image without curl.
struct HealthcheckCommand: Command {
    static let name = "healthcheck"
    static let abstract = "Ask a running emulator once whether it is ready: exit status 0 or 1."
    static let flagGroups = [FlagGroup("Options", [ServerURL.flag])]

    private let url: ServerURL

    init(_ arguments: Arguments) throws(Failure) { url = try ServerURL(arguments) }

    func run() throws {
        if let refusal = Probe(url: url).refusal(timeout: .seconds(2)) {
            throw Failure(.notReady, "\(url.authority) is not ready: \(refusal.reason)")
        }
    }
}
