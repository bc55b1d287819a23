import Testing

@testable import Emulator

struct GetVisitorTests {
    @Test func answersAllThatIsKnown() throws {
        let world = try TestWorld()
        try world.view("/")
        world.advance(milliseconds: 5000)
        let answer = world.send("GET", "/visitors/\(TestWorld.visitor)")
        #expect(answer.status == 200)
        #expect(
            answer.text == """
                {"status":"success","data":{"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","identity":{"country":"US",\
                "countryCode":"US","region":"US-CA","city":"San Francisco","params":{"ref":null,"source":null,"via":null,\
                "utm_source":null,"utm_medium":null,"utm_campaign":null,"utm_content":null,"utm_term":null},\
                "adClickIds":{},"browser":{"name":"Chrome","version":"133.0.0.0"},"os":{"name":"Mac OS",\
                "version":"10.15.7"},"device":{"type":"desktop","vendor":null,"model":null},"viewport":{"width":null,\
                "height":null}},"activity":{"visitCount":1,"pageViewCount":1,"timeSinceFirstVisit":5000,\
                "timeSinceCurrentVisit":5000,"firstVisitAt":"2026-05-21T12:00:00.000Z",\
                "lastVisitAt":"2026-05-21T12:00:00.000Z","currentUrl":"example.com/","completedGoals":[],\
                "visitedPages":[{"url":"example.com/","timestamp":"2026-05-21T12:00:00.000Z"}]},"prediction":null}}
                """)
    }
}
