import CivilTime
import DataFastAPI
import Testing

@Suite struct TrimmingTests {
    @Test(arguments: [
        ("", ""), (" ", ""), ("\u{feff}\u{a0}\u{2003}\u{3000}", ""), ("a", "a"), (" a b ", "a b"),
        ("\t\n\u{b}\u{c}\ra\u{2028}\u{2029}", "a"),
        ("\u{180e}a\u{200b}", "\u{180e}a\u{200b}"), ("\u{85}a", "\u{85}a"), ("\u{1680}é\u{202f}\u{205f}", "é"),
    ])
    func trimsAsECMAScriptDoes(text: String, expected: String) {
        #expect(text.trimmed.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }
}

@Suite struct GoalNameTests {
    @Test(arguments: [
        (" Sign Up ", "sign_up"), ("signup", "signup"), ("a  b", "a__b"), ("A:B-c_1", "a:b-c_1"), ("", ""),
        ("\u{212a}", "k"),
        ("\u{a0}x", "x"), ("a\tb", "a\tb"),
    ])
    func normalises(text: String, expected: String) {
        #expect(GoalName.normalized(text) == expected)
    }

    @Test func validity() {
        #expect(GoalName.isValid("a") && GoalName.isValid(String(repeating: "a", count: 64)))
        for wrong in ["", "A", "a b", "é", "a.b", "a/b", String(repeating: "a", count: 65)] {
            #expect(!GoalName.isValid(wrong))
        }
    }
}

@Suite struct PropertyTextTests {
    @Test(arguments: [
        ("pro", "pro"), ("  pro ", "pro"), ("<b>pro</b>", "pro"), ("a<b", "ab"), ("a>b", "ab"), ("<", ""),
        ("<a<b>c>", "c"),
        ("JavaScript:x", "x"), ("vbSCRIPT:x", "x"), ("data:x", "x"), ("metadata:x", "metax"),
        ("javasjavascript:cript:x", "javascript:x"),
        ("onclick=alert", "alert"), ("ONLOAD=x", "x"), ("conversion=5", "c5"), ("on=x", "on=x"),
        ("onclick x=1", "onclick x=1"),
        ("xonononclick=1", "x1"), ("a&b'c\"d", "abcd"), ("1 < 2 > 3", "1  3"), ("a=b", "a=b"), ("é: ü", "é: ü"),
        ("<x> y", "y"), ("ONLOAD=1", "1"), ("onclick = x", "onclick = x"), ("onoff", "onoff"),
        ("<script>alert(1)</script>", "alert(1)"), ("datadata::", "data:"), ("é <i>ü</i> 😀", "é ü 😀"),
    ])
    func cleans(text: String, expected: String) {
        #expect(PropertyText.cleaned(text) == expected)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["<", "on", "on =", "onx<", "javascript", "o=n", "\u{a0}"])
    func takesHostileTextInLinearTime(part: String) {
        let text = String(repeating: part, count: 200_000)
        #expect(PropertyText.cleaned(text).utf8.count <= text.utf8.count)
        #expect(PropertyText.cleaned("=" + text + "=").utf8.count <= text.utf8.count + 2)
    }

    @Test func cutsAtUTF16Units() {
        #expect(PropertyText.cut("abc", to: 2) == "ab")
        #expect(PropertyText.cut("éé", to: 2) == "éé")
        #expect(PropertyText.cut("a😀b", to: 2) == "a")
        #expect(PropertyText.cut("a😀b", to: 3) == "a😀")
    }

    @Test func names() {
        #expect(PropertyText.isName("plan_1-a") && PropertyText.isName(String(repeating: "a", count: 64)))
        for wrong in ["", "Plan", "a b", "a:b", "é", String(repeating: "a", count: 65)] {
            #expect(!PropertyText.isName(wrong))
        }
    }
}

@Suite struct IdentifierTests {
    @Test func objectIDs() {
        #expect(Identifier.objectID("665f0b3c4d2e1a0012345678") == "665f0b3c4d2e1a0012345678")
        #expect(Identifier.objectID("665F0B3C4D2E1A0012345678") == "665f0b3c4d2e1a0012345678")
        for wrong in [
            "", "665f0b3c4d2e1a001234567", "665f0b3c4d2e1a00123456789", "g65f0b3c4d2e1a0012345678", "dfid_abc123",
        ] {
            #expect(Identifier.objectID(wrong) == nil)
        }
    }

    @Test func visitorIDs() {
        let id = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
        #expect(Identifier.visitorID(id) == id)
        #expect(Identifier.visitorID(id.uppercased()) == id)
        for wrong in [
            "", "a3ab2331-989f-5cfa-91c6-2461c9e3c6bd", "a3ab2331-989f-4cfa-c1c6-2461c9e3c6bd",
            "a3ab2331989f4cfa91c62461c9e3c6bd",
            "a3ab2331-989f-4cfa-91c6-2461c9e3c6bg", "a3ab2331_989f-4cfa-91c6-2461c9e3c6bd", id + "0",
        ] {
            #expect(Identifier.visitorID(wrong) == nil, "\(wrong)")
        }
    }
}

@Suite struct HostnameTests {
    @Test(arguments: [
        "example.com", "www.example.co.uk", "xn--bcher-kva.example", "a.bc", "1.example", "a-b.example.c0",
    ])
    func domains(text: String) {
        #expect(Hostname.isDomain(text))
    }

