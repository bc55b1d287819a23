/// Finds the operation of a method and a path: a tree of path segments, built once.
///
/// Literal segments win over parameters, and there is no way back from one: `PUT …/alerts/history` has no operation, though
/// `PUT …/alerts/{alertId}` exists (contract, account API 0).
public struct Router: Sendable {
    private struct Node: Sendable {
        /// The literals below, by their bytes.
        var literals: [(bytes: [UInt8], node: Int)] = []
        /// What is below when none of them matches.
        var parameter: Int?
        /// What ends here, in the order of `Allow`.
        var operations: [Operation] = []
    }

    private var nodes = [Node()]

    /// A router of these operations.
    public init(_ operations: [Operation]) {
        for operation in operations { insert(operation) }
        for index in nodes.indices {
            nodes[index].operations.sort { Self.rank($0.method) < Self.rank($1.method) }
        }
    }

    private static func rank(_ method: Method) -> Int {
        Method.allCases.firstIndex(of: method)!
    }

    private mutating func insert(_ operation: Operation) {
        var place = 0
        for segment in operation.path.segments { place = child(of: place, for: segment) }
        nodes[place].operations.append(operation)
    }

    private mutating func child(of place: Int, for segment: PathTemplate.Segment) -> Int {
        let next = nodes.count
        switch segment {
        case .literal(let text):
            let bytes = Array(text.utf8)
            if let known = nodes[place].literals.first(where: { $0.bytes == bytes }) { return known.node }
            nodes[place].literals.append((bytes, next))
        case .parameter:
            if let known = nodes[place].parameter { return known }
            nodes[place].parameter = next
        }
        nodes.append(Node())
        return next
    }
}

// MARK: - Routing

extension Router {
    /// Finds the way of a request.
    ///
    /// - Parameters:
    ///   - method: the request method. `HEAD` goes where `GET` goes.
    ///   - path: the path below `/api/v1`, from its `/` on and without the query, still percent-encoded. A segment that is not validly
    ///     encoded, or empty (as after a final `/`), leads nowhere.
    public func route(method: String, path: UnsafeRawBufferPointer) -> Route {
        guard path.first == UInt8(ascii: "/") else { return .notFound }
        var place = 0
        var texts: [String] = []
        var start = 1
        while true {
            var end = start
            var isEncoded = false
            while end < path.count, path[end] != UInt8(ascii: "/") {
                if path[end] == UInt8(ascii: "%") { isEncoded = true }
                end += 1
            }
            let segment = UnsafeRawBufferPointer(rebasing: path[start..<end])
            guard
                let next = isEncoded
                    ? stepDecoded(from: place, segment, &texts) : step(from: place, segment, &texts)
            else { return .notFound }
            place = next
            if end == path.count { break }
            start = end + 1
        }
        return end(at: place, method: method, texts)
    }

    /// Finds the way of a request; see ``route(method:path:)-(_,UnsafeRawBufferPointer)``.
    public func route(method: String, path: String) -> Route {
        var path = path
        return path.withUTF8 { route(method: method, path: UnsafeRawBufferPointer($0)) }
    }

    /// The methods that a path has, none when it is unknown: what `OPTIONS` asks for.
    public func methods(ofPath path: UnsafeRawBufferPointer) -> [Method] {
        switch route(method: "", path: path) {
        case .methodNotAllowed(let methods): methods
        case .operation, .notFound: []
        }
    }

    private func step(from place: Int, _ segment: UnsafeRawBufferPointer, _ texts: inout [String]) -> Int? {
        for literal in nodes[place].literals where literal.bytes.count == segment.count {
            if literal.bytes.elementsEqual(segment) { return literal.node }
        }
        guard let parameter = nodes[place].parameter, !segment.isEmpty else { return nil }
        texts.append(String(decoding: segment, as: UTF8.self))
        return parameter
    }

    private func stepDecoded(from place: Int, _ segment: UnsafeRawBufferPointer, _ texts: inout [String]) -> Int? {
        guard let decoded = PercentEncoding.decode(segment) else { return nil }
        return decoded.withUnsafeBytes { step(from: place, $0, &texts) }
    }

    private func end(at place: Int, method: String, _ texts: [String]) -> Route {
        let operations = nodes[place].operations
        let name = method == "HEAD" ? "GET" : method
        if let operation = operations.first(where: { $0.method.rawValue == name }) {
            return .operation(operation, PathValues(texts))
        }
        return operations.isEmpty ? .notFound : .methodNotAllowed(operations.map(\.method))
    }
}
