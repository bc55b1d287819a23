import DataFastAPI

extension DataFastEmulator {
    /// The OpenAPI 3.1 document of the operations that the emulator implements, as JSON; built when first asked for.
    public static let openAPI: [UInt8] = OpenAPIDocument(
        OperationTable.all.filter(\.id.isImplemented), version: EmulatorVersion.current
    ).json.bytes
}
