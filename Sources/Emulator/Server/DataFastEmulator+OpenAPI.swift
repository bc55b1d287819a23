import DataFastAPI

extension DataFastEmulator {
    /// The OpenAPI 3.1 document as JSON; built when first asked for.
    public static let openAPI: [UInt8] = OpenAPIDocument(OperationTable.all, version: EmulatorVersion.current).json
        .bytes
}
