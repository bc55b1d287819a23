import HTTPServer
import Locks

/// The requests that led nowhere, of all worlds: they stay known when a journal is full, reset, or gone with its world.
final class UnmatchedRequests: Sendable {
    private let state = Locked<(first: [UnmatchedRequest], count: Int)>(([], 0))

    /// How many are kept; what is wrong beyond them is most likely wrong in the same way.
    static let capacity = 100

    func record(_ request: HTTPRequest, status: Int) {
        state.withLock { state in
            state.count += 1
            guard state.first.count < Self.capacity else { return }
            state.first.append(
                UnmatchedRequest(
                    status: status, method: request.method.name, target: SecretMask.masked(request.target)))
        }
    }

    /// The first of them, and how many there were.
    var all: (first: [UnmatchedRequest], count: Int) { state.withLock { $0 } }
}

/// A request that led nowhere: to an unknown path or world (404), or to a method that a path does not have (405).
public struct UnmatchedRequest: Sendable, Equatable {
    /// The status that it is answered with, unless a fault has it otherwise.
    public let status: Int
    /// The request method.
    public let method: String
    /// The target as it was sent, secrets hidden.
    public let target: String
}

extension DataFastEmulator {
    /// The requests of any world that led nowhere, oldest first: the first hundred, and how many there were.
    public var unmatchedRequests: (first: [UnmatchedRequest], count: Int) { unmatched.all }
}
