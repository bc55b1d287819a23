/// A final response. The server adds `Date`, `Content-Length` and `Connection` itself, and leaves the body out where HTTP
/// has none (`HEAD`, 204, 304).
public struct HTTPResponse: Sendable {
    /// The status code, 200 to 999; anything else is sent as 500.
    public var status: Int
    /// The value of `Content-Type`, or nil for none.
    public var contentType: String?
    /// Further fields, in the order in which they are sent. Names must be tokens.
    public var fields: [HTTPField]
    /// The body.
    public var body: [UInt8]
    /// Whether the connection is closed after this response.
    public var closesConnection: Bool
    /// The second, counted from 1970, that `Date` tells; nil for the machine's time.
    public var date: Int?
    /// How the response is brought to the client.
    public var delivery = HTTPDelivery.normal

    /// Makes a response.
    public init(
        status: Int, contentType: String? = nil, fields: [HTTPField] = [], body: [UInt8] = [],
        closesConnection: Bool = false
    ) {
        self.status = status
        self.contentType = contentType
        self.fields = fields
        self.body = body
        self.closesConnection = closesConnection
    }
}
