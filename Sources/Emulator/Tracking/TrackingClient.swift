import DataFastAPI
import HTTPServer
import Store

/// What the fields of a request say of the browser that sent it.
struct TrackingClient: ~Copyable {
    /// The visitor's IP address.
    let address: String
    let place: Shared<Place>
    let system: Shared<System>
    /// Whether automation drives it, where that counts.
    let isBot: Bool
    /// The user agent, whole; empty when there is none.
    let userAgent: ArraySlice<UInt8>
    /// `Origin`, as sent.
    let origin: String?

    var hasUserAgent: Bool { !userAgent.isEmpty }

    /// Reads the fields; `device` says what the browser is when its user agent does not.
    init(
        _ request: HTTPRequest, device: System?, defaultPlace: Shared<Place>, allowsBots: Bool,
        agents: inout UserAgentCache
    ) {
        address = Place.clientIP(
            realIP: request.field("x-datafast-real-ip"), forwardedFor: request.field("x-forwarded-for"),
            peer: request.peer.description)
        let fields = Place.Fields(
            country: request.field("x-datafast-country"), region: request.field("x-datafast-region"),
            city: request.field("x-datafast-city"), latitude: request.field("x-datafast-latitude"),
            longitude: request.field("x-datafast-longitude"))
        place = Place.resolve(fields, clientIP: address, default: defaultPlace)
        userAgent = request.fieldBytes("user-agent") ?? []
        let browser = agents.browser(userAgent)
        isBot = browser.isBot && !allowsBots
        system = if let device, browser.system.value.browser == nil { Shared(device) } else { browser.system }
        origin = request.field("origin")
    }
}
