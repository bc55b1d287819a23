import JSON
import Testing

@testable import Emulator

struct OpenAPIRouteTests {
    @Test func theDocumentIsServed() throws {
        let answer = try #require(try TestWorld().answer(.get, "/__emulator/openapi.json"))
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json")
        #expect(answer.body == DataFastEmulator.openAPI)
        let document = try JSONValue(parsing: answer.body)
        #expect(document["openapi"] == "3.1.1")
        #expect(document["info"]?["version"] == .string(EmulatorVersion.current))
        #expect(document["paths"]?["/goals"]?["post"]?["operationId"] == "createGoal")
    }
}
