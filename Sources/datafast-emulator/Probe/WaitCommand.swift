import Emulator

/// `wait`: for scripts that start an emulator in the background.
struct WaitCommand: Command {
    static let name = "wait"
    static let abstract = "Wait until an emulator is ready; exit status 1 when the time is over."
    static let flagGroups = [
        FlagGroup(
            "Options",
            [
                ServerURL.flag,
                Flag(
                    name: "timeout", kind: .value, valueName: "TIME",
                    summary: "How long to wait, such as 10s or 1m30s.", notes: ["default: 10s"]),
            ])
    ]

    private let url: ServerURL
    private let timeout: String
    private let limit: Duration

    init(_ arguments: Arguments) throws(Failure) {
        url = try ServerURL(arguments)
        timeout = arguments["timeout"] ?? "10s"
        guard let limit = Duration(argument: timeout), limit <= .seconds(86_400) else {
            throw Failure(
                .usage, "--timeout: \"\(timeout)\" is not allowed; must be a time up to 1d such as 10s or 1m30s")
        }
        self.limit = limit
    }

    func run() throws {
        if let refusal = Probe(url: url).refusal(within: limit) {
            throw Failure(.notReady, "\(url.authority) was not ready within \(timeout): \(refusal.reason)")
        }
    }
}
