import Foundation

/// Parts of a time series found by walking through the window by quarters of an hour, with another library's time zones.
struct PlainCalendar {
    let zone: TimeZone

    struct Bucket {
        /// Milliseconds since 1970.
        var start: Int64
        /// The last millisecond.
        var end: Int64
        var name: String
        var timestamp: String
    }

    init(_ name: String) {
        zone = TimeZone(identifier: name)!
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Year, month, day, hour, minute, weekday (1 is Monday), offset in seconds, of a quarter of an hour counted from 1970.
    private func local(_ quarter: Int64) -> (
        year: Int, month: Int, day: Int, hour: Int, minute: Int, weekday: Int, offset: Int
    ) {
        let date = Date(timeIntervalSince1970: Double(quarter) * 900)
        let offset = zone.secondsFromGMT(for: date)
        var time = time_t(quarter * 900) + offset
        var parts = tm()
        gmtime_r(&time, &parts)
        return (
            Int(parts.tm_year) + 1900, Int(parts.tm_mon), Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
            parts.tm_wday == 0 ? 7 : Int(parts.tm_wday), offset
        )
    }

    /// What differs from one bucket to the next.
    private func key(_ quarter: Int64, _ interval: String) -> [Int] {
        let local = local(quarter)
        switch interval {
        case "hour": return [local.year, local.month, local.day, local.hour, local.offset]
        case "day": return [local.year, local.month, local.day]
        case "week":
            var time = time_t(quarter * 900) + local.offset - (local.weekday - 1) * 86_400
            var monday = tm()
            gmtime_r(&time, &monday)
            return [Int(monday.tm_year), Int(monday.tm_yday)]
        default: return [local.year, local.month]
        }
    }

    func isOneDay(_ window: ClosedRange<Int64>) -> Bool {
        key(floor(window.lowerBound), "day") == key(floor(window.upperBound), "day")
    }

    private func floor(_ milliseconds: Int64) -> Int64 {
        Int64((Double(milliseconds) / 900_000).rounded(.down))
    }

    func buckets(_ interval: String, _ window: ClosedRange<Int64>) -> [Bucket] {
        var quarter = floor(window.lowerBound)
        while key(quarter - 1, interval) == key(quarter, interval) { quarter -= 1 }
        var buckets: [Bucket] = []
        while quarter * 900_000 <= window.upperBound {
            let start = quarter
            repeat { quarter += 1 } while key(quarter, interval) == key(start, interval)
            buckets.append(
                Bucket(
                    start: start * 900_000, end: quarter * 900_000 - 1, name: name(start, interval),
                    timestamp: timestamp(start)))
        }
        return buckets
    }

    /// What a time series shows without dates.
    func defaultWindow(_ interval: String, now: Int64) -> ClosedRange<Int64> {
        let day: Int64 = 86_400_000
        let days = buckets("day", now - 40 * day...now).suffix(30)
        let shown: ArraySlice<Bucket> =
            switch interval {
            case "hour": buckets("hour", now - 2 * day...now).suffix(24)
            case "day": days
            case "week": buckets("week", days.first!.start...now)[...]
            default: buckets("month", now - 400 * day...now).suffix(12)
            }
        return shown.first!.start...shown.last!.end
    }

    private func name(_ quarter: Int64, _ interval: String) -> String {
        let local = local(quarter)
        let day = "\(two(local.day)) \(Self.months[local.month])"
        switch interval {
        case "hour": return "\(day) \(two(local.hour)):\(two(local.minute))"
        case "month": return "\(Self.months[local.month]) \(local.year)"
        default: return day
        }
    }

    private func timestamp(_ quarter: Int64) -> String {
        let local = local(quarter)
        let time =
            "\(local.year)-\(two(local.month + 1))-\(two(local.day))T\(two(local.hour)):\(two(local.minute)):00"
        if local.offset == 0 { return time + "Z" }
        let size = abs(local.offset) / 60
        return "\(time)\(local.offset < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
