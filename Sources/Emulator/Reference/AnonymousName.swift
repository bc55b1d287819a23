/// The name the emulator's own pages give a visitor without one (website-api.md, appendix E).
enum AnonymousName {
    /// *Adjective Animal* from the first two hex digits of a visitor id.
    static func name(visitorID: String) -> String {
        let digits = visitorID.prefix(2).map { $0.hexDigitValue ?? 0 }
        return "\(adjectives[digits.first ?? 0]) \(animals[digits.dropFirst().first ?? 0])"
    }

    private static let adjectives = [
        "Amber", "Bold", "Calm", "Daring", "Eager", "Fair", "Gentle", "Happy",
        "Ivory", "Jolly", "Keen", "Lucky", "Merry", "Noble", "Quiet", "Rapid",
    ]

    private static let animals = [
        "Otter", "Badger", "Crane", "Dolphin", "Eagle", "Falcon", "Gecko", "Heron",
        "Ibis", "Jaguar", "Koala", "Lynx", "Marten", "Newt", "Owl", "Panda",
    ]
}
