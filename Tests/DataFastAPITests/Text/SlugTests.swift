import DataFastAPI
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Signup funnel", "signup-funnel"), ("  --A__b!!c--  ", "a-b-c"), ("Élan Ünïted Ørsted", "elan-united-orsted"),
        ("e\u{301}te\u{301}", "ete"), ("日本 2", "日本-2"), ("Größe", "große"), ("Москва", "москва"), ("٣ x", "٣-x"),
        ("100%", "100"),
    ])
    func slug(name: String, expected: String) {
        #expect(Slug.of(name) == expected)
    }

    @Test func equalOnesAreNumbered() {
        #expect(Slug.distinct(["A", "b", "a", "a!"]) == ["a", "b", "a-2", "a-3"])
        #expect(Slug.distinct(["a", "a", "a 2"]) == ["a", "a-2", "a-2-2"])
    }
}
