import CivilTime
import HTTPServer
import JSON
import Store

/// `GET /admin/websites/{websiteId}/alerts/history`: what alerts have sent.
///
/// Source: account API, section 9.5.
extension Call {
    func getAlertHistory() throws -> HTTPResponse {
        let website = try website()
        let alertID = input.query.string("alertId")
        let logs = try store.alertLogs(
            websiteID: website.id, alertID: alertID, limit: input.query.int("limit") ?? 0)
        let counts = try store.countAlertLogs(websiteID: website.id, alertID: alertID)
        return Envelope.list(logs) { log, writer in
            log.write(to: &writer)
        } after: { writer in
            writer.beginObject("counts")
            writer.member("sent", counts.sent)
            writer.member("failed", counts.failed)
            writer.member("total", counts.sent + counts.failed)
            writer.endObject()
        }
    }
}

extension AlertLog {
    /// Writes the members of a row's object.
    func write(to writer: inout JSONWriter) {
        writer.member("alertId", alertID)
        writer.member("alertName", alertName)
        writer.member("goalName", goalName)
        writer.member("status", isSent ? "sent" : "failed")
        writer.member("error", error)
        writer.member("visitorId", visitor?.text)
        writer.member("triggeredAt", triggeredAt)
    }
}
