import CivilTime

/// A date or a moment as requests write them (contract, *Dates, windows, paging*).
public enum DateOrInstant: Sendable, Equatable {
    /// `YYYY-MM-DD`: a calendar day, whose zone the reader knows.
    case date(CivilDate)

    /// A time stamp with `Z` or an offset, digits below milliseconds cut off; and whether it was written with `Z`.
    case instant(Instant, isUTC: Bool)

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS[.fraction]]` with `Z`, `±HH:MM` or `±HHMM` after it (RFC 3339, the seconds optional as in ISO 8601); nil
    /// when the text is neither, or names a day or time that does not exist.
    public init?(_ text: String) {
        if let date = CivilDate(iso8601: text) {
            self = .date(date)
        } else if let instant = Instant(iso8601: text) {
            self = .instant(instant, isUTC: text.utf8.last == UInt8(ascii: "Z"))
        } else {
            return nil
        }
    }
}
