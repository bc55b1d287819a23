import CivilTime

extension WorldClock {
    /// A clock as an option gives it: an ISO 8601 time with `Z` or an offset stands still; `+90d` and `-2h30m` run so
    /// far ahead of or behind the machine's.
    public init?(argument: String) {
        if let offset = DurationText.signedMilliseconds(argument) {
            self = .running(offset: offset)
        } else if let instant = Instant(iso8601: argument) {
            self = .frozen(instant)
        } else {
            return nil
        }
    }
}
