/// The entries of website-api.md, appendix A.
enum ReferrerTable {
    /// An entry `d` stands for the host `d` and its subdomains, `d.*` for any top-level domain of one or two labels too.
    static let entries: [(name: String, entries: [String])] = [
        ("Google", ["google.*", "com.google.android.googlequicksearchbox"]),
        ("Gmail", ["mail.google.com", "com.google.android.gm"]),
        ("Google News", ["news.google.com"]),
        ("Gemini", ["gemini.google.com", "bard.google.com"]),
        ("Bing", ["bing.com"]),
        ("Yahoo!", ["yahoo.*"]),
        ("DuckDuckGo", ["duckduckgo.com"]),
        ("Baidu", ["baidu.com"]),
        ("Yandex", ["yandex.*", "ya.ru"]),
        ("Ecosia", ["ecosia.org"]),
        ("Brave", ["search.brave.com"]),
        ("Startpage", ["startpage.com"]),
        ("Qwant", ["qwant.com"]),
        ("Naver", ["naver.com"]),
        ("Kagi", ["kagi.com"]),
        ("ChatGPT", ["chatgpt.com", "chat.openai.com"]),
        ("Claude", ["claude.ai"]),
        ("Perplexity", ["perplexity.ai"]),
        ("Copilot", ["copilot.microsoft.com"]),
        ("Grok", ["grok.com"]),
        ("DeepSeek", ["chat.deepseek.com", "deepseek.com"]),
        ("X", ["x.com", "twitter.com", "t.co", "com.twitter.android"]),
        ("Facebook", ["facebook.com", "fb.com", "fb.me", "com.facebook.katana"]),
        ("Instagram", ["instagram.com", "com.instagram.android"]),
        ("Threads", ["threads.net", "threads.com"]),
        ("LinkedIn", ["linkedin.com", "lnkd.in", "com.linkedin.android"]),
        ("Reddit", ["reddit.com", "redd.it", "com.reddit.frontpage"]),
        ("YouTube", ["youtube.com", "youtu.be", "com.google.android.youtube"]),
        ("TikTok", ["tiktok.com"]),
        ("Pinterest", ["pinterest.*", "pin.it"]),
        ("Snapchat", ["snapchat.com"]),
        ("Bluesky", ["bsky.app"]),
        ("Mastodon", ["mastodon.social"]),
        ("WhatsApp", ["whatsapp.com", "wa.me", "com.whatsapp"]),
        ("Telegram", ["t.me", "telegram.org", "telegram.me", "org.telegram.messenger"]),
        ("Discord", ["discord.com", "discord.gg"]),
        ("Slack", ["slack.com", "com.slack"]),
        ("Hacker News", ["news.ycombinator.com"]),
        ("Product Hunt", ["producthunt.com"]),
        ("Indie Hackers", ["indiehackers.com"]),
        ("GitHub", ["github.com"]),
        ("Stack Overflow", ["stackoverflow.com"]),
        ("Medium", ["medium.com"]),
        ("Substack", ["substack.com"]),
        ("DEV", ["dev.to"]),
        ("Quora", ["quora.com"]),
        ("Wikipedia", ["wikipedia.org"]),
        ("Twitch", ["twitch.tv"]),
    ]

    /// The name of the entry that is this app's id.
    static func name(appID: String) -> String? {
        index.exact[appID[...]]
    }

    /// The name whose lower-case form is `lowercased`.
    static func name(displayName lowercased: String) -> String? {
        index.names[lowercased]
    }

    /// The name of the longest entry that matches a host in lower case.
    static func name(host: String) -> String? {
        var best: (name: String, length: Int)?
        func offer(_ name: String?, length: Int) {
            if let name, length > best?.length ?? 0 { best = (name, length) }
        }
        var suffix = host[...]
        while !suffix.isEmpty {
            offer(index.exact[suffix], length: suffix.utf8.count)
            let label = suffix.prefix { $0 != "." }
            let top = suffix[label.endIndex...].utf8.count { $0 == UInt8(ascii: ".") }
            if top == 1 || top == 2 { offer(index.anyTop[label], length: label.utf8.count + 2) }
            suffix = suffix[label.endIndex...].dropFirst()
        }
        return best?.name
    }

    private static let index: (exact: [Substring: String], anyTop: [Substring: String], names: [String: String]) = {
        var exact: [Substring: String] = [:]
        var anyTop: [Substring: String] = [:]
        var names: [String: String] = [:]
        for (name, entries) in entries {
            names[name.lowercased()] = name
            for entry in entries {
                if entry.hasSuffix(".*") {
                    anyTop[entry.dropLast(2)] = name
                } else {
                    exact[entry[...]] = name
                }
            }
        }
        return (exact, anyTop, names)
    }()
}
