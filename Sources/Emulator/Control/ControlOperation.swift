import DataFastAPI
import HTTPServer
import JSON

/// One operation of the control plane, declared once: routing, 405, checks of its body and the OpenAPI document read it.
struct ControlOperation: Sendable {
    /// What its body is.
    enum Body: Sendable {
        /// A JSON object with these members; `isChoice` if exactly one of them must be there.
        case object([ControlFieldDescription], isChoice: Bool = false)
        /// A SQLite database.
        case file
    }

    /// What it answers when all is well, with 200.
    enum Answer: Sendable {
        /// A JSON object.
        case json(ControlSchema)
        /// A SQLite database.
        case file
    }

    let id: String
    let method: Method
    /// Its path below ``base``.
    let path: PathTemplate
    let summary: String
    let query: [ControlFieldDescription]
    let body: Body
    let answer: Answer
    /// How it may refuse beside what all may.
    let refusals: [ControlRefusal]
    /// Does it. Called on a queue that may wait.
    let work: @Sendable (ControlCall) throws -> HTTPAnswer

    /// What the paths of the control plane begin with.
    static let base: StaticString = "/__emulator"

    init(
        _ id: String, _ method: Method, _ path: PathTemplate, _ summary: String,
        query: [ControlFieldDescription] = [], body: Body = .object([]), answer: Answer,
        refusals: [ControlRefusal] = [], work: @escaping @Sendable (ControlCall) throws -> HTTPAnswer
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.summary = summary
        self.query = query
        self.body = body
        self.answer = answer
        self.refusals = refusals
        self.work = work
    }
}

/// A request to an operation of the control plane.
struct ControlCall {
    let emulator: DataFastEmulator
    let request: HTTPRequest
    /// The texts of the path's parameters, in order.
    let path: [String]
    let operation: ControlOperation
    /// The body's members, checked for their names; none if the body is a file.
    let body: ControlBody

    init(
        _ request: HTTPRequest, to emulator: DataFastEmulator, operation: ControlOperation, path: [String]
    ) throws(ControlError) {
        self.emulator = emulator
        self.request = request
        self.path = path
        self.operation = operation
        switch operation.body {
        case .file:
            body = try ControlBody([], fields: [])
        case .object(let fields, let isChoice):
            body = try ControlBody(request.body, fields: fields)
            if isChoice, body.names.count != 1 {
                throw ControlError(400, "Give exactly one of: \(fields.map(\.name).joined(separator: ", "))")
            }
        }
    }

    /// The name of the world that the request is about.
    var worldName: String { path.first ?? World.defaultName }

    func world() throws(ControlError) -> World { try emulator.worlds.world(worldName) }
}
