/// The rules of one time zone: what to add to UTC, when. Unchangeable, so it may be used anywhere at once.
///
/// Rules are read from TZif files by ``TimeZoneDatabase``.
public final class TimeZoneRules: Sendable {
    /// The IANA name it was asked for by, such as `Europe/Paris`; aliases keep theirs.
    public let name: String

    private let data: TZif

    /// UTC itself, which needs no file.
    public static let utc = TimeZoneRules(name: "UTC", data: .utc)

    /// The rules that a TZif file holds.
    init(name: String, data: TZif) {
        self.name = name
        self.data = data
    }

    /// Reads the contents of a TZif file of version 2 or later (RFC 9636); nil when they are malformed, of version 1 or
    /// count leap seconds.
    public convenience init?(name: String, tzif bytes: [UInt8]) {
        guard let data = TZif(parsing: bytes) else { return nil }
        self.init(name: name, data: data)
    }

    /// The seconds that local time is ahead of UTC at a moment (negative west of Greenwich).
    public func utcOffset(at instant: Instant) -> Int {
        data.offset(at: Int(instant.seconds))
    }

    /// What a local clock shows at a moment, within the years 0000 to 9999.
    public func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(millisecondsSinceEpoch: Int((instant + Int64(utcOffset(at: instant)) * 1000).milliseconds))
    }

    /// The days that the zone's clocks jumped over whole, ascending: 2011-12-30 in `Pacific/Apia`, which changed sides of the date
    /// line. Hardly any zone has one.
    public var daysLeftOut: [CivilDate] { data.daysLeftOut.map { CivilDate(daysSinceEpoch: $0) } }

    /// The first moment after this one at which the offset from UTC changes; nil when it never does.
    public func nextTransition(after instant: Instant) -> Instant? {
        data.nextTransition(after: Int(instant.seconds)).map { Instant(seconds: Int64($0)) }
    }
}

// MARK: - From local time

extension TimeZoneRules {
    /// The moment at which a local clock shows this.
    ///
    /// Of two such moments (clocks were put back) the earlier; where there is none (clocks were put forward) the time is
    /// read with the offset before the change, and so moves forward by the gap: 02:30 becomes 03:30. This is what
    /// `Temporal` in JavaScript calls *compatible*.
    public func instant(of local: CivilDateTime) -> Instant {
        switch resolve(local) {
        case .moment(let instant): instant
        case .gap(_, let shifted): shifted
        }
    }

    /// The first moment of a local day, which is not 00:00 where clocks are put forward over it; for a day that a zone
    /// left out (2011-12-30 in `Pacific/Apia`) the first moment after it.
    public func startOfDay(_ date: CivilDate) -> Instant {
        switch resolve(CivilDateTime(midnightOf: date)) {
        case .moment(let instant): instant
        case .gap(let change, _): change
        }
    }

    private enum Resolution {
        /// A local clock shows the time at this moment, perhaps not for the only time, but for the first.
        case moment(Instant)
        /// No local clock shows it: they jump over it at `change`; `shifted` is it by the offset before.
        case gap(change: Instant, shifted: Instant)
    }

    /// Walks along the stretches of constant offset until the time is reached.
    private func resolve(_ local: CivilDateTime) -> Resolution {
        let local = Int64(local.millisecondsSinceEpoch)
        var stretch = Instant(milliseconds: local - Int64(TZif.offsetLimit) * 1000)
        var skipped: Instant?
        while true {
            let candidate = Instant(milliseconds: local - Int64(utcOffset(at: stretch)) * 1000)
            if let skipped, candidate < stretch { return .gap(change: stretch, shifted: skipped) }
            guard let end = nextTransition(after: stretch), candidate >= end else { return .moment(candidate) }
            (stretch, skipped) = (end, candidate)
        }
    }
}
