import Glibc

/// The `Date` field of answers (RFC 9110 section 6.6.1), written anew when the second changes.
struct DateField {
    /// The whole field line, `Date: Sun, 06 Nov 1994 08:49:37 GMT` and CRLF.
    private(set) var line: [UInt8] = []
    private var second = -1

    /// Brings the field up to this second, counted from 1970.
    mutating func update(second: Int) {
        guard second != self.second else { return }
        self.second = second
        line = Self.line(second)
    }

    /// The field line that tells a second, counted from 1970.
    static func line(_ second: Int) -> [UInt8] { Array("Date: \(imfFixdate(second))\r\n".utf8) }

    /// The second as RFC 9110 section 5.6.7 prefers it.
    static func imfFixdate(_ second: Int) -> String {
        var time = second
        var parts = tm()
        gmtime_r(&time, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let year = String(max(0, parts.tm_year + 1900))
        let fourDigits = String(repeating: "0", count: max(0, 4 - year.count)) + year
        let date = "\(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(fourDigits)"
        let clock = "\(twoDigits(parts.tm_hour)):\(twoDigits(parts.tm_min)):\(twoDigits(parts.tm_sec))"
        return "\(days[Int(parts.tm_wday)]), \(date) \(clock) GMT"
    }

    private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
