import HTTPServer

/// `GET /analytics/metadata`: the website's settings as reports show them.
///
/// Source: website API, section 3.3.
extension Call {
    func getMetadata() throws -> HTTPResponse {
        let website = try website()
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            for field in fields {
                switch field {
                case "domain": writer.member("domain", website.domain)
                case "timezone": writer.member("timezone", website.timezone)
                case "name": writer.member("name", website.name)
                case "logo": writer.member("logo", website.logo)
                case "kpiColorScheme": writer.member("kpiColorScheme", website.kpiColorScheme)
                case "kpi": writer.member("kpi", website.kpi)
                case "currency": writer.member("currency", website.currency)
                default: break
                }
            }
            writer.endObject()
            writer.endArray()
        }
    }
}
