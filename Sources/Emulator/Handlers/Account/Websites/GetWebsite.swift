import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET` and `DELETE /admin/websites/{websiteId}`: the settings of a website; deleting it is always refused.
///
/// Source: account API, sections 4.3 and 4.5.
extension Call {
    func getWebsite() throws -> HTTPResponse {
        let website = try website()
        return Envelope.single { writer in website.writeSettings(to: &writer) }
    }

    func deleteWebsite() throws -> HTTPResponse {
        throw ContractError.websiteDeletion(try website().objectID)
    }
}

extension Website {
    /// Writes the members of the settings' object.
    func writeSettings(to writer: inout JSONWriter) {
        writer.member("_id", objectID)
        writer.member("domain", domain)
        writer.member("name", name)
        writer.member("trackingId", trackingID)
        writer.member("timezone", timezone)
        writer.member("currency", currency)
        writer.member("kpi", kpi)
        writer.member("kpiColorScheme", kpiColorScheme)
        writer.member("revenueMetric", revenueMetric)
        writer.member("sendWeeklyReports", sendsWeeklyReports)
        writer.member("sendViralTrafficAlerts", sendsViralTrafficAlerts)
        writer.member("isPublicDashboardEnabled", isPublicDashboardEnabled)
        writer.member("isPublicDataEnabled", isPublicDataEnabled)
        writer.member("isCookieless", isCookieless)
        writer.member("isAttackModeEnabled", isAttackModeEnabled)
        writer.member("includeRenewalRevenue", includesRenewalRevenue)
        writer.member("allowedHostnames", allowedHostnames)
        writer.member("isAllHostnamesAllowed", isAllHostnamesAllowed)
        writer.member("excludedIps", excludedIPs)
        writer.member("excludedPaths", excludedPaths)
        writer.member("excludedCountries", excludedCountries)
        writer.member("excludedHostnames", excludedHostnames)
    }
}
