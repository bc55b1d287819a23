extension Seed {
    /// What people wrote about the demo's websites.
    static let saasMentions = mentions(
        "9a",
        [
            .x(
                "-51d20h", "Lena Park", "lenapark",
                "Tempo is on Product Hunt today. Time tracking without screenshots, finally.", 84, 12),
            .reddit(
                "-27d3h", "john", "freelance", "Has anybody moved from spreadsheets to example.com? Is it worth it?",
                31, 22),
            .x("-24d6h", "Tomás Rey", "tomasrey", "Trying example.com for client work, liking it so far", 12, 3),
            .x(
                "-19d8h", "Priya N.", "priyabuilds",
                "The postmortem on example.com is the most honest thing I read this week", 213, 17),
            .reddit(
                "-19d5h", "mk_ops", "programming", "Good write-up of a billing bug, with the queries that found it",
                187, 64),
            .x(
                "-16d11h", "Studio 42", "studio42", "We bill 14 clients through Tempo now. Month end takes an hour.",
                41, 6),
            .reddit(
                "-11d2h", "late_invoice", "SaaS",
                "What do you use to track time? We settled on example.com after three others.", 58, 39),
            .x(
                "-6d15h", "Kofi A.", "kofia",
                "Feature request for @tempo_example: round to 6 minutes, lawyers will love you", 9, 4),
            .x("-2d4h", "Mira Holt", "miraholt", "Sign-in with GitHub landed, thank you example.com", 17, 1),
        ])

    static let blogMentions = mentions(
        "9b",
        [
            .reddit("-33d2h", "cachewarden", "programming", "The cost of a cache: measured, with the code", 412, 141),
            .x("-33d1h", "Noor Aziz", "noorcodes", "Every team that says just add a cache should read this", 530, 26),
            .reddit(
                "-29d9h", "slowquery", "ExperiencedDevs", "Writing things down: what worked in a team of 30", 96, 57),
            .x("-25d7h", "Jon Bell", "jonbell", "Issue 11 of Field Notes is all signal", 22, 2),
            .x(
                "-21d13h", "Irina V.", "irinav",
                "Bought the book for the chapter on queues, stayed for the one on names", 35, 3),
            .reddit("-13d6h", "two_phase", "databases", "How SQLite reads a page, explained with a hex dump", 143, 28),
            .x(
                "-8d10h", "Devtalk", "devtalkpod", "New episode: with the author of Field Notes on small servers", 48, 5
            ),
            .x("-4d3h", "Sam Ode", "samode", "fieldnotes.example/undo changed how I design forms", 64, 8),
            .x("-1d2h", "Aya M.", "ayam", "Reading Field Notes instead of working. It counts as working.", 19, 2),
        ])

    private enum DemoMention {
        case x(String, String, String, String, Int, Int)
        case reddit(String, String, String, String, Int, Int)
    }

    private static func mentions(_ digits: String, _ mentions: [DemoMention]) -> String {
        mentions.enumerated().map { place, mention in
            let id = "665f0b3c4d2e1a000000\(digits)\(10 + place)"
            switch mention {
            case .x(let time, let name, let username, let text, let likes, let replies):
                return #"""
                    {"id": "\#(id)", "platform": "x", "timestamp": "\#(time)", "text": "\#(text)",
                      "url": "https://x.com/\#(username)/status/17928374650192837\#(10 + place)",
                      "author": {"name": "\#(name)", "username": "\#(username)"},
                      "engagement": {"likes": \#(likes), "replies": \#(replies), "reposts": \#(likes / 9), "quotes": \#(likes / 40)}}
                    """#
            case .reddit(let time, let username, let subreddit, let text, let score, let comments):
                return #"""
                    {"id": "\#(id)", "platform": "reddit", "timestamp": "\#(time)", "text": "\#(text)",
                      "url": "https://www.reddit.com/r/\#(subreddit)/comments/1d4a\#(10 + place)/",
                      "author": {"name": "u/\#(username)", "username": "\#(username)"},
                      "engagement": {"score": \#(score), "comments": \#(comments)}, "subreddit": "\#(subreddit)"}
                    """#
            }
        }.joined(separator: ",")
    }
}
