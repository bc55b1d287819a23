import DataFastAPI

extension OperationID {
    /// What an operation below `/admin` does.
    ///
    /// Source: account API.
    var accountHandler: Handler? {
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
        default: nil
        }
    }
}
