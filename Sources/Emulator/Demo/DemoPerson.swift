import Store

/// A visitor of the demo, as far as the next visit depends on it.
struct DemoPerson {
    let visitor: Int32
    /// Place and system in the lists of the batch.
    let place: Int32
    let system: Int32
    let viewport: Viewport?
    /// Minutes that the clocks there are ahead of UTC.
    let utcOffset: Int
    var isSignedUp = false
    var isCustomer = false
    var name: String?

    /// Where mails go: made from the name.
    static func email(of name: String, number: Int) -> String {
        let local = name.lowercased().split(separator: " ").joined(separator: ".")
        return "\(local)\(number)@mail.example"
    }

    static func randomName(_ random: inout RandomSource) -> String {
        "\(firsts[random.index(below: firsts.count)]) \(lasts[random.index(below: lasts.count)])"
    }

    private static let firsts = [
        "Ada", "Ben", "Cleo", "Dan", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mira", "Noah",
        "Olga",
        "Pablo", "Quinn", "Ravi", "Sofia", "Tariq", "Uma", "Victor", "Wanda", "Xenia", "Yuki", "Zoe", "Anja", "Bruno",
        "Chen", "Dora",
    ]
    private static let lasts = [
        "Abbott", "Berger", "Costa", "Dahl", "Evans", "Fischer", "Garcia", "Huang", "Ito", "Jansen", "Kowalski",
        "Lopez",
        "Meyer", "Nguyen", "Okafor", "Patel", "Quist", "Rossi", "Sato", "Turner", "Ueda", "Vogel", "Weber", "Young",
        "Zhang",
        "Silva", "Novak", "Larsen",
    ]
}
