import CivilTime
import Glibc
import Testing

/// All the system's zones against Python's `zoneinfo`, which reads the same files.
@Suite(.enabled(if: isPythonInstalled, "needs Python 3.9 or later with zoneinfo"))
struct PythonComparisonTests {
    /// Random moments of three centuries, and both sides of moments next to changes.
    @Test func offsets() throws {
        let lines = try output(
            ofPython: """
                for name in names:
                    zone = ZoneInfo(name)
                    times = [random.randrange(-4000000000, 6000000000) for _ in range(100)]
                    times += [random.randrange(1700000000, 1800000000) for _ in range(40)]
                    for time in times:
                        at = epoch + timedelta(seconds=time)
                        print(name, time, round(at.astimezone(zone).utcoffset().total_seconds()))
                """)
        #expect(lines.count > 10000)
        for line in lines {
            let fields = line.split(separator: " ")
            let offset = try rules(fields[0]).utcOffset(at: Instant(seconds: try #require(Int64(fields[1]))))
            if offset != Int(fields[2]) { Issue.record("\(line): \(offset)") }
        }
    }

    /// Local times of the nights in which most clocks change, and random ones; Python's `fold=0` has the same meaning.
    @Test func localTimes() throws {
        let lines = try output(
            ofPython: """
                for name in names:
                    zone = ZoneInfo(name)
                    times = [random.randrange(-2000000000, 5000000000) for _ in range(50)]
                    for night in ("2024-03-10", "2024-03-31", "2024-10-27", "2024-11-03", "2024-04-07", "2024-10-06", "2040-03-11", "2040-10-28"):
                        start = int(datetime.fromisoformat(night + "T00:00:00+00:00").timestamp())
                        times += range(start - 3600, start + 5 * 3600, 1800)
                    for time in times:
                        local = (epoch + timedelta(seconds=time)).replace(tzinfo=zone)
                        print(name, time, round((local - epoch).total_seconds()))
                """)
        #expect(lines.count > 10000)
        for line in lines {
            let fields = line.split(separator: " ")
            let local = Instant(seconds: try #require(Int64(fields[1]))).utc
            let instant = try rules(fields[0]).instant(of: local)
            if instant.seconds != Int64(fields[2]) { Issue.record("\(line): \(instant.seconds)") }
        }
    }

    private func rules(_ name: Substring) throws -> TimeZoneRules {
        try #require(TimeZoneDatabase.system.rules(named: String(name)), "\(name)")
    }

    private func output(ofPython script: String) throws -> [Substring] {
        let preamble = """
            import random
            from datetime import datetime, timedelta, timezone
            from zoneinfo import ZoneInfo, available_timezones
            epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
            names = sorted(available_timezones() - {"localtime", "Factory"})

            """
        let stream = try #require(popen("python3 - <<'END'\n" + preamble + script + "\nEND", "r"))
        defer { pclose(stream) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&block, 1, block.count, stream), count > 0 {
            bytes.append(contentsOf: block[..<count])
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
}

private let isPythonInstalled = system("python3 -c 'import zoneinfo' >/dev/null 2>&1") == 0
