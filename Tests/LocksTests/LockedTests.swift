import Dispatch
import Locks
import Testing

@testable import Locks

struct LockedTests {
    @Test func threadsTakeTurns() {
        let count = Locked(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<1000 { count.withLock { $0 += 1 } }
        }
        #expect(count.withLock { $0 } == 8000)
    }

    @Test func aTakenLockIsNotWaitedFor() {
        let count = Locked(1)
        let inner = count.withLock { _ in
            let tried = Locked<Int?>(nil)
            DispatchQueue.global().sync { tried.withLock { $0 = count.withLockIfAvailable { $0 } } }
            return tried.withLock { $0 }
        }
        #expect(inner == nil)
        #expect(count.withLockIfAvailable { $0 } == 1)
    }
}
