import Glibc
import Testing

@testable import HTTPServer

@Suite struct DescriptorExhaustionTests {
    /// In a process of its own, since the limit is the whole process's.
    @Test func connectionsWaitWhileThereAreNoDescriptors() async {
        await #expect(processExitsWith: .success) {
            let server = try TestServer { $0.limits.idleTimeout = .milliseconds(200) }
            let warm = try server.client()
            warm.get()
            #expect(try warm.response().status == 200)
            let waiting = try server.clientOnLastDescriptor()
            waiting.client.get("/waited")
            #expect(waiting.client.isSilent(milliseconds: 100))
            let before = clock()
            usleep(800_000)
            // A server that kept trying to accept would have used much of this time.
            #expect(clock() - before < CLOCKS_PER_SEC / 20)
            var limit = waiting.limit
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #expect(try waiting.client.response().text == "GET /waited")
        }
    }
}

extension TestServer {
    /// Lowers the limit of descriptors so that this client takes the last one; also gives the limit that was.
    fileprivate func clientOnLastDescriptor() throws -> (client: TestClient, limit: rlimit) {
        let next = dup(0)
        close(next)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        var lowered = limit
        lowered.rlim_cur = rlim_t(next + 1)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &lowered)
        return (try client(), limit)
    }
}
