import Testing

@testable import Emulator

@Suite struct ReferrerTests {
    private func name(_ referrer: String?) -> String {
        Referrer.displayName(of: referrer, domain: "example.com", allowedHostnames: ["Partner.org"])
    }

    private func filter(_ value: String) -> String {
        Referrer.normalised(filterValue: value, domain: "example.com", allowedHostnames: ["partner.org"])
    }

    @Test(arguments: [
        nil, "", "google.com", "about:blank", "http://", "https://bad host/", "https://example.com/",
        "https://EXAMPLE.com:8080",
        "https://blog.example.com/x", "https://partner.org/y", "https://a:b", "file:///home/x",
    ])
    func isDirect(_ referrer: String?) {
        #expect(name(referrer) == "Direct/None")
    }

    @Test(arguments: [
        ("https://www.google.com/search?q=x", "Google"), ("https://google.co.uk", "Google"),
        ("https://news.google.com/", "Google News"),
        ("https://mail.google.com/mail", "Gmail"), ("https://gemini.google.com/app", "Gemini"),
        ("https://uk.search.yahoo.com", "Yahoo!"),
        ("https://yandex.com.tr", "Yandex"), ("https://ya.ru/", "Yandex"), ("https://t.co/abc", "X"),
        ("https://twitter.com", "X"),
        ("https://old.reddit.com/r/x", "Reddit"), ("https://news.ycombinator.com/item", "Hacker News"),
        ("https://en.wikipedia.org", "Wikipedia"),
        ("https://search.brave.com", "Brave"), ("https://de.pinterest.com", "Pinterest"),
        ("https://user@github.com:443/x", "GitHub"),
        ("android-app://com.google.android.gm/", "Gmail"), ("android-app://com.Unknown.App/x", "com.Unknown.App"),
        ("android-app://com.yahoo.mail", "com.yahoo.mail"), ("https://www.blog.dev/post", "blog.dev"),
        ("https://brave.com", "brave.com"),
        ("https://notgoogle.com", "notgoogle.com"), ("https://google", "google"),
        ("https://google.a.b.c", "google.a.b.c"),
        ("https://myexample.com", "myexample.com"), ("https://sub.partner.org", "sub.partner.org"),
        ("https://[2001:DB8::1]:8/x", "[2001:db8::1]"),
        // `google.*` is longer than `yahoo.*`, and both match.
        ("https://yahoo.google.com", "Google"),
    ])
    func names(_ referrer: String, _ expected: String) {
        #expect(name(referrer) == expected)
    }

    @Test func everyEntryHasItsName() {
        for (name, entries) in ReferrerTable.entries {
            for entry in entries {
                #expect(ReferrerTable.name(host: entry.replacing("*", with: "com")) == name)
            }
        }
        #expect(ReferrerTable.entries.count == 48)
    }

    @Test(arguments: [
        ("google.com", "Google"), (" Google ", "Google"), ("gOOGLE", "Google"), ("twitter.com", "X"), ("x", "X"),
        ("hacker news", "Hacker News"),
        ("Direct / None", "Direct/None"), ("DIRECT", "Direct/None"), ("direct/none", "Direct/None"),
        ("https://www.google.de/x", "Google"),
        ("www.Blog.dev", "blog.dev"), ("reddit.com/r/x", "Reddit"), ("example.com", "Direct/None"),
        ("com.slack", "Slack"),
        ("some thing", "some thing"), ("", ""),
    ])
    func normalisesFilterValues(_ value: String, _ expected: String) {
        #expect(filter(value) == expected)
    }
}
