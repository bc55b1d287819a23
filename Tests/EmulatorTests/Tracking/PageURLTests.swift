import Store
import Testing

@testable import Emulator

@Suite struct PageURLTests {
    @Test(arguments: [
        ("https://Example.com:8443/Pricing?ref=x#top", "example.com", "/Pricing"),
        ("http://example.com", "example.com", "/"),
        ("https://example.com?x=/y", "example.com", "/"),
        ("https://example.com#/settings?tab=1", "example.com", "/#/settings?tab=1"),
        ("https://example.com/app?x=1#/a/b", "example.com", "/app#/a/b"),
        ("https://user:pass@example.com/x", "example.com", "/x"),
        ("HTTP://[2001:DB8::1]:80/x", "[2001:db8::1]", "/x"), ("file:///home/me/index.html", "", "/home/me/index.html"),
        (" https://example.com/a ", "example.com", "/a"), ("https://example.com/%C3%A9/é", "example.com", "/%C3%A9/é"),
        ("https://localhost:3000/", "localhost", "/"), ("https://bücher.example:/x", "bücher.example", "/x"),
    ])
    func reads(_ href: String, _ hostname: String, _ path: String) {
        let url = PageURL(href)
        #expect(url?.hostname == hostname)
        #expect(url?.path == path)
    }

    @Test(arguments: [
        "", "/pricing", "example.com", "//example.com/x", "ftp://example.com/", "https:/example.com", "https://",
        "https:///x", "https://:80/",
        "https://exa mple.com/", "https://example.com:port/", "https://example.com:65536/", "https://example.com:-1/",
        "https://[::1/", "https://[]/",
        "https://[::1]x/", "https://exam%41ple.com", "javascript:alert(1)", "https://example.com/\u{7F}",
        "1https://example.com",
    ])
    func refuses(_ href: String) {
        #expect(PageURL(href) == nil)
    }

    @Test func takesTheEightParameters() {
        let url = PageURL(
            "https://e.com/?ref=a&source=b&via=c&utm_source=d&utm_medium=e&utm_campaign=f&utm_term=g&utm_content=h&x=y")
        let expected = Acquisition(
            referrerName: "", ref: "a", source: "b", via: "c", utmSource: "d", utmMedium: "e", utmCampaign: "f",
            utmTerm: "g", utmContent: "h")
        #expect(url?.campaign == expected)
    }

    @Test(arguments: [
        ("ref=a&ref=b", "a"), ("ref=+a+b%20", "a b"), ("ref=%C3%A9%zz%4", "é%zz%4"), ("r%65f=x", "x"),
        ("ref=a=b", "a=b"), ("ref=%", "%"),
        ("&&ref=x&", "x"), ("ref=%F0%9F%98%80", "😀"),
    ])
    func decodes(_ query: String, _ expected: String) {
        #expect(PageURL("https://e.com/?" + query)?.campaign == Acquisition(referrerName: "", ref: expected))
    }

    @Test(arguments: ["ref", "ref=", "ref=%20", "ref=&ref=b", "REF=x", ""])
    func dropsEmptyParameters(_ query: String) {
        #expect(PageURL("https://e.com/?" + query)?.campaign == Acquisition(referrerName: ""))
    }

    @Test func cutsParameters() {
        let url = PageURL(
            "https://e.com/?via=" + String(repeating: "😀", count: 200) + "&ref=" + String(repeating: "a", count: 256))
        #expect(url?.campaign.via == String(repeating: "😀", count: 127))
        #expect(url?.campaign.ref?.count == 255)
    }

    @Test func ignoresParametersOfTheFragment() {
        #expect(PageURL("https://e.com/#/x?ref=a")?.campaign == Acquisition(referrerName: ""))
    }
}
