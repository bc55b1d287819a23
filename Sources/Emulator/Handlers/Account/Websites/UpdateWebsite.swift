import DataFastAPI
import HTTPServer
import JSON
import Store

/// `PUT /admin/websites/{websiteId}`: the settings that are sent; the others stay.
///
/// Source: account API, section 4.4.
extension Call {
    func updateWebsite() throws -> HTTPResponse {
        let former = try website()
        var website = former
        for field in input.body.fields { website.set(field.name, to: field.value) }
        if website.domain != former.domain {
            try checkDomain(website.domain, ownerID: website.ownerID, except: website)
        }
        try state.updateSettings(of: website)
        return Envelope.single { writer in website.writeSettings(to: &writer) }
    }
}

extension Website {
    /// Sets what a field of the body governs, from its checked value.
    fileprivate mutating func set(_ field: String, to value: JSONValue) {
        switch field {
        case "domain": set(\.domain, value.stringValue)
        case "name": name = value.stringValue
        case "timezone": set(\.timezone, value.stringValue)
        case "currency": set(\.currency, value.stringValue)
        case "kpi": kpi = value.stringValue
        case "kpiColorScheme": set(\.kpiColorScheme, value.stringValue)
        case "revenueMetric": set(\.revenueMetric, value.stringValue)
        case "sendWeeklyReports": set(\.sendsWeeklyReports, value.boolValue)
        case "sendViralTrafficAlerts": set(\.sendsViralTrafficAlerts, value.boolValue)
        case "isPublicDashboardEnabled": set(\.isPublicDashboardEnabled, value.boolValue)
        case "isPublicDataEnabled": set(\.isPublicDataEnabled, value.boolValue)
        case "isCookieless": set(\.isCookieless, value.boolValue)
        case "isAttackModeEnabled": set(\.isAttackModeEnabled, value.boolValue)
        case "includeRenewalRevenue": set(\.includesRenewalRevenue, value.boolValue)
        case "allowedHostnames": set(\.allowedHostnames, value.strings)
        case "isAllHostnamesAllowed": set(\.isAllHostnamesAllowed, value.boolValue)
        case "excludedIps": set(\.excludedIPs, value.strings)
        case "excludedPaths": set(\.excludedPaths, value.strings)
        case "excludedCountries": set(\.excludedCountries, value.strings)
        case "excludedHostnames": set(\.excludedHostnames, value.strings)
        default: break
        }
    }

    private mutating func set<Value>(_ setting: WritableKeyPath<Website, Value>, _ value: Value?) {
        if let value { self[keyPath: setting] = value }
    }
}

extension JSONValue {
    fileprivate var strings: [String]? { arrayValue?.compactMap(\.stringValue) }
}
