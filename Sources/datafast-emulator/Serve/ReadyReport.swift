import Emulator
import Glibc
import JSON

/// What the program tells other programs once it is ready.
struct ReadyReport {
    /// Where it is reached from this machine, without a slash at the end.
    let url: String
    let client: DataFastEmulator.ClientSettings
    let clock: ClockReading
    let randomSeed: UInt64

    /// One line of JSON.
    var line: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("url", url)
        writer.member("pid", Int(getpid()))
        writer.member("version", EmulatorVersion.current)
        writer.beginObject("tokens")
        writer.member("account", client.accountToken)
        writer.member("website", client.websiteKey)
        writer.endObject()
        writer.member("websiteId", client.websiteID)
        writer.beginObject("clock")
        clock.write(to: &writer)
        writer.endObject()
        writer.member("randomSeed", seed: randomSeed)
        writer.endObject()
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}
