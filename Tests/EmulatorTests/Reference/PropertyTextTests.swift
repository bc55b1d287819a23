import Testing

@testable import Emulator

@Suite struct PropertyTextTests {
    @Test(arguments: [
        ("  pro  ", "pro"), ("plain text", "plain text"), ("<b>bold</b> text", "bold text"), ("a<b<c>d", "ad"),
        ("1 < 2", "1  2"),
        ("<script>alert(1)</script>", "alert(1)"), ("JavaScript:alert(1)", "alert(1)"), ("vbscript:x data:y", "x y"),
        ("a onclick=x", "a x"), ("ONLOAD=1", "1"), ("on=1", "on=1"), ("conversion=5", "c5"),
        ("onclick = x", "onclick = x"), ("onoff", "onoff"),
        ("'\"&<>", ""), ("Tom & \"Jerry's\"", "Tom  Jerrys"), ("javajavascript:script:x", "javascript:x"),
        ("datadata::", "data:"),
        ("x\u{00A0}", "x"), ("é <i>ü</i> 😀", "é ü 😀"), ("", ""), ("a:b=c", "a:b=c"),
    ])
    func cleans(_ text: String, _ expected: String) {
        #expect(PropertyText.cleaned(text) == expected)
    }

    @Test func cleansHostileTextInLinearTime() {
        func seconds(_ unit: String, count: Int) -> Double {
            let text = String(repeating: unit, count: count)
            let time = ContinuousClock().measure { #expect(PropertyText.cleaned(text).utf8.count <= text.utf8.count) }
            return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        }
        // Measured without optimisation: linear work takes tenths of a second, quadratic work tens of seconds.
        for unit in ["<", "on", "<on=", "data:", "javascript", " ", "o n"] {
            #expect(seconds(unit, count: 60_000) < 5)
        }
    }

    @Test func cuts() {
        #expect(PropertyText.cut("abc", to: 3) == "abc")
        #expect(PropertyText.cut("abcd", to: 3) == "abc")
        #expect(PropertyText.cut("éééé", to: 4) == "éééé")
        #expect(PropertyText.cut("éééé", to: 3) == "ééé")
        #expect(PropertyText.cut("a😀😀", to: 4) == "a😀")
        #expect(PropertyText.cut("", to: 0) == "")
    }

    @Test func trims() {
        #expect(PropertyText.trimmed("\u{FEFF}\t a b \n") == "a b")
        #expect(PropertyText.trimmed(" \n ") == "")
    }
}
