import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/goals/customizations`: how goals are shown.
///
/// Source: account API, section 7.
extension Call {
    func listGoalCustomizations() throws -> HTTPResponse {
        let website = try website()
        var customizations = try store.goalCustomizations(websiteID: website.id)
        if let name = input.query.string("goalName") { customizations.removeAll { $0.goalName != name } }
        return Envelope.list(customizations) { customization, writer in
            customization.write(to: &writer)
        } after: { writer in
            writer.beginArray("colors")
            for color in GoalColor.palette {
                writer.beginObject()
                writer.member("color", color.color)
                writer.member("family", color.family.rawValue)
                writer.member("label", color.label)
                writer.endObject()
            }
            writer.endArray()
        }
    }

    func updateGoalCustomization() throws -> HTTPResponse {
        let website = try website()
        let body = input.body
        let name = body.string("goalName") ?? ""
        var customization =
            try store.goalCustomization(name, websiteID: website.id)
            ?? GoalCustomization(websiteID: website.id, goalName: name, updatedAt: now)
        if body.contains("displayName") { customization.displayName = body.string("displayName") }
        if body.contains("color") { customization.color = body.string("color") }
        if body.contains("description") { customization.description = body.string("description") }
        customization.updatedAt = now
        try store.save(customization)
        return Envelope.single { writer in customization.write(to: &writer) }
    }

    func deleteGoalCustomization() throws -> HTTPResponse {
        let name = input.query.string("goalName") ?? ""
        let wasThere = try store.deleteGoalCustomization(name, websiteID: try website().id)
        return Envelope.single { writer in
            writer.member("deleted", wasThere)
            writer.member("goalName", name)
        }
    }
}

extension GoalCustomization {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("goalName", goalName)
        writer.member("displayName", displayName)
        writer.member("color", color)
        writer.member("description", description)
        writer.member("updatedAt", updatedAt)
    }
}
