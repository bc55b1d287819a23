import DataFastAPI
import Dispatch
import HTTPServer
import Logging

/// The emulator: answers requests as the DataFast API does, from worlds of its own.
///
/// It is a handler of ``HTTPServer``; a test can also call ``answer(_:)`` itself, without a socket.
public final class DataFastEmulator: HTTPHandler {
    let worlds: Worlds
    let access: ControlAccess
    let logger: Logger
    /// What led nowhere in any world, whatever becomes of the journals.
    let unmatched = UnmatchedRequests()
    /// Where requests to the control plane are served: many at a time, each may wait for a world.
    let controlQueue = DispatchQueue(label: "control", attributes: .concurrent)
    private let router = Router(OperationTable.all)
    private let log: RequestLog

    /// An emulator with its default world seeded and ready.
    ///
    /// - Throws: ``EmulatorError``, when the data directory or the seed cannot be used.
    public init(_ configuration: EmulatorConfiguration = EmulatorConfiguration()) throws(EmulatorError) {
        worlds = try Worlds(configuration)
        access = configuration.controlAccess
        logger = configuration.settings.logger
        log = RequestLog(logger: logger)
    }

    /// Ends what waits for requests: nobody is to be held up by a verification when the program is about to end.
    public func drain() {
        for world in worlds.all() { world.journal.endWaiting() }
    }

    /// Lets no more live visitors arrive, and writes to the data directory what is told to it only now and then: when tokens
    /// and keys were last used. The database's file alone then holds everything. To be called before the program ends.
    public func flush() {
        for world in worlds.all() { world.stopLive() }
        worlds.standard.withState { state in
            state.saveLastUsesOrComplain()
            do {
                try state.store.checkpoint()
            } catch {
                logger.error("gathering the database in one file failed: \(error)")
            }
        }
    }

    /// Answers a request: on the spot, or later when it must wait for its world.
    public func answer(_ request: HTTPRequest) -> HTTPAnswer { answer(request, isSettledLater: false) }

    /// The same, but an event that is answered on the spot is in the data directory only when ``settle()`` returns: to be called
    /// before the answer is sent, once for many of them.
    public func answerUnsettled(_ request: HTTPRequest) -> HTTPAnswer { answer(request, isSettledLater: true) }

    /// Has the data directory hold what was answered. Returns how often that has failed so far.
    public func settle() -> Int { worlds.standard.settle() }

    private func answer(_ request: HTTPRequest, isSettledLater: Bool) -> HTTPAnswer {
        log.answer(request) { request, operation in
            switch worlds.choose(request) {
            case .world(let world, let path):
                guard let rest = path.dropping("/api/v1") else {
                    return answerOther(request, world, path: path, isSettledLater: isSettledLater)
                }
                return answerAPI(request, world, path: path, below: rest, &operation)
            case .unknown(let name, let path):
                if needsNoWorld(request) { return answerOther(request, worlds.standard, path: request.pathBytes) }
                return answerUnknown(request, world: name, path: path)
            }
        }
    }

    /// Whether a request is about the emulator itself: a client that names its world in each request can make it with one.
    private func needsNoWorld(_ request: HTTPRequest) -> Bool {
        request.pathBytes.dropping(ControlOperation.base) != nil
            || SideRoute.route(of: request.pathBytes).map { !$0.needsWorld } ?? false
    }

    private func answerAPI(
        _ request: HTTPRequest, _ world: World, path: ArraySlice<UInt8>, below rest: ArraySlice<UInt8>,
        _ operationID: inout OperationID?
    ) -> HTTPAnswer {
        let route = rest.withUnsafeBytes { router.route(method: request.method.name, path: $0) }
        switch route {
        case .operation(let operation, let values):
            operationID = operation.id
            let subject = FaultSubject(request: request, path: path, name: operation.id.rawValue)
            return world.serve(subject, isQuick: operation.speed == .quick) { state, request in
                state.respond(to: request, operation: operation, path: values)
            }
        case .methodNotAllowed(let methods) where request.method == .options:
            return answerOptions(
                FaultSubject(request: request, path: path, name: nil), world,
                HTTPResponse(status: 204, fields: [Envelope.allow(methods)]))
        case .methodNotAllowed(let methods):
            return answerUnmatched(
                FaultSubject(request: request, path: path, name: nil), world,
                Envelope.error(.methodNotAllowed(methods)))
        case .notFound:
            return answerUnmatched(
                FaultSubject(request: request, path: path, name: nil), world, Envelope.error(.pathNotFound))
        }
    }

    /// Answers a request that asks what may be asked.
    private func answerOptions(_ subject: FaultSubject, _ world: World, _ answer: HTTPResponse) -> HTTPAnswer {
        var subject = subject
        subject.name = SideRoute.optionsName
        return world.serve(subject, isQuick: true) { _, _ in answer }
    }

    /// Answers a request that leads nowhere. Faults are for these too.
    private func answerUnmatched(_ subject: FaultSubject, _ world: World, _ refusal: HTTPResponse) -> HTTPAnswer {
        unmatched.record(subject.request, status: refusal.status)
        return world.serve(subject, isQuick: true) { _, _ in refusal }
    }

    /// Answers a request that leads nowhere and is no world's: no journal has it, no fault is for it.
    func answerUnmatched(_ request: HTTPRequest, _ refusal: HTTPResponse) -> HTTPAnswer {
        unmatched.record(request, status: refusal.status)
        return .now(refusal)
    }

    /// Answers a request to a world that there is not, which is the default world's business. A page is told, too.
    private func answerUnknown(_ request: HTTPRequest, world name: String, path: ArraySlice<UInt8>) -> HTTPAnswer {
        let route = SideRoute.route(of: path)
        let subject = FaultSubject(
            request: request, path: request.pathBytes, name: nil, fields: route?.fields ?? [])
        if let preflight = route?.preflight(request) { return answerOptions(subject, worlds.standard, preflight) }
        return answerUnmatched(subject, worlds.standard, Envelope.error(ControlError.worldNotFound(name)))
    }

    private func answerOther(
        _ request: HTTPRequest, _ world: World, path: ArraySlice<UInt8>, isSettledLater: Bool = false
    ) -> HTTPAnswer {
        if let route = SideRoute.route(of: path) {
            func subject(_ name: String?) -> FaultSubject {
                FaultSubject(request: request, path: path, name: name, fields: route.fields)
            }
            return route.answer(request) { id, work in
                world.serve(subject(id), isQuick: true, isSettledLater: isSettledLater, work)
            } refuse: { refusal in
                route.needsWorld ? answerUnmatched(subject(nil), world, refusal) : answerUnmatched(request, refusal)
            }
        }
        // Only at its own place: what concerns one world stands there too.
        if let rest = request.normalizedPathBytes.dropping(ControlOperation.base) {
            return answerControl(request, path: rest)
        }
        let subject = FaultSubject(request: request, path: path, name: nil)
        if request.target == "*" { return answerOptions(subject, world, HTTPResponse(status: 204)) }
        return answerUnmatched(subject, world, Envelope.error(.pathNotFound))
    }
}

extension ArraySlice<UInt8> {
    /// What follows `prefix` in a path, itself empty or a path; nil when the path is another.
    func dropping(_ prefix: StaticString) -> ArraySlice<UInt8>? {
        guard starts(withLiteral: prefix) else { return nil }
        let rest = dropFirst(prefix.utf8CodeUnitCount)
        return rest.isEmpty || rest.first == UInt8(ascii: "/") ? rest : nil
    }
}
