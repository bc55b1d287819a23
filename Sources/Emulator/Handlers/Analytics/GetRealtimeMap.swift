import CivilTime
import HTTPServer
import JSON
import Store

/// `GET /analytics/realtime/map`: who is there now, and what happens.
///
/// Source: website API, section 3.5.
extension Call {
    func getRealtimeMap() throws -> HTTPResponse {
        let website = try website()
        let map = try store.realtimeMap(
            websiteID: website.id, window: realtimeWindow, maximumEvents: 100, maximumPayments: 50)
        let audience = try store.audience(websiteID: website.id)
        let hasModel = audience.all.customers >= 1
        return Envelope.success(capacity: 1024 * (map.visitors.count + 1) + 320 * map.events.count) { writer in
            writer.beginObject("data")
            writer.member("count", map.visitors.count)
            writer.beginArray("visitors")
            for visitor in map.visitors { write(visitor, audience, to: &writer) }
            writer.endArray()
            if hasModel {
                writer.beginObject("conversionMetrics")
                writer.member("baselineConversionRate", audience.baselineConversionRate.rounded(decimals: 4))
                writer.member("baselineAverageValue", audience.baselineAverageValue.rounded(decimals: 2))
                writer.endObject()
            }
            writer.member("hasConversionPredictions", hasModel)
            writer.beginArray("recentEvents")
            for event in map.events { write(event, to: &writer) }
            writer.endArray()
            writer.beginArray("recentPayments")
            for payment in map.payments { write(payment, to: &writer) }
            writer.endArray()
            writer.endObject()
        }
    }
}

private func write(_ visitor: RealtimeMap.Visitor, _ audience: Audience, to writer: inout JSONWriter) {
    let acquisition = visitor.acquisition
    let displayName = displayName(visitor.person.metadata)
    writer.beginObject()
    writer.member("visitorId", visitor.id.text)
    writer.beginObject("location")
    writer.member("city", visitor.place.city)
    writer.member("region", visitor.place.region)
    writer.member("countryCode", visitor.place.country)
    writer.endObject()
    write(visitor.system, to: &writer)
    writer.member("currentUrl", visitor.path)
    writer.member("referrer", acquisition.referrer)
    writer.member("sessionStartTime", visitor.sessionStartedAt)
    writer.member("visitCount", visitor.sessionCount)
    writer.beginObject("params")
    writer.member("ref", acquisition.ref)
    writer.member("source", acquisition.source)
    writer.member("via", acquisition.via)
    writer.member("utm_source", acquisition.utmSource)
    writer.member("utm_medium", acquisition.utmMedium)
    writer.member("utm_campaign", acquisition.utmCampaign)
    writer.member("utm_content", acquisition.utmContent)
    writer.member("utm_term", acquisition.utmTerm)
    writer.endObject()
    writer.member("latitude", visitor.place.latitude)
    writer.member("longitude", visitor.place.longitude)
    writer.member("isCustomer", visitor.meanPaymentDollars != nil)
    writer.member("customerName", visitor.person.customerName)
    writer.member("customerEmail", visitor.person.customerEmail)
    writer.beginObject("profileData")
    writer.member("displayName", displayName)
    writer.member("userId", visitor.person.userID)
    writer.member("hasProfile", visitor.person.metadata != nil)
    writer.member("isRandomName", displayName == nil)
    writer.endObject()
    writeLikelihood(of: visitor, audience, to: &writer)
    writer.endObject()
}

private func write(_ system: System, to writer: inout JSONWriter) {
    writer.beginObject("system")
    writer.beginObject("browser")
    writer.member("name", system.browser)
    writer.endObject()
    writer.beginObject("os")
    writer.member("name", system.os)
    writer.endObject()
    writer.beginObject("device")
    writer.member("type", system.device)
    writer.endObject()
    writer.endObject()
}

