import ArgumentParser
import Emulator

/// `wait`: for scripts that start an emulator in the background.
struct WaitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Wait until an emulator is ready; exit status 1 when the time is over.")

    @Option(help: "Where it is: http://HOST:PORT; HOST is an IP address or localhost.") var url: String
    @Option(help: "How long to wait, such as 10s or 1m30s.") var timeout = "10s"

    func run() throws {
        let url = try ServerURL(argument: url)
        guard let limit = Duration(argument: timeout), limit <= .seconds(86_400) else {
            throw Failure(
                .usage, "--timeout: \"\(timeout)\" is not allowed; must be a time up to 1d such as 10s or 1m30s")
        }
        if let refusal = Probe(url: url).refusal(within: limit) {
            throw Failure(.notReady, "\(url.authority) was not ready within \(timeout): \(refusal.reason)")
        }
    }
}
