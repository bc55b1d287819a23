import DataFastAPI

extension OperationID {
    /// Whether the emulator does what the operation is declared to do; if not, it answers 501.
    public var isImplemented: Bool { handler != nil }

    /// What the operation does; nil while it is only declared. Without a default, so that each new one is thought of.
    var handler: Handler? {
        switch self {
        case .getAccount: { try $0.getAccount() }
        case .updateAccount: { try $0.updateAccount() }
        case .listAccessTokens: { try $0.listAccessTokens() }
        case .createAccessToken: { try $0.createAccessToken() }
        case .deleteAccessToken: { try $0.deleteAccessToken() }
        case .listWebsites: { try $0.listWebsites() }
        case .createWebsite: { try $0.createWebsite() }
        case .getWebsite: { try $0.getWebsite() }
        case .updateWebsite: { try $0.updateWebsite() }
        case .deleteWebsite: { try $0.deleteWebsite() }
        case .listWebsiteApiKeys: { try $0.listWebsiteKeys() }
        case .createWebsiteApiKey: { try $0.createWebsiteKey() }
        case .rollWebsiteApiKey: { try $0.rollWebsiteKey() }
        case .deleteWebsiteApiKey: { try $0.deleteWebsiteKey() }
        case .listTrackedGoals: { try $0.listTrackedGoals() }
        case .listGoalCustomizations: { try $0.listGoalCustomizations() }
        case .updateGoalCustomization: { try $0.updateGoalCustomization() }
        case .deleteGoalCustomization: { try $0.deleteGoalCustomization() }
        case .listFunnels: { try $0.listFunnels() }
        case .createFunnel: { try $0.createFunnel() }
        case .updateFunnel: { try $0.updateFunnel() }
        case .deleteFunnel: { try $0.deleteFunnel() }
        case .listAlerts: { try $0.listAlerts() }
        case .createAlert: { try $0.createAlert() }
        case .updateAlert: { try $0.updateAlert() }
        case .deleteAlert: { try $0.deleteAlert() }
        case .getAlertHistory: { try $0.getAlertHistory() }
        case .listTeamMembers: { try $0.listTeamMembers() }
        case .inviteTeamMember: { try $0.inviteTeamMember() }
        case .removeTeamMember: { try $0.removeTeamMember() }
        case .getIntegrations: { try $0.getIntegrations() }
        case .connectStripe: { try $0.connect(.stripe) }
        case .disconnectStripe: { try $0.disconnect(.stripe) }
        case .connectLemonsqueezy: { try $0.connect(.lemonsqueezy) }
        case .disconnectLemonsqueezy: { try $0.disconnect(.lemonsqueezy) }
        case .connectPolar: { try $0.connect(.polar) }
        case .disconnectPolar: { try $0.disconnect(.polar) }
        case .connectPaddle: { try $0.connect(.paddle) }
        case .disconnectPaddle: { try $0.disconnect(.paddle) }
        case .resyncPaddle: { try $0.resyncPaddle() }
        case .disconnectShopify: { try $0.disconnect(.shopify) }
        case .disconnectWoocommerce: { try $0.disconnect(.woocommerce) }
        case .listNotes: { try $0.listNotes() }
        case .createNote: { try $0.createNote() }
        case .updateNote: { try $0.updateNote() }
        case .deleteNote: { try $0.deleteNote() }
        case .getBotTrafficUsage: { try $0.getBotTrafficUsage() }
        case .getBotTrafficSettings: { try $0.getBotTrafficSettings() }
        case .updateBotTrafficSettings: { try $0.updateBotTrafficSettings() }
        case .getBotTrafficTokenStatus: { try $0.getBotTrafficToken() }
        case .createBotTrafficToken: { try $0.createBotTrafficToken() }
        case .rotateBotTrafficToken: { try $0.rotateBotTrafficToken() }
        case .deleteBotTrafficToken: { try $0.deleteBotTrafficToken() }
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
        }
    }
}
