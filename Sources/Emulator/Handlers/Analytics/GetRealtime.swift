import CivilTime
import HTTPServer

/// `GET /analytics/realtime`: how many visitors are there now.
///
/// Source: website API, section 3.4.
extension Call {
    /// The instants that count as now: the last 10 minutes.
    var realtimeWindow: ClosedRange<Instant> { now - 600_000 + 1...now }

    func getRealtime() throws -> HTTPResponse {
        let visitors = try store.countVisitors(websiteID: website().id, seenIn: realtimeWindow)
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            if fields.contains("visitors") { writer.member("visitors", visitors) }
            writer.endObject()
            writer.endArray()
        }
    }
}
