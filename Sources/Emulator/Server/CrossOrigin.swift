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
