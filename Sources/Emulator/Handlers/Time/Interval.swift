/// The width of the parts of a time series.
enum Interval: String {
    case hour, day, week, month
}
