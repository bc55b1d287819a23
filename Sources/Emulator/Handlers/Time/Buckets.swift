import CivilTime

/// The parts of a time series: hours, days, weeks or months of a zone, from the one that holds the start of a window to the
/// one that holds its end. They touch, and each begins where its hour, day, week or month does.
///
/// There may be millions (an hour each of ten thousand years), so they are counted, and made only for a page.
/// Source: website API, section 3.2.
struct Buckets {
    /// The interval asked for, or an hour: a window within one local day is shown by hours.
    let interval: Interval
    let window: ClosedRange<Instant>
    let zone: TimeZoneRules

    init(_ interval: Interval, of range: TimeRange) {
        let isOneDay =
            range.zone.localDay(of: range.instants.lowerBound) == range.zone.localDay(of: range.instants.upperBound)
        self.interval = isOneDay ? .hour : interval
        window = range.instants
        zone = range.zone
    }

    /// The beginnings of at most `limit` buckets after the first `offset`, then the end of the last of them; and how many
    /// buckets there are in all.
    func page(limit: Int, offset: Int) -> (edges: [Instant], total: Int) {
        interval == .hour ? hours(limit: limit, offset: offset) : days(limit: limit, offset: offset)
    }

    /// Days, weeks and months: their dates are counted, then looked up in the zone.
    private func days(limit: Int, offset: Int) -> (edges: [Instant], total: Int) {
        let first = zone.localDay(of: window.lowerBound)
        let last = zone.localDay(of: window.upperBound)
        let total: Int
        let date: (Int) -> CivilDate
        switch interval {
        case .hour, .day:
            // A day that the zone left out is no bucket.
            let leftOut = zone.daysLeftOut.filter { first < $0 && $0 < last }
            total = last.daysSinceEpoch - first.daysSinceEpoch + 1 - leftOut.count
            date = { index in
                leftOut.reduce(first.adding(days: index)) { date, day in day <= date ? date.adding(days: 1) : date }
            }
        case .week:
            total = (last.startOfWeek.daysSinceEpoch - first.startOfWeek.daysSinceEpoch) / 7 + 1
            date = { first.startOfWeek.adding(days: $0 * 7) }
        case .month:
            total = (last.year - first.year) * 12 + last.month - first.month + 1
            date = { first.startOfMonth.adding(months: $0) }
        }
        guard offset < total else { return ([], total) }
        let end = offset + min(limit, total - offset)
        return ((offset...end).map { zone.startOfDay(date($0)) }, total)
    }

    /// Hours, one stretch of constant offset from UTC after the other.
    private func hours(limit: Int, offset: Int) -> (edges: [Instant], total: Int) {
        let hour: Int64 = 3_600_000
        var edges: [Instant] = []
        var total = 0
        var start = zone.startOfHour(window.lowerBound)
        while start <= window.upperBound {
            let next = zone.nextTransition(after: start)
            // The stretch's second hour begins at its first full clock hour.
            let second = zone.endOfHour(start) + 1
            let end = min(next.map { $0 - 1 } ?? window.upperBound, window.upperBound)
            let count = second <= end ? Int((end - second) / hour) + 2 : 1
            for index in max(offset - total, 0)..<max(min(count, offset - total + limit + 1), max(offset - total, 0)) {
                edges.append(index == 0 ? start : second + Int64(index - 1) * hour)
            }
            total += count
            guard let next else { break }
            start = next
        }
        // The page's last bucket ends where the next begins, or where the window does.
        if !edges.isEmpty, edges.count <= limit { edges.append(window.upperBound + 1) }
        return (edges, total)
    }
}

extension Buckets {
    /// What the bucket that begins at an instant is called.
    func name(of start: Instant) -> String {
        let local = zone.civil(at: start)
        let month = Self.months[local.date.month - 1]
        switch interval {
        case .hour:
            return
                "\(Self.twoDigits(local.date.day)) \(month) \(Self.twoDigits(local.hour)):\(Self.twoDigits(local.minute))"
        case .day, .week:
            return "\(Self.twoDigits(local.date.day)) \(month)"
        case .month:
            let year = String(local.date.year)
            return "\(month) \(String(repeating: "0", count: 4 - year.count))\(year)"
        }
    }

    /// An instant by the zone's clock, to the second, with its offset: `2025-12-17T00:00:00+05:30`, or `Z` for none.
    func timestamp(of start: Instant) -> String {
        let local = zone.civil(at: start).description.dropLast(4)
        let minutes = zone.utcOffset(at: start) / 60
        guard minutes != 0 else { return local + "Z" }
        let size = abs(minutes)
        return "\(local)\(minutes < 0 ? "-" : "+")\(Self.twoDigits(size / 60)):\(Self.twoDigits(size % 60))"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
