import HTTPServer

/// What lets pages of any origin call a route (tracking.md, introduction; Fetch standard, *CORS protocol*).
enum CrossOrigin {
    /// The fields that stand in every answer of such a route.
    static let fields = [
        HTTPField(name: "Access-Control-Allow-Origin", value: "*"),
        HTTPField(name: "Access-Control-Allow-Methods", value: "GET, POST, OPTIONS"),
        HTTPField(
            name: "Access-Control-Allow-Headers", value: "Content-Type, Authorization, x-datafast-real-ip"),
        HTTPField(name: "Access-Control-Max-Age", value: "86400"),
    ]
}

extension HTTPResponse {
    /// Adds those of the fields that are not there: what somebody has set on purpose stays.
    mutating func addMissing(_ fields: [HTTPField]) {
        if self.fields.isEmpty {
            self.fields = fields
            return
        }
        let names = self.fields.map { $0.name.lowercased() }
        self.fields += fields.filter { !names.contains($0.name.lowercased()) }
    }
}
