import Foundation

/// Runs the work so many times at once, each on a thread of its own, and waits for all; throws the first failure.
///
/// Dispatch and tasks would run only as many at once as there are cores.
func inParallel(_ count: Int, _ work: @escaping @Sendable (_ index: Int) throws -> Void) throws {
    let failures = Collector<any Error>()
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        Thread.detachNewThread {
            defer { group.leave() }
            do { try work(index) } catch { failures.append(error) }
        }
    }
    group.wait()
    if let failure = failures.values.first { throw failure }
}

/// Takes values from several threads.
final class Collector<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var collected: [Value] = []

    var values: [Value] { lock.withLock { collected } }

    func append(_ value: Value) { lock.withLock { collected.append(value) } }
}
