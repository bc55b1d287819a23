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
        guard let members = try? Members(body, pages: &pages) else { throw .invalidJSONBody }
        if members.websiteID.isAbsent || members.href.isAbsent || members.type.isAbsent {
            throw .missing(members.missing)
        }
        guard case .value(let websiteID) = members.websiteID else { throw .invalidTrackingID }
        guard case .value(let page) = members.href else { throw .invalidHref }
        let sender = try Self.sender(members)
        let content = try Content(members.type, extraData: members.extraData)
        self.websiteID = websiteID
        self.page = page
        self.sender = sender
        self.content = content
        referrer = members.referrer
        viewport = members.viewport
        sessionID = members.sessionID
        adClickIDs = Self.adClickIDs(members.adClickIDs)
        device = Self.device(members.device)
    }

    private static func sender(_ members: borrowing Members) throws(ContractError) -> Sender {
        switch members.visitorID {
        case .absent: members.isCookieless ? .cookieless : .unnamed
        case .null: .cookieless
        case .text(let id?) where id.isRandom: members.isCookieless ? .cookieless : .visitor(id)
        case .text, .other: throw .invalidEventVisitorID
        }
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
