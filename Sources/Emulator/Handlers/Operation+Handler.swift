import DataFastAPI

extension OperationID {
    /// What the operation does; nil while the emulator does not implement it.
    var handler: Handler? {
        switch self {
        case .getAnalyticsOverview: { try $0.getOverview() }
        case .getAnalyticsTimeseries: { try $0.getTimeseries() }
        case .getAnalyticsMetadata: { try $0.getMetadata() }
        case .getRealtimeVisitors: { try $0.getRealtime() }
        case .getRealtimeMap: { try $0.getRealtimeMap() }
        case .getPageAnalytics: { try $0.getBreakdown(by: .page) }
        case .getReferrerAnalytics: { try $0.getBreakdown(by: .referrer) }
        case .getCountryAnalytics: { try $0.getBreakdown(by: .country, naming: Country.name) }
        case .getRegionAnalytics: { try $0.getBreakdown(by: .region, naming: Region.name) }
        case .getCityAnalytics: { try $0.getBreakdown(by: .city) }
        case .getDeviceAnalytics: { try $0.getBreakdown(by: .device) }
        case .getBrowserAnalytics: { try $0.getBreakdown(by: .browser) }
        case .getOperatingSystemAnalytics: { try $0.getBreakdown(by: .os) }
        case .getCampaignAnalytics: { try $0.getCampaigns() }
        case .getHostnameAnalytics: { try $0.getBreakdown(by: .hostname) }
        case .getExitClickAnalytics: { try $0.getExitClicks() }
        case .analyzeGoals: { try $0.analyzeGoals() }
        case .getGoalProperties: { try $0.getGoalProperties() }
        case .getFunnelAnalytics: { try $0.getFunnelAnalytics() }
        case .getBotTrafficSummary: { try $0.getBotTrafficSummary() }
        case .getBotTrafficPages: { try $0.getBotTrafficPages() }
        case .listMentions: { try $0.listMentions() }
        case .listVisitors: { try $0.listVisitors() }
        case .getVisitor: { try $0.getVisitor() }
        case .createGoal: { try $0.createGoal() }
        case .deleteGoals: { try $0.deleteGoals() }
        case .createPayment: { try $0.createPayment() }
        case .deletePayments: { try $0.deletePayments() }
        case .identifyVisitor: { try $0.identifyVisitor() }
        default: accountHandler
        }
    }

    /// Whether the emulator does what the operation says; if not, it answers 501.
    public var isImplemented: Bool { handler != nil }
}
