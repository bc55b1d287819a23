import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/alerts`: the alerts of a website.
///
/// Source: account API, sections 9.1 to 9.4.
extension Call {
    func listAlerts() throws -> HTTPResponse {
        let website = try website()
        let alerts = try store.alerts(websiteID: website.id).map { ($0, try recentLogs(of: $0)) }
        return Envelope.list(alerts) { alert, writer in alert.0.write(of: website, logs: alert.1, to: &writer) }
    }

    func createAlert() throws -> HTTPResponse {
        let website = try website()
        guard try store.countAlerts(websiteID: website.id) < Limit.alerts else { throw ContractError.tooManyAlerts }
        let body = input.body
        let alert = Alert(
            id: state.newObjectID(), websiteID: website.id, name: body.string("name") ?? "",
            goalName: body.string("trigger.goalName") ?? "", subject: body.string("template.subject"),
            message: body.string("template.message") ?? "", isEnabled: body.bool("isEnabled") ?? true, createdAt: now)
        try store.insert(alert)
        return Envelope.single { writer in alert.write(of: website, logs: [], to: &writer) }
    }

    func updateAlert() throws -> HTTPResponse {
        let website = try website()
        var alert = try namedAlert(of: website)
        let body = input.body
        if let name = body.string("name") { alert.name = name }
        if let goalName = body.string("trigger.goalName") { alert.goalName = goalName }
        if let message = body.string("template.message") { alert.message = message }
        if body.contains("template.subject") { alert.subject = body.string("template.subject") }
        if let isEnabled = body.bool("isEnabled") { alert.isEnabled = isEnabled }
        try store.update(alert)
        let logs = try recentLogs(of: alert)
        return Envelope.single { writer in alert.write(of: website, logs: logs, to: &writer) }
    }

    func deleteAlert() throws -> HTTPResponse {
        try store.deleteAlert(try namedAlert(of: try website()).id)
        return Envelope.message(.alertDeleted)
    }

    private func namedAlert(of website: Website) throws -> Alert {
        guard let alert = try store.alert(input.path.string("alertId") ?? "", websiteID: website.id) else {
            throw ContractError.notFound(.alert)
        }
        return alert
    }

    private func recentLogs(of alert: Alert) throws -> [AlertLog] {
        try store.alertLogs(websiteID: alert.websiteID, alertID: alert.id, limit: Limit.recentAlertLogs)
    }
}

extension Alert {
    fileprivate func write(of website: Website, logs: [AlertLog], to writer: inout JSONWriter) {
        writer.member("_id", id)
        writer.member("websiteId", website.objectID)
        writer.member("name", name)
        writer.beginObject("trigger")
        writer.member("type", "goal")
        writer.member("goalName", goalName)
        writer.endObject()
        writer.beginObject("destination")
        writer.member("type", "email")
        writer.endObject()
        writer.beginObject("template")
        writer.member("subject", subject)
        writer.member("message", message)
        writer.endObject()
        writer.member("isEnabled", isEnabled)
        writer.beginArray("recentLogs")
        for log in logs {
            writer.beginObject()
            log.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }
}
