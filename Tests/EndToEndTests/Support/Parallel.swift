import Foundation
import Glibc

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

/// Raises the limit of open files for this process and those that it starts.
func allowDescriptors(_ count: UInt) throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_max >= count else {
        throw RawConnection.Failure("no more than \(limit.rlim_max) files may be open")
    }
    limit.rlim_cur = max(limit.rlim_cur, count)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

/// Takes values from several threads.
final class Collector<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var collected: [Value] = []

    var values: [Value] { lock.withLock { collected } }

    /// Takes a value; says how many there are now.
    @discardableResult func append(_ value: Value) -> Int {
        lock.withLock {
            collected.append(value)
            return collected.count
        }
    }
}
