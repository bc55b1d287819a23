import DataFastAPI
import HTTPServer

/// All operations of the control plane.
enum ControlTable {
    static let all: [ControlOperation] = worlds + snapshots + chance + faults + journal + documents

    /// Where a request leads.
    enum Route {
        case operation(ControlOperation, path: [String])
        case methodNotAllowed([Method])
        case notFound
    }

    /// Finds the operation of a method and a path below ``ControlOperation/base``. `HEAD` goes where `GET` goes.
    static func route(_ method: HTTPMethod, path: ArraySlice<UInt8>) -> Route {
        guard path.isEmpty || path.first == UInt8(ascii: "/") else { return .notFound }
        var segments: [String] = []
        // The base itself has no segment, and one with a slash an empty one.
        for bytes in path.isEmpty
            ? [] : path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            guard let segment = PercentCoding.decodeSegment(bytes), !segment.isEmpty else { return .notFound }
            segments.append(segment)
        }
        let name = method == .head ? "GET" : method.name
        var allowed: [Method] = []
        var literals = -1
        var found: Route?
        for operation in all {
            guard let values = operation.path.match(segments) else { continue }
            // A path that says more in words wins over one that takes them for a name.
            let count = operation.path.segments.count - values.count
            if count > literals { (literals, allowed, found) = (count, [], nil) }
            guard count == literals else { continue }
            allowed.append(operation.method)
            if operation.method.rawValue == name { found = .operation(operation, path: values) }
        }
        return found ?? (allowed.isEmpty ? .notFound : .methodNotAllowed(Method.allCases.filter(allowed.contains)))
    }
}

extension PathTemplate {
    /// The texts of the parameters if the template matches; nil if not.
    fileprivate func match(_ texts: [String]) -> [String]? {
        guard texts.count == segments.count else { return nil }
        var values: [String] = []
        for (segment, text) in zip(segments, texts) {
            switch segment {
            case .literal(let literal): guard literal == text else { return nil }
            case .parameter: values.append(text)
            }
        }
        return values
    }
}
