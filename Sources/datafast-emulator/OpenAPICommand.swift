import ArgumentParser
import Emulator

/// `openapi`: prints the API's description.
struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the OpenAPI 3.1 document, as served at /__emulator/openapi.json.")

    func run() {
        print(String(decoding: DataFastEmulator.openAPI, as: UTF8.self))
    }
}
