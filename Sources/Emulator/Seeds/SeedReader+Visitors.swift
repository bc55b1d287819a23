import CivilTime
import DataFastAPI
import JSON
import Store

/// Visitors: what their browsers sent, the goals that servers reported for them, and who they are.
///
/// Source: website API, section 1.1; tracking, sections 1 to 3.
extension SeedReader {
    enum VisitorKey: String, SeedBrowserKey {
        case visitorId, isBot, place, ip, userAgent, system, viewport, sessions, goals, profile
    }

    /// The visitors of the website that was read last.
    mutating func readVisitors(_ website: SeedObject<WebsiteKeyName>) throws(SeedError) {
        for node in try website.array(.visitors) {
            let object = try node.object(VisitorKey.self)
            let visitor = try readVisitorID(object.required(.visitorId))
            let browser = try readBrowser(object, standard: .standard)
            let sessions = try object.array(.sessions)
            for session in sessions { try readSession(session, visitor: visitor, browser: browser) }
            contents.visitorCount += 1
            if try object.bool(.isBot, default: false) {
                contents.bots.append((contents.websites.count - 1, visitor))
            } else if sessions.isEmpty {
                throw SeedError(object.path(of: .sessions), "required, unless the visitor is a bot")
            }
            for goal in try object.array(.goals) { try readServerGoal(goal, visitor: visitor) }
            if let profile = object[.profile] { try readProfile(profile, visitor: visitor) }
        }
    }

    mutating func append(_ kind: SeedEvent.Kind, at time: Instant, _ path: SeedPath) {
        contents.events.append(
            SeedEvent(time: time, website: contents.websites.count - 1, kind: kind, path: path))
    }

    private mutating func readVisitorID(_ node: SeedNode) throws(SeedError) -> VisitorID {
        let text = try node.string()
        guard let id = Identifier.visitorID(text).flatMap(VisitorID.init) else {
            throw node.error("must be a UUID v4")
        }
        try claim(.visitor(website: contents.websites.count - 1), id.text, at: node.path)
        return id
    }

    enum ServerGoalKey: String, SeedKey {
        case at, name, description, metadata
    }

    private mutating func readServerGoal(_ node: SeedNode, visitor: VisitorID) throws(SeedError) {
        let object = try node.object(ServerGoalKey.self)
        let time = try object.required(.at).time(now)
        let goal = try readGoal(
            name: object.required(.name), description: object[.description], properties: object[.metadata],
            isServer: true, at: time)
        append(.serverGoal(goal, visitor), at: time, node.path)
    }

    enum ProfileKey: String, SeedKey {
        case profileId, userId, metadata, identifiedAt
    }

    private mutating func readProfile(_ node: SeedNode, visitor: VisitorID) throws(SeedError) {
        let object = try node.object(ProfileKey.self)
        let time = try object.time(.identifiedAt, now) ?? now
        let profileID = try id(
            object[.profileId], as: .profile(website: contents.websites.count - 1), createdAt: time)
        let kind = SeedEvent.Kind.identification(
            userID: try object.required(.userId).text(),
            metadata: JSONValue.object(try object[.metadata]?.anyObject() ?? [:]).description, profileID: profileID,
            visitor)
        append(kind, at: time, node.path)
    }

    /// A goal; browsers may not use the lifecycle names.
    func readGoal(
        name: SeedNode, description: SeedNode?, properties: SeedNode?, isServer: Bool, at time: Instant
    ) throws(SeedError) -> Goal {
        let normalized = try name.goalName()
        let isLifecycle = LifecycleGoal(rawValue: normalized) != nil
        if normalized == GoalName.reserved || isLifecycle && !isServer { throw name.error("\(normalized) is reserved") }
        return Goal(
            objectID: newObjectID(time), name: normalized, description: try description?.string(),
            properties: try properties.flatMap { (node) throws(SeedError) in try readProperties(node) },
            isServer: isServer, isCustom: !isLifecycle)
    }

    /// The properties as a JSON object; nil for none.
    private func readProperties(_ node: SeedNode) throws(SeedError) -> String? {
        let members = try node.anyObject()
        guard members.count <= PropertyText.maximumCount else {
            throw node.error("at most \(PropertyText.maximumCount) properties")
        }
        for member in members.members {
            let property = SeedNode(value: member.value, path: .member(member.key, of: node.path))
            guard PropertyText.isName(member.key) else { throw property.error("is no property name") }
            guard try property.string().utf16.count <= PropertyText.maximumLength else {
                throw property.error("longer than \(PropertyText.maximumLength) characters")
            }
        }
        return members.isEmpty ? nil : JSONValue.object(members).description
    }
}
