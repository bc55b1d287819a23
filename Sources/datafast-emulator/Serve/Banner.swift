import CivilTime
import Emulator
import HTTPServer

/// What `serve` says of itself to the people who started it.
struct Banner {
    let addresses: [SocketAddress]
    let settings: WorldSettings
    let secrets: [DataFastEmulator.Secret]

    /// So many tokens are shown of each user and website, and of all; a large seed's others are only counted.
    private static let shownOfHolder = 8
    private static let shownOfAll = 60

    var text: String {
        var text = "datafast-emulator \(EmulatorVersion.current)\n"
        for address in addresses { text += "  address      \(address.url)\n" }
        text += "  clock        \(clock)\n"
        text += "  random seed  \(settings.randomSeed)\n"
        if !secrets.isEmpty {
            text += "tokens\n"
            let shown = shownSecrets
            let width = shown.map(\.text.count).max() ?? 0
            for secret in shown { text += "  \(Self.line(secret, width: width))\n" }
            if secrets.count > shown.count { text += "  and \(secrets.count - shown.count) more\n" }
        }
        if let key = secrets.first(where: { $0.text.hasPrefix("df_") }), let address = addresses.first {
            text += "try\n  curl -H 'Authorization: Bearer \(key.text)' \(address.url)/api/v1/visitors\n"
        }
        return text
    }

    private var shownSecrets: ArraySlice<DataFastEmulator.Secret> {
        var counts: [String: Int] = [:]
        return secrets.filter { secret in
            counts[secret.holder, default: 0] += 1
            return counts[secret.holder, default: 0] <= Self.shownOfHolder
        }.prefix(Self.shownOfAll)
    }

    private var clock: String {
        switch settings.clock {
        case .frozen(let instant): "stands still at \(instant)"
        case .running(0): "the machine's"
        case .scaled(_, _, let rate): "runs \(rate) times as fast as the machine's: \(settings.clock.now)"
        case .running(let offset): "runs \(offset < 0 ? "behind" : "ahead of") the machine's: \(settings.clock.now)"
        }
    }

    private static func line(_ secret: DataFastEmulator.Secret, width: Int) -> String {
        let padding = String(repeating: " ", count: max(0, width - secret.text.count))
        return secret.text + padding + "  "
            + PrintableText.escaped("\(secret.name ?? "unnamed") (\(secret.holder))")
    }
}
