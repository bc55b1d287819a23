import Testing

@testable import Emulator

@Suite struct CookielessVisitorTests {
    private func id(
        site: String = "665f0b3c4d2e1a0012345678", date: String = "2026-09-01", ip: String = "192.0.2.1",
        agent: String = "Mozilla/5.0", domain: String = "example.com"
    ) -> String {
        CookielessVisitor.id(websiteID: site, date: date, ip: ip, userAgent: agent, domain: domain).text
    }

    /// Worked out independently with Python's hashlib.
    @Test func isTheSaltedHash() {
        #expect(id() == "6b495f87-274c-46df-a6d8-7887bc268bc5")
    }

    @Test func dependsOnEveryPart() {
        #expect(
            Set([id(), id(site: "x"), id(date: "2026-09-02"), id(ip: "1"), id(agent: "a"), id(domain: "d")]).count == 6)
    }

    @Test func isAVersion4UUID() {
        for number in 0..<64 {
            let id = Array(id(ip: "\(number)"))
            #expect(id.count == 36 && id[14] == "4" && "89ab".contains(id[19]))
            #expect([8, 13, 18, 23].allSatisfy { id[$0] == "-" })
        }
    }
}
