import DataFastAPI
import JSON
import Store

/// What a browser sends, read and checked (tracking.md 1.1 and 1.2).
///
/// Optional members that break their rule count as absent; only required ones are refused.
struct TrackingEvent: ~Copyable {
    /// Who the body says the visitor is.
    enum Sender: Equatable {
        case visitor(VisitorID)
        /// `visitorId` is `null`, or `cookieless` is true.
        case cookieless
        /// No `visitorId` at all, which only a cookieless website takes.
        case unnamed
    }

    /// A tracking id, or an ObjectId.
    let websiteID: String
    let page: TrackedPage
    let referrer: String?
    let viewport: Viewport?
    let sender: Sender
    let sessionID: String?
    /// The known ones as a JSON object; nil for none.
    let adClickIDs: String?
    /// What the npm SDK says of the device.
    let device: System?
    let content: Content

    /// Reads the body of a request.
    init(_ body: [UInt8], pages: inout TrackedPageCache) throws(ContractError) {
        guard let members = try? JSONMembers(parsing: body) else { throw .invalidJSONBody }
        guard let websiteID = members["websiteId"], !websiteID.isNull, let href = members["href"], !href.isNull,
            let type = members["type"], !type.isNull
        else {
            throw .missing(["websiteId", "href", "type"].filter { members[$0]?.isNull ?? true })
        }
        guard let websiteID = websiteID.stringValue else { throw .invalidTrackingID }
        guard let page = href.stringValue.flatMap({ pages.page($0) }) else { throw .invalidHref }
        let sender = try Self.sender(members)
        let content = try Content(type, members)
        self.websiteID = websiteID
        self.page = page
        self.sender = sender
        self.content = content
        referrer = Self.text(members["referrer"])
        viewport = Self.viewport(members)
        sessionID = Self.text(members["sessionId"], maximum: 64)
        adClickIDs = Self.adClickIDs(members["adClickIds"])
        device = Self.device(members["device"])
    }

    private static func sender(_ members: JSONMembers) throws(ContractError) -> Sender {
        var id: VisitorID?
        if members.withText(of: "visitorId", { id = VisitorID(utf8: $0) }) {
            guard let id, id.isRandom else { throw .invalidEventVisitorID }
            return members["cookieless"]?.boolValue == true ? .cookieless : .visitor(id)
        }
        switch members["visitorId"] {
        case nil: return members["cookieless"]?.boolValue == true ? .cookieless : .unnamed
        case .null: return .cookieless
        default: throw .invalidEventVisitorID
        }
    }

    private static func viewport(_ members: JSONMembers) -> Viewport? {
        guard let width = members["viewport", "width"]?.integerValue,
            let height = members["viewport", "height"]?.integerValue
        else { return nil }
        return Viewport(width: width, height: height)
    }

    private static func adClickIDs(_ value: JSONValue?) -> String? {
        guard case .object(let members) = value else { return nil }
        let known = members.lazy.filter { adClickNames.contains($0.key) && $0.value.stringValue?.isEmpty == false }
        let ids = JSONObject(known.map { ($0.key, $0.value) })
        return ids.isEmpty ? nil : JSONValue.object(ids).description
    }

    private static let adClickNames = [
        "fbclid", "gclid", "gclsrc", "wbraid", "gbraid", "li_fat_id", "msclkid", "ttclid", "twclid",
    ]

    private static func device(_ value: JSONValue?) -> System? {
        guard case .object(let members) = value else { return nil }
        return System(
            platform: text(members["platform"]), osVersion: text(members["osVersion"]), model: text(members["model"]))
    }

    /// A text that is there, not empty, and not too long.
    static func text(_ value: JSONValue?, maximum: Int = .max) -> String? {
        guard let text = value?.stringValue, !text.isEmpty, text.utf8.count <= maximum || text.utf16.count <= maximum
        else { return nil }
        return text
    }
}