/// How likely the visitor is to pay: a customer already has.
///
/// Source: website API, section 7.3.
private func writeLikelihood(of visitor: RealtimeMap.Visitor, _ audience: Audience, to writer: inout JSONWriter) {
    writer.key("conversionLikelihood")
    guard let prediction = Prediction(audience, values: visitor.audienceValues) else { return writer.null() }
    writer.beginObject()
    if let mean = visitor.meanPaymentDollars {
        writer.member("score", 100)
        writer.member("confidence", 1)
        writer.member("isBaseline", false)
        writer.member("dimensionMatches", [])
        writeRaw(conversionRate: 1, averageValue: mean, expectedValue: mean, to: &writer)
    } else {
        writer.member("score", prediction.score)
        writer.member("confidence", prediction.confidence.rounded(decimals: 3))
        writer.member("isBaseline", prediction.matches.isEmpty)
        writer.member("dimensionMatches", prediction.matches.map(\.name))
        writeRaw(
            conversionRate: prediction.conversionRate, averageValue: prediction.averageValue,
            expectedValue: prediction.expectedValue, to: &writer)
    }
    writer.endObject()
}

private func writeRaw(
    conversionRate: Double, averageValue: Double, expectedValue: Double, to writer: inout JSONWriter
) {
    writer.beginObject("raw")
    writer.member("conversionRate", conversionRate.rounded(decimals: 4))
    writer.member("averageValue", averageValue.rounded(decimals: 2))
    writer.member("expectedValue", expectedValue.rounded(decimals: 2))
    writer.endObject()
}

private func write(_ event: RealtimeMap.Event, to writer: inout JSONWriter) {
    writer.beginObject()
    switch event.kind {
    case .pageview(let row):
        writer.member("_id", pageviewID(row, at: event.time))
        writer.member("type", "pageview")
    case .goal(let objectID, let name, _):
        writer.member("_id", objectID)
        writer.member("type", name)
    }
    writer.member("visitorId", event.visitor.text)
    writer.member("timestamp", event.time)
    writer.member("path", event.path)
    writer.member("countryCode", event.country)
    writer.beginObject("extraData")
    if case .goal(_, let name, let properties) = event.kind {
        writer.member("eventName", name)
        for property in members(properties) {
            writer.key(property.key)
            writer.value(property.value)
        }
    }
    writer.endObject()
    writer.member("referrer", event.referrer)
    writer.member("customerName", event.person.customerName)
    writer.member("amount", nil as Double?)
    writer.member("displayName", displayName(event.person.metadata))
    writer.endObject()
}

private func write(_ payment: RealtimeMap.PaidRecord, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("_id", payment.objectID)
    writer.member("type", "payment_received")
    writer.member("timestamp", payment.time)
    writer.member("name", payment.name)
    writer.member("email", payment.email)
    writer.member("amount", payment.amount)
    writer.member("currency", payment.currency)
    writer.member("renewal", payment.isRenewal)
    writer.member("displayName", displayName(payment.metadata))
    writer.member("isNew", false)
    writer.member("visible", true)
    writer.endObject()
}

/// What a profile calls its person.
private func displayName(_ metadata: String?) -> String? { members(metadata)["name"]?.stringValue }

private func members(_ json: String?) -> JSONObject {
    guard let json, let value = try? JSONValue(parsing: Array(json.utf8)) else { return [:] }
    return value.objectValue ?? [:]
}

/// A pageview's id in the ObjectId form: its second, then its row. No other route names pageviews, so none is stored.
private func pageviewID(_ row: Int64, at time: Instant) -> String {
    hexadecimal(UInt64(UInt32(truncatingIfNeeded: time.milliseconds / 1000)), digits: 8)
        + hexadecimal(UInt64(bitPattern: row), digits: 16)
}

private func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: digits - text.utf8.count) + text
}

extension Audience.Dimension {
    /// As the API names it.
    fileprivate var name: String {
        switch self {
        case .device: "device"
        case .os: "os"
        case .browser: "browser"
        case .country: "country"
        case .referrer: "referrer"
        }
    }
}
