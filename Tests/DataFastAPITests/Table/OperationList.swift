/// The contract's list of operations, one a line, as it was handed down: what the table is compared with.
let operationList = """
    operationId | method | path | group | df_ | dft_ permission | owner-only | mark
    getAccount | GET | /admin/account | Account | yes | analytics:read | no | doc
    updateAccount | PUT | /admin/account | Account | no | analytics:read | no | doc
    listAccessTokens | GET | /admin/access-tokens | Access tokens | no | api-keys:read | no | doc;id:ours
    createAccessToken | POST | /admin/access-tokens | Access tokens | no | api-keys:write | no | doc;id:ours
    deleteAccessToken | DELETE | /admin/access-tokens/{tokenId} | Access tokens | no | api-keys:write | no | doc;id:ours
    listWebsites | GET | /admin/websites | Websites | yes | websites:read | no | doc;id:ours;df_:ours
    createWebsite | POST | /admin/websites | Websites | no | websites:write | no | doc;id:ours
    getWebsite | GET | /admin/websites/{websiteId} | Websites | yes | settings:read | no | doc;id:ours
    updateWebsite | PUT | /admin/websites/{websiteId} | Websites | yes | settings:write | no | doc;id:ours
    deleteWebsite | DELETE | /admin/websites/{websiteId} | Websites | yes | websites:write | no | doc;id:ours
    listWebsiteApiKeys | GET | /admin/websites/{websiteId}/apikeys | Website keys | yes | api-keys:read | no | doc;id:ours
    createWebsiteApiKey | POST | /admin/websites/{websiteId}/apikeys | Website keys | yes | api-keys:write | no | doc;id:ours
    rollWebsiteApiKey | PUT | /admin/websites/{websiteId}/apikeys/{apiKeyId} | Website keys | yes | api-keys:write | no | doc;id:ours
    deleteWebsiteApiKey | DELETE | /admin/websites/{websiteId}/apikeys/{apiKeyId} | Website keys | yes | api-keys:write | no | doc;id:ours
    listTrackedGoals | GET | /admin/websites/{websiteId}/goals | Goals | yes | settings:read | no | doc
    listGoalCustomizations | GET | /admin/websites/{websiteId}/goals/customizations | Goals | yes | goals:read | no | doc
    updateGoalCustomization | PATCH | /admin/websites/{websiteId}/goals/customizations | Goals | yes | goals:write | no | doc
    deleteGoalCustomization | DELETE | /admin/websites/{websiteId}/goals/customizations | Goals | yes | goals:write | no | doc
    listFunnels | GET | /admin/websites/{websiteId}/funnels | Funnels | yes | funnels:read | no | doc
    createFunnel | POST | /admin/websites/{websiteId}/funnels | Funnels | yes | funnels:write | no | doc
    updateFunnel | PUT | /admin/websites/{websiteId}/funnels/{funnelId} | Funnels | yes | funnels:write | no | doc
    deleteFunnel | DELETE | /admin/websites/{websiteId}/funnels/{funnelId} | Funnels | yes | funnels:write | no | doc
    listAlerts | GET | /admin/websites/{websiteId}/alerts | Alerts | yes | alerts:read | no | doc
    createAlert | POST | /admin/websites/{websiteId}/alerts | Alerts | yes | alerts:write | no | doc
    updateAlert | PUT | /admin/websites/{websiteId}/alerts/{alertId} | Alerts | yes | alerts:write | no | doc
    deleteAlert | DELETE | /admin/websites/{websiteId}/alerts/{alertId} | Alerts | yes | alerts:write | no | doc
    getAlertHistory | GET | /admin/websites/{websiteId}/alerts/history | Alerts | yes | alerts:read | no | doc
    listTeamMembers | GET | /admin/websites/{websiteId}/team | Team | yes | team:read | no | doc
    inviteTeamMember | POST | /admin/websites/{websiteId}/team | Team | no | team:write | yes | doc
    removeTeamMember | DELETE | /admin/websites/{websiteId}/team | Team | no | team:write | yes | doc
    getIntegrations | GET | /admin/websites/{websiteId}/integrations | Integrations | yes | settings:read | no | doc
    connectStripe | POST | /admin/websites/{websiteId}/integrations/stripe | Integrations | yes | settings:write | no | doc
    disconnectStripe | DELETE | /admin/websites/{websiteId}/integrations/stripe | Integrations | yes | settings:write | no | doc;id:ours
    connectLemonsqueezy | POST | /admin/websites/{websiteId}/integrations/lemonsqueezy | Integrations | yes | settings:write | no | doc
    disconnectLemonsqueezy | DELETE | /admin/websites/{websiteId}/integrations/lemonsqueezy | Integrations | yes | settings:write | no | doc;id:ours
    connectPolar | POST | /admin/websites/{websiteId}/integrations/polar | Integrations | yes | settings:write | no | doc
    disconnectPolar | DELETE | /admin/websites/{websiteId}/integrations/polar | Integrations | yes | settings:write | no | doc;id:ours
    connectPaddle | POST | /admin/websites/{websiteId}/integrations/paddle | Integrations | yes | settings:write | no | doc
    disconnectPaddle | DELETE | /admin/websites/{websiteId}/integrations/paddle | Integrations | yes | settings:write | no | doc;id:ours
    resyncPaddle | PATCH | /admin/websites/{websiteId}/integrations/paddle | Integrations | yes | settings:write | no | doc;id:ours
    disconnectShopify | DELETE | /admin/websites/{websiteId}/integrations/shopify | Integrations | yes | settings:write | no | doc;id:ours
    disconnectWoocommerce | DELETE | /admin/websites/{websiteId}/integrations/woocommerce | Integrations | yes | settings:write | no | doc;id:ours
    listNotes | GET | /admin/websites/{websiteId}/notes | Notes | yes | notes:read | no | doc
    createNote | POST | /admin/websites/{websiteId}/notes | Notes | yes | notes:write | no | doc
    updateNote | PUT | /admin/websites/{websiteId}/notes/{noteId} | Notes | yes | notes:write | no | doc
    deleteNote | DELETE | /admin/websites/{websiteId}/notes/{noteId} | Notes | yes | notes:write | no | doc
    getBotTrafficUsage | GET | /admin/bot-traffic/usage | Bot traffic administration | no | settings:read | yes | doc;permission:ours
    getBotTrafficSettings | GET | /admin/websites/{websiteId}/bot-traffic/settings | Bot traffic administration | no | settings:read | yes | doc
    updateBotTrafficSettings | PATCH | /admin/websites/{websiteId}/bot-traffic/settings | Bot traffic administration | no | settings:write | yes | doc
    getBotTrafficTokenStatus | GET | /admin/websites/{websiteId}/bot-traffic/token | Bot traffic administration | no | settings:read | yes | doc
    createBotTrafficToken | POST | /admin/websites/{websiteId}/bot-traffic/token | Bot traffic administration | no | settings:write | yes | doc
    rotateBotTrafficToken | PUT | /admin/websites/{websiteId}/bot-traffic/token | Bot traffic administration | no | settings:write | yes | doc
    deleteBotTrafficToken | DELETE | /admin/websites/{websiteId}/bot-traffic/token | Bot traffic administration | no | settings:write | yes | doc
    getAnalyticsOverview | GET | /analytics/overview | Analytics | yes | analytics:read | no | doc
    getAnalyticsTimeseries | GET | /analytics/timeseries | Analytics | yes | analytics:read | no | doc
    getAnalyticsMetadata | GET | /analytics/metadata | Analytics | yes | analytics:read | no | doc
    getRealtimeVisitors | GET | /analytics/realtime | Analytics | yes | analytics:read | no | doc
    getRealtimeMap | GET | /analytics/realtime/map | Analytics | yes | analytics:read | no | doc
    getPageAnalytics | GET | /analytics/pages | Breakdowns | yes | analytics:read | no | doc
    getReferrerAnalytics | GET | /analytics/referrers | Breakdowns | yes | analytics:read | no | doc
    getCountryAnalytics | GET | /analytics/countries | Breakdowns | yes | analytics:read | no | doc
    getRegionAnalytics | GET | /analytics/regions | Breakdowns | yes | analytics:read | no | doc
    getCityAnalytics | GET | /analytics/cities | Breakdowns | yes | analytics:read | no | doc
    getDeviceAnalytics | GET | /analytics/devices | Breakdowns | yes | analytics:read | no | doc
    getBrowserAnalytics | GET | /analytics/browsers | Breakdowns | yes | analytics:read | no | doc
    getOperatingSystemAnalytics | GET | /analytics/operating-systems | Breakdowns | yes | analytics:read | no | doc
    getCampaignAnalytics | GET | /analytics/campaigns | Breakdowns | yes | analytics:read | no | doc
    getHostnameAnalytics | GET | /analytics/hostnames | Breakdowns | yes | analytics:read | no | doc
    getExitClickAnalytics | GET | /analytics/exit-clicks | Breakdowns | yes | analytics:read | no | doc
    analyzeGoals | GET | /analytics/goals | Goals | yes | analytics:read | no | doc
    getGoalProperties | GET | /analytics/goals/properties | Goals | yes | analytics:read | no | doc
    getFunnelAnalytics | GET | /analytics/funnels/{funnelId} | Funnels | yes | analytics:read | no | doc
    getBotTrafficSummary | GET | /analytics/bot-traffic | Bot traffic reports | yes | analytics:read | yes | doc
    getBotTrafficPages | GET | /analytics/bot-traffic/pages | Bot traffic reports | yes | analytics:read | yes | doc
    listVisitors | GET | /visitors | Visitors | yes | analytics:read | no | doc
    getVisitor | GET | /visitors/{datafast_visitor_id} | Visitors | yes | analytics:read | no | doc
    createGoal | POST | /goals | Goals | yes | goals:write | no | doc;id:ours
    deleteGoals | DELETE | /goals | Goals | yes | goals:write | no | doc;id:ours
    createPayment | POST | /payments | Payments | yes | payments:write | no | doc;id:ours
    deletePayments | DELETE | /payments | Payments | yes | payments:write | no | doc;id:ours
    identifyVisitor | POST | /identify | Identity | yes | identify:write | no | doc
    listMentions | GET | /mentions | Mentions | yes | analytics:read | no | doc
    """
