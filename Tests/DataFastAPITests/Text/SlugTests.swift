import Foundation
import Testing

@testable import DataFastAPI

@Suite struct SlugTests {
    @Test(arguments: [
        ("Signup funnel", "signup-funnel"), ("  --A__b!!c--  ", "a-b-c"), ("Élan Ünïted Ørsted", "elan-united-orsted"),
        ("e\u{301}te\u{301}", "ete"), ("日本 2", "日本-2"), ("Größe", "große"), ("Москва", "москва"), ("٣ x", "٣-x"),
        ("100%", "100"), ("Tiếng Việt", "tieng-viet"), ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "tieng-viet"),
        ("Ǎǧřłđħ", "agrldh"), ("İI", "ii"), ("Ἀθῆναι", "αθηναι"), ("\u{345}x\u{345}", "x"), ("x\u{30c}y", "xy"),
        ("\u{212a}\u{212b}", "ka"),
    ])
    func slug(name: String, expected: String) {
        #expect(Slug.of(name) == expected)
    }

    /// What accents are no part of is composed again: String's `==` would not tell.
    @Test(arguments: ["한국", "がぎ", "日本語", "हिंदी"])
    func otherScriptsStay(name: String) {
        #expect(Slug.of(name).utf8.elementsEqual(name.utf8))
        let apart = name.decomposedStringWithCanonicalMapping
        #expect(Slug.of(apart).utf8.elementsEqual(name.utf8))
    }

    /// What counts as a letter or a digit where a name needs one leaves something of the name.
    @Test func aNameThatIsAcceptedHasASlug() {
        for value in UInt32(0)...0x3ffff {
            guard let scalar = Unicode.Scalar(value), scalar.isLetterOrDigit else { continue }
            #expect(!Slug.of(String(scalar)).isEmpty, "U+\(String(value, radix: 16))")
        }
        for name in ["\u{301}", "\u{345}", "…", "\u{36f}!"] {
            #expect(!name.unicodeScalars.contains { $0.isLetterOrDigit } && Slug.of(name).isEmpty)
        }
    }

    @Test func equalOnesAreNumbered() {
        #expect(Slug.distinct(["A", "b", "a", "a!"]) == ["a", "b", "a-2", "a-3"])
        #expect(Slug.distinct(["a", "a", "a 2"]) == ["a", "a-2", "a-2-2"])
    }
}
