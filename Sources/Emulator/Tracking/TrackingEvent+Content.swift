import DataFastAPI
import JSON
import Store

extension TrackingEvent {
    /// The types of events, in the order of messages (tracking.md 1.2).
    enum EventType: String, CaseIterable {
        case pageview, custom, identify, payment
        case externalLink = "external_link"
    }

    /// What happened.
    enum Content {
        case pageview
        /// `properties`: a JSON object; nil for none.
        case goal(name: String, properties: String?)
        /// `metadata`: a JSON object.
        case identify(userID: String, metadata: String)
        case payment(ReportedPayment)
        case exitClick(url: String, text: String?)
    }
}

extension TrackingEvent.Content {
    /// Reads `type` and `extraData`.
    init(
        _ type: TrackingEvent.Members.Sent<TrackingEvent.EventType>, extraData: JSONValue?
    ) throws(ContractError) {
        guard case .value(let type) = type else {
            throw .invalidEventType(TrackingEvent.EventType.allCases.map(\.rawValue))
        }
        if type == .pageview {
            self = .pageview
            return
        }
        let extra: JSONObject
        switch extraData {
        case .object(let members): extra = members
        case nil, .null: extra = [:]
        default: throw .invalidExtraData
        }
        switch type {
        case .pageview: self = .pageview
        case .custom: self = try .goal(extra)
        case .identify: self = try .identify(extra)
        case .payment: self = .payment(ReportedPayment(extra))
        case .externalLink:
            self = .exitClick(
                url: try Self.required("url", of: extra, maximum: 2048),
                text: TrackingEvent.text(extra["text"]).map { PropertyText.cut($0, to: 255) })
        }
    }

    private static func goal(_ extra: JSONObject) throws(ContractError) -> Self {
        guard let value = extra["eventName"], !value.isNull else { throw .missing(["eventName"]) }
        guard let name = value.stringValue.map(GoalName.normalized), GoalName.isValid(name) else {
            throw .invalidEventName
        }
        guard name != GoalName.reserved, LifecycleGoal(rawValue: name) == nil else { throw .reservedEventName(name) }
        if extra.count == 1 { return .goal(name: name, properties: nil) }
        let properties = try PropertyText.check(
            extra.lazy.filter { $0.key != "eventName" }, named: "extraData", .madeToFit)
        return .goal(name: name, properties: properties.isEmpty ? nil : JSONValue.object(properties).description)
    }

    private static func identify(_ extra: JSONObject) throws(ContractError) -> Self {
        let userID = try required("user_id", of: extra, maximum: 255, isTrimmed: true)
        var metadata: JSONObject = [:]
        for (key, value) in extra.map({ ($0.key, $0.value) }) where key != "user_id" && !value.isNull {
            // A picture's address would not survive a cut.
            if key == "image" {
                metadata[key] = TrackingEvent.text(value, maximum: 250).map(JSONValue.string)
            } else {
                metadata[key] = .string(
                    PropertyText.cut(value.stringValue ?? value.description, to: PropertyText.maximumLength))
            }
        }
        guard metadata.lazy.filter({ $0.key != "name" && $0.key != "image" }).count <= PropertyText.maximumCount else {
            throw .tooManyProperties("extraData")
        }
        return .identify(userID: userID, metadata: JSONValue.object(metadata).description)
    }

    private static func required(
        _ name: String, of extra: JSONObject, maximum: Int, isTrimmed: Bool = false
    ) throws(ContractError) -> String {
        guard let value = extra[name], !value.isNull else { throw .missing([name]) }
        let sent = value.stringValue ?? ""
        let text = isTrimmed ? sent.trimmed : sent
        guard !text.isEmpty, text.utf16.count <= maximum else { throw .invalidEventText(name, maximum: maximum) }
        return text
    }
}
