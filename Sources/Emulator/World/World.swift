import CivilTime
import Dispatch
import Glibc
import HTTPServer
import Locks
import Store
import Synchronization

/// Everything that a test can change, shared with no other world: database, clock, chance, rate-limit buckets, snapshots.
///
/// A world serves one request at a time, so that its history has one order.
final class World: Sendable {
    /// The name of the world that serves whoever asks for none.
    static let defaultName = "default"

    let name: String
    /// How it behaves, and what a reset brings back.
    let settings: WorldSettings
    /// The tokens that choose it; the default world needs none.
    let tokens: WorldTokens?
    let origin: WorldOrigin
    let snapshots = Locked<[String: WorldSnapshot]>([:])
    let journal: Journal
    private let state: Locked<WorldState>
    /// Whether the store is to be settled before answers are sent.
    private let isUnsettled = Atomic(false)
    /// How often the store has lost what it was to keep.
    private let losses = Atomic(0)
    /// Where requests wait that an event loop must not wait for.
    private let queue: DispatchQueue
    private let liveTimer = LiveTimer()
    /// When it was last asked for, in milliseconds of the machine's uptime.
    private let usedAt = Atomic<Int>(World.uptime)
    /// Until when somebody waits for it, in the same time; before all time while nobody does.
    private let busyUntil = Atomic(Int.min)

    init(name: String, origin: WorldOrigin, tokens: WorldTokens? = nil, state: sending WorldState) {
        self.name = name
        self.origin = origin
        self.tokens = tokens
        settings = state.settings
        journal = Journal(state.settings.journal)
        self.state = Locked(state)
        queue = DispatchQueue(label: "world.\(name)")
        if settings.isLive { liveTimer.start(on: queue) { [weak self] in self?.playLive() } }
    }

    /// Serves on the spot if the work is quick and the world is free, else later, from the world's queue.
    ///
    /// - Parameter isSettledLater: whether ``settle()`` is called before an answer that is there on the spot is sent.
    func serve(
        _ subject: FaultSubject, isQuick: Bool, isSettledLater: Bool = false,
        _ work: @escaping @Sendable (WorldState, HTTPRequest) -> HTTPResponse
    ) -> HTTPAnswer {
        if isQuick,
            let served = state.withLockIfAvailable({ state in
                state.isSettledLater = isSettledLater
                let served = serve(subject, state, work)
                if state.store.isUnsettled { isUnsettled.store(true, ordering: .relaxed) }
                return served
            })
        {
            return served.answer()
        }
        return .later { [self] reply in
            queue.async { self.withState { state in self.serve(subject, state, work) }.send(to: reply) }
        }
    }

    /// Serves and records: under the world's lock, so that the journal has the world's order.
    private func serve(
        _ subject: FaultSubject, _ state: WorldState, _ work: (WorldState, HTTPRequest) -> HTTPResponse
    ) -> ServedRequest {
        var served = record(subject, state, work)
        if served.delay > 0 { noteUse(for: Int(served.delay)) }
        if settings.emulatesDate { served.response.date = Int(state.clock.now.seconds) }
        return served
    }

    private func record(
        _ subject: FaultSubject, _ state: WorldState, _ work: (WorldState, HTTPRequest) -> HTTPResponse
    ) -> ServedRequest {
        guard journal.isOn else { return state.serve(subject, work) }
        let time = state.clock.now
        // No time passes while the clock stands still, so that two runs write the same journal.
        let isTimed = state.clock.rate > 0
        let start = isTimed ? Self.nanoseconds : 0
        let served = state.serve(subject, work)
        let duration = (isTimed ? Self.nanoseconds - start : 0) + served.delay * 1_000_000
        journal.record(
            JournalEntry(
                JournalEntry.Facts(
                    request: subject.request, path: subject.path, operation: subject.name, response: served.response,
                    time: time, duration: duration, fault: served.fault)))
        return served
    }

    private static var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Waits for the world and works with its state.
    func withState<Result>(_ work: (WorldState) throws -> sending Result) rethrows -> sending Result {
        try state.withLock { state in
            // First of all, as event loops may wait for it; whatever the work is.
            settle(state)
            defer { settle(state) }
            state.isSettledLater = false
            return try work(state)
        }
    }

    /// Whether anything was answered that is still to be settled.
    var hasUnsettled: Bool { isUnsettled.load(ordering: .relaxed) }

    /// Has the world's file hold what it must before answers are sent that were to be settled later. Returns how often that has
    /// failed so far, here or anywhere: whoever gets another number than before may have answers that are not true.
    func settle() -> Int {
        // Whoever has the world now has it for a moment only, or settles before anything else.
        while hasUnsettled, state.withLockIfAvailable({ state in settle(state) }) == nil {
            sched_yield()
        }
        return losses.load(ordering: .relaxed)
    }

    private func settle(_ state: WorldState) {
        do {
            try state.store.settle()
        } catch {
            settings.logger.error("writing events failed: \(error)")
        }
        losses.store(state.store.losses, ordering: .relaxed)
        isUnsettled.store(false, ordering: .releasing)
    }

    /// Changes the clock; whoever asks afterwards sees who came meanwhile.
    func setClock(_ change: WorldClock.Change) -> WorldClock {
        let (clock, now) = withState { state in
            state.clock = state.clock.changed(change, initial: settings.clock)
            return (state.clock, state.clock.now)
        }
        if settings.isLive { while !queue.sync(execute: { playSomeLive(until: now) }) {} }
        return clock
    }

    /// Lets visitors arrive whose time has come.
    private func playLive() {
        if !playSomeLive() { queue.async { [weak self] in self?.playLive() } }
    }

    /// Does so until now, or before that `end`, but few at once, so that requests get their turn in between; returns whether these were all.
    private func playSomeLive(until end: Instant? = nil) -> Bool {
        withState { state in
            do {
                return try state.playLive(until: end, limit: Self.liveEvents)
            } catch {
                state.settings.logger.error("live traffic failed: \(error)")
                return true
            }
        }
    }

    /// So many events hold the world for about a millisecond.
    private static let liveEvents = 64

    /// Checks what was served, and waits for it: meanwhile the world does not expire.
    func verify(
        _ verification: Verification, done: @escaping @Sendable (VerificationOutcome) -> Void
    ) throws(ControlError) {
        noteUse(for: Int(verification.timeout / .milliseconds(1)))
        try journal.verify(verification, done: done)
    }

    /// Lets nobody arrive any more.
    func stopLive() { liveTimer.stop() }

    /// Remembers that the world was in use, `ago` milliseconds before now.
    func noteUse(ago: Int = 0) { usedAt.store(World.uptime - ago, ordering: .relaxed) }

    /// Remembers that the world is in use for so many milliseconds to come: somebody waits for an answer of it.
    func noteUse(for time: Int) {
        busyUntil.max(World.uptime + time, ordering: .relaxed)
    }

    /// How long ago the world was last asked for.
    var idleTime: Duration {
        .milliseconds(
            World.uptime - max(usedAt.load(ordering: .relaxed), busyUntil.load(ordering: .relaxed)))
    }

    private static var uptime: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
