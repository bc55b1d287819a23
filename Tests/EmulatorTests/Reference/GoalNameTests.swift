import Testing

@testable import Emulator

@Suite struct GoalNameTests {
    @Test(arguments: [
        ("signup", "signup"), ("  Sign Up Now ", "sign_up_now"), ("a:b-c_9", "a:b-c_9"), ("a  b", "a__b"),
        (String(repeating: "x", count: 64), String(repeating: "x", count: 64)),
    ])
    func normalises(_ name: String, _ expected: String) throws {
        #expect(try GoalName.normalised(name, from: .browser) == expected)
    }

    @Test(arguments: ["", "  ", "größe", "a.b", "a\tb", "a\r\nb", String(repeating: "x", count: 65)])
    func refusesMalformed(_ name: String) {
        #expect(throws: GoalName.Flaw.malformed) { try GoalName.normalised(name, from: .backend) }
    }

    @Test func refusesReserved() throws {
        #expect(throws: GoalName.Flaw.reserved("identify")) { try GoalName.normalised(" Identify", from: .backend) }
        #expect(throws: GoalName.Flaw.reserved("identify")) { try GoalName.normalised("identify", from: .browser) }
        #expect(throws: GoalName.Flaw.reserved("free_trial")) { try GoalName.normalised("Free Trial", from: .browser) }
        #expect(try GoalName.normalised("payment", from: .backend) == "payment")
        #expect(GoalName.lifecycle.count == 11)
    }
}
