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
    /// The app whose browser it is.
    let app: DemoApp?
    var isSignedUp = false
    var isCustomer = false

    // What servers know of somebody follows from the visitor's id, so that it is the same each time and nobody else's.

    static func name(of id: VisitorID) -> String {
        let (first, last) = (Int(id.low & 0xFFFF), Int(id.low >> 16 & 0xFFFF))
        return "\(firsts[first % firsts.count]) \(lasts[last % lasts.count])"
    }

    /// Where mails go: made from the name.
    static func email(of id: VisitorID) -> String {
        let local = name(of: id).lowercased().split(separator: " ").joined(separator: ".")
        return "\(local)\((id.high >> 32) % 1_000_000)@mail.example"
    }

    /// Who it is to the website's own server.
    static func userID(of id: VisitorID) -> String { "user_\(digits(of: id))" }

    /// Who it is to whoever takes the money: subscribers are customers, others are guests.
    static func customerID(of id: VisitorID, isSubscriber: Bool) -> String {
        "\(isSubscriber ? "cus" : "gcus")_\(digits(of: id))"
    }

    private static func digits(of id: VisitorID) -> String { String(id.high >> 16, radix: 36) }

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
