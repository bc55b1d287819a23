import Emulator

/// `openapi`: prints the API's description.
struct OpenAPICommand: Command {
    static let name = "openapi"
    static let abstract = "Print the OpenAPI 3.1 document, as served at /__emulator/openapi.json."

    init(_ arguments: Arguments) {}

    func run() {
        print(String(decoding: DataFastEmulator.openAPI, as: UTF8.self))
    }
}
