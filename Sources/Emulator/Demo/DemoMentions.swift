import CivilTime

extension DemoWebsite {
    /// What people wrote about a website: members of the seed format's `mentions`.
    static func saasMentions(before now: Instant) -> String {
        mentions(
            "9a", of: saas, before: now,
            [
                .x(
                    DemoMoment(52, at: 12, 40), "Lena Park", "lenapark",
                    "Tempo is on Product Hunt today. Time tracking without screenshots, finally.", 84, 12),
                .reddit(
                    freelanceThread, "john", "Has anybody moved from spreadsheets to example.com? Is it worth it?", 31,
                    22),
                .x(
                    DemoMoment(24, at: 9, 50), "Tomás Rey", "tomasrey",
                    "Trying example.com for client work, liking it so far", 12, 3),
                .x(
                    DemoMoment(19, at: 13, 5), "Priya N.", "priyabuilds",
                    "The postmortem on example.com is the most honest thing I read this week", 213, 17),
                .reddit(
                    billingThread, "mk_ops", "Good write-up of a billing bug, with the queries that found it", 187, 64),
                .x(
                    DemoMoment(16, at: 17, 20), "Studio 42", "studio42",
                    "We bill 14 clients through Tempo now. Month end takes an hour.", 41, 6),
                .reddit(
                    trackerThread, "late_invoice",
                    "What do you use to track time? We settled on example.com after three others.", 58, 39),
                .x(
                    DemoMoment(6, at: 11, 15), "Kofi A.", "kofia",
                    "Feature request for @tempo_example: round to 6 minutes, lawyers will love you", 9, 4),
                .x(
                    DemoMoment(2, at: 15, 30), "Mira Holt", "miraholt",
                    "Two-factor sign-in landed, thank you example.com", 17, 1),
            ])
    }

    static func blogMentions(before now: Instant) -> String {
        mentions(
            "9b", of: blog, before: now,
            [
                .reddit(cacheThread, "cachewarden", "The cost of a cache: measured, with the code", 412, 141),
                .x(
                    DemoMoment(33, at: 12, 35), "Noor Aziz", "noorcodes",
                    "Every team that says just add a cache should read this", 530, 26),
                .reddit(writingThread, "slowquery", "Writing things down: what worked in a team of 30", 96, 57),
                .x(
                    DemoMoment(25, at: 9, 10), "Jon Bell", "jonbell", "Issue 11 of Field Notes is all signal", 22, 2),
                .x(
                    DemoMoment(21, at: 21, 45), "Irina V.", "irinav",
                    "Bought the book for the chapter on queues, stayed for the one on names", 35, 3),
                .reddit(sqliteThread, "two_phase", "How SQLite reads a page, explained with a hex dump", 143, 28),
                .x(
                    devtalkEpisode, "Devtalk", "devtalkpod",
                    "New episode: with the author of Field Notes on small servers", 48, 5),
                .x(
                    DemoMoment(4, at: 8, 55), "Sam Ode", "samode",
                    "fieldnotes.example/undo changed how I design forms", 64, 8),
                .x(
                    DemoMoment(1, at: 10, 5), "Aya M.", "ayam",
                    "Reading Field Notes instead of working. It counts as working.", 19, 2),
            ])
    }

    private enum DemoMention {
        case x(DemoMoment, String, String, String, Int, Int)
        case reddit(DemoThread, String, String, Int, Int)
    }

    private static func mentions(
        _ digits: String, of website: DemoWebsite, before now: Instant, _ mentions: [DemoMention]
    ) -> String {
        mentions.enumerated().map { place, mention in
            let id = "665f0b3c4d2e1a000000\(digits)\(10 + place)"
            switch mention {
            case .x(let moment, let name, let username, let text, let likes, let replies):
                return #"""
                    {"id": "\#(id)", "platform": "x", "timestamp": "\#(website.instant(moment, before: now))", "text": "\#(text)",
                      "url": "https://x.com/\#(username)/status/17928374650192837\#(10 + place)",
                      "author": {"name": "\#(name)", "username": "\#(username)"},
                      "engagement": {"likes": \#(likes), "replies": \#(replies), "reposts": \#(likes / 9), "quotes": \#(likes / 40)}}
                    """#
            case .reddit(let thread, let username, let text, let score, let comments):
                return #"""
                    {"id": "\#(id)", "platform": "reddit", "timestamp": "\#(website.instant(thread.began, before: now))",
                      "text": "\#(text)", "url": "\#(thread.url)", "author": {"name": "u/\#(username)", "username": "\#(username)"},
                      "engagement": {"score": \#(score), "comments": \#(comments)}, "subreddit": "\#(thread.subreddit)"}
                    """#
            }
        }.joined(separator: ",")
    }
}
