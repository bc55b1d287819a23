import DataFastAPI

extension DataFastEmulator {
    /// The OpenAPI 3.1 document as JSON; built when first asked for.
    public static let openAPI: [UInt8] = OpenAPIDocument(OperationTable.all, version: EmulatorVersion.current).json
        .bytes

    /// The OpenAPI 3.1 document of the control plane as JSON; built when first asked for.
    public static let controlOpenAPI: [UInt8] = ControlDocument.json.bytes
}
