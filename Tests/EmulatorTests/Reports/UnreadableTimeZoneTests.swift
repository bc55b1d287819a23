import Glibc
import Testing

@testable import Emulator

struct UnreadableTimeZoneTests {
    /// That the process is out of descriptors says nothing of the name. In a process of its own, since the limit is its.
    @Test func aZoneThatCannotBeReadNowIsNoFaultOfTheRequest() async {
        await #expect(processExitsWith: .success) {
            let world = try TestWorld()
            let target = "/analytics/overview?timezone=Asia/Tokyo"
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var lowered = limit
            lowered.rlim_cur = 0
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &lowered)
            let refusal = world.send("GET", target)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #expect(refusal.status == 500)
            #expect(refusal.text.contains(#""message":"Internal server error""#))
            #expect(world.send("GET", target).status == 200)
        }
    }
}
