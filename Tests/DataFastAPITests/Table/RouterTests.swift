import DataFastAPI
import Testing

@Suite struct RouterTests {
    private let router = Router(OperationTable.all)

    private func describe(_ method: String, _ path: String) -> String {
        switch router.route(method: method, path: path) {
        case .operation(let operation, let values): ([operation.id.rawValue] + values.texts).joined(separator: " ")
        case .methodNotAllowed(let methods): methods.map(\.rawValue).joined(separator: ", ")
        case .notFound: "-"
        }
    }

    @Test func everyOperationIsFound() {
        for operation in OperationTable.all {
            let names = operation.path.parameterNames
            var path = operation.path.description
            for name in names {
                path = path.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(
                    separator: "X\(name)")
            }
            let expected = ([operation.id.rawValue] + names.map { "X\($0)" }).joined(separator: " ")
            #expect(describe(operation.method.rawValue, path) == expected)
        }
    }

    @Test(arguments: [
        ("GET", "/nothing"), ("GET", ""), ("GET", "/"), ("GET", "goals"), ("POST", "/goals/"), ("POST", "//goals"),
        ("GET", "/visitors/"), ("GET", "/visitors/a/b"), ("GET", "/admin"), ("GET", "/admin/websites/a/b"),
        ("GET", "/admin/websites//goals"), ("POST", "/Goals"), ("GET", "/visitors/%"), ("GET", "/visitors/%4"),
        ("GET", "/visitors/%zz"), ("OPTIONS", "/nothing"),
    ])
    func unknownPathsLeadNowhere(method: String, path: String) {
        #expect(describe(method, path) == "-")
    }

    @Test func segmentsAreDecoded() {
        #expect(describe("POST", "/go%61ls") == "createGoal")
        #expect(describe("GET", "/visitors/a%2Fb") == "getVisitor a/b")
        #expect(describe("GET", "/visitors/%c3%A9") == "getVisitor é")
        #expect(describe("GET", "/visitors/%ff") == "getVisitor \u{fffd}")
    }

    @Test func headGoesWhereGetGoes() {
        #expect(describe("HEAD", "/analytics/overview") == "getAnalyticsOverview")
        #expect(describe("HEAD", "/payments") == "POST, DELETE")
        #expect(describe("HEAD", "/goals") == "POST, DELETE")
    }

    @Test func allowListsMethodsInOrder() {
        #expect(describe("PUT", "/payments") == "POST, DELETE")
        #expect(describe("PATCH", "/admin/account") == "GET, PUT")
        #expect(describe("POST", "/admin/websites/a/goals/customizations") == "GET, PATCH, DELETE")
        #expect(describe("PATCH", "/admin/websites/a/bot-traffic/token") == "GET, POST, PUT, DELETE")
        #expect(describe("GET", "/admin/websites/a/integrations/paddle") == "POST, PATCH, DELETE")
        #expect(describe("get", "/visitors") == "GET")
    }

    @Test func literalsWinOverParameters() {
        #expect(describe("PUT", "/admin/websites/a/alerts/history") == "GET")
        #expect(describe("PUT", "/admin/websites/a/alerts/histories") == "updateAlert a histories")
    }

    @Test func methodsOfAPath() {
        var path = "/admin/account"
        let methods = path.withUTF8 { router.methods(ofPath: UnsafeRawBufferPointer($0)) }
        #expect(methods == [.get, .put])
    }
}
