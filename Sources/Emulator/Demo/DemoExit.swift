/// A link to another website.
struct DemoExit: Sendable {
    let url: String
    let text: String
    let probability: Double
}
