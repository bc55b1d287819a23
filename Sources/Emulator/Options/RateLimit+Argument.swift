extension RateLimit {
    /// A limit as an option gives it: `60/60s` is 60 requests in 60 seconds; at most 1,000,000 requests, and a day.
    public init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let capacity = Int(parts[0]), 1...1_000_000 ~= capacity, parts[0].first != "+",
            let period = DurationText.milliseconds(parts[1]), 1...86_400_000 ~= period
        else { return nil }
        self.init(capacity: capacity, period: period)
    }
}