    @Test(arguments: [
        "", "example", "localhost", "example.com.", ".example.com", "exa mple.com", "https://example.com",
        "example.com:80", "example.com/a",
        "192.0.2.1", "-a.com", "a-.com", "a..com", "bücher.example", "a.b", "EXAMPLE.com",
    ])
    func noDomains(text: String) {
        #expect(!Hostname.isDomain(text))
    }

    @Test func lengths() {
        let label = String(repeating: "a", count: 63)
        #expect(Hostname.isDomain(label + ".com"))
        #expect(!Hostname.isDomain("a" + label + ".com"))
        let long = [label, label, label, String(repeating: "a", count: 57)].joined(separator: ".")
        #expect(Hostname.isDomain(long + ".com") && !Hostname.isDomain("a." + long + ".com"))
    }

    /// Schemas' patterns allow what the check does, and no more (but for the length of the whole).
    @Test func theSchemasPatternAgrees() throws {
        let pattern = try Regex(#require(TextForm.domain.pattern))
        for label in [
            "a", "a1", "1a", "1", "11", "a-", "-a", "a-1", "x_y", "é", String(repeating: "a", count: 63),
            String(repeating: "1", count: 63), String(repeating: "b", count: 64),
        ] {
            for text in ["example.\(label)", "\(label).example", label] {
                #expect((try pattern.wholeMatch(in: text) != nil) == Hostname.isDomain(text), "\(text)")
            }
        }
    }

    @Test func hostnames() {
        #expect(
            Hostname.isHostname("localhost") && Hostname.isHostname("192.0.2.1") && Hostname.isHostname("a.example"))
        #expect(
            !Hostname.isHostname("*.example.com") && !Hostname.isHostname("localhost:80") && !Hostname.isHostname("::1")
        )
    }

    @Test(arguments: [
        ("2001:db8::1", "2001:0DB8:0:0:0:0:0:1"), ("::", "0:0:0:0:0:0:0:0"), ("1::", "1:0:0:0:0:0:0:0"),
        ("::1", "0::0:1"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::ffff:c000:201", "192.0.2.1"), ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
    ])
    func spellingsOfOneAddress(one: String, other: String) {
        #expect(IPAddress(one) != nil && IPAddress(one) == IPAddress(other))
    }

    @Test func differentAddresses() {
        let texts = ["192.0.2.1", "::192.0.2.1", "::1", "1::", "::", "1::2", "1:0:0:0:2::", "2001:db8::1", "1.2.0.192"]
        #expect(Set(texts.compactMap(IPAddress.init)).count == texts.count)
    }

    @Test(arguments: [
        "192.0.2.1", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1",
        "::ffff:192.0.2.1", "1::", "1:2:3:4:5:6:7::",
        "1:2:3:4:5:6:192.0.2.1",
    ])
    func addresses(text: String) {
        #expect(IPAddress(text) != nil)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.", "1.2.3.+4", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::", "12345::", "g::", "192.0.2.0/24", "fe80::1%eth0", "1.2.3.4::", ":1:2:3:4:5:6:7", "::1:",
        "1:2:3:4:5:6:7:1.2.3.4",
    ])
    func noAddresses(text: String) {
        #expect(IPAddress(text) == nil)
    }
}

@Suite struct DateOrInstantTests {
    @Test func dates() {
        #expect(DateOrInstant("2026-05-21") == CivilDate(year: 2026, month: 5, day: 21).map(DateOrInstant.date))
        #expect(DateOrInstant("2024-02-29") == CivilDate(year: 2024, month: 2, day: 29).map(DateOrInstant.date))
        #expect(DateOrInstant("2000-02-29") != nil && DateOrInstant("1900-02-29") == nil)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, true), ("1970-01-01T00:00Z", 0, true), ("1969-12-31T23:59:59.999Z", -1, true),
        ("2026-05-21T00:00:00.000Z", 1_779_321_600_000, true), ("2026-05-21T05:30:00+05:30", 1_779_321_600_000, false),
        ("2026-05-20T20:00:00-04:00", 1_779_321_600_000, false), ("2026-05-21T00:00:00.1239Z", 1_779_321_600_123, true),
        ("2000-03-01T00:00:00.5+00:00", 951_868_800_500, false), ("0000-01-01T00:00:00Z", -62_167_219_200_000, true),
        ("2026-05-21T05:30:00+0530", 1_779_321_600_000, false),
    ])
    func instants(text: String, milliseconds: Int, isUTC: Bool) {
        #expect(DateOrInstant(text) == .instant(Instant(milliseconds: Int64(milliseconds)), isUTC: isUTC))
    }

    @Test(arguments: [
        "", "2026", "2026-5-21", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "2026-05-00",
        "2026-05-21T00:00:00", "2026-05-21 00:00:00Z",
        "2026-05-21T24:00:00Z", "2026-05-21T00:60Z", "2026-05-21T00:00:60Z", "2026-05-21T00:00:00.Z",
        "2026-05-21T00:00:00z", "2026-05-21T00:00:00+24:00",
        "2026-05-21T00:00:00 05:30", "2026-05-21T00:00:00Z ", " 2026-05-21", "2026-05-21T00:00:00+5:30",
        "+002026-05-21", "２０２６-05-21", "2026-05-21TZ",
    ])
    func neither(text: String) {
        #expect(DateOrInstant(text) == nil)
    }
}
