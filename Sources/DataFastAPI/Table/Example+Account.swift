/// Answers as the account API prints them. Laid out for reading: on the wire there are no spaces.
extension Example {
    static let getAccount = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Jane Doe",
        "email":"jane@example.com","image":"https://example.com/avatar.png","hasAccess":true,
        "planType":"pro","isFreeTrialActive":false,"freeTrialStartAt":null,"billingCycleStartAt":null,
        "billingCycleEndAt":null}]}
        """#
    static let updateAccount = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Jane Doe",
        "email":"jane@example.com","image":"https://example.com/avatar.png"}]}
        """#
    static let listAccessTokens = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Read only",
        "displayKey":"dft_ab1...xyz9","scope":"user","permissions":["analytics:read","websites:read"],
        "websiteIds":["665f0b3c4d2e1a0012345678"],"lastUsedAt":null,
        "createdAt":"2026-05-21T00:00:00.000Z"}]}
        """#
    static let createAccessToken = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Read only",
        "displayKey":"dft_ab1...xyz9","scope":"user","permissions":["analytics:read","websites:read"],
        "websiteIds":["665f0b3c4d2e1a0012345678"],"lastUsedAt":null,"createdAt":"2026-05-21T00:00:00.000Z",
        "key":"dft_full_token_shown_once"}]}
        """#
    static let deleteAccessToken = #"{"status":"success","data":[{"message":"Access token deleted successfully"}]}"#
    static let listWebsites = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "name":"Example","trackingId":"dfid_abc123","timezone":"America/New_York","currency":"USD",
        "role":"owner"}]}
        """#
    static let createWebsite = #"""
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "trackingId":"dfid_abc123"}]}
        """#
    static let getWebsite = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "name":"Example","trackingId":"dfid_abc123","timezone":"America/New_York","currency":"USD",
        "kpi":"signup","kpiColorScheme":"orange","revenueMetric":"revenue","sendWeeklyReports":true,
        "sendViralTrafficAlerts":true,"isPublicDashboardEnabled":false,"isPublicDataEnabled":false,
        "isCookieless":false,"isAttackModeEnabled":false,"includeRenewalRevenue":true,"allowedHostnames":[],
        "isAllHostnamesAllowed":false,"excludedIps":[],"excludedPaths":["/admin","/preview"],
        "excludedCountries":[],"excludedHostnames":[]}]}
        """#
    static let listWebsiteApiKeys = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Production key",
        "displayKey":"df_ab12...xyz9","websiteId":"665f0b3c4d2e1a0012345678","lastUsedAt":null,
        "createdAt":"2026-05-21T00:00:00.000Z"}]}
        """#
    static let createWebsiteApiKey = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Production key",
        "displayKey":"df_ab12...xyz9","websiteId":"665f0b3c4d2e1a0012345678","lastUsedAt":null,
        "createdAt":"2026-05-21T00:00:00.000Z","key":"df_full_key_shown_once"}]}
        """#
    static let deleteWebsiteApiKey = #"{"status":"success","data":[{"deleted":true}]}"#
    static let listTrackedGoals = #"""
        {"status":"success","data":[{"name":"signup","total":128,"uv":104,"conversionRate":8.4,
        "eventType":"custom"}]}
        """#
    static let listGoalCustomizations = #"""
        {"status":"success","data":[{"goalName":"signup_started","displayName":"Signup started",
        "color":"#8dcdff","description":"Visitor opened the signup flow",
        "updatedAt":"2026-05-21T00:00:00.000Z"}],"colors":[{"color":"#ef4444","family":"red","label":"Red"},
        {"color":"#f97316","family":"orange","label":"Orange"},{"color":"#f59e0b","family":"orange",
        "label":"Amber"},{"color":"#eab308","family":"yellow","label":"Yellow"},{"color":"#84cc16",
        "family":"green","label":"Lime"},{"color":"#22c55e","family":"green","label":"Green"},
        {"color":"#10b981","family":"green","label":"Emerald"},{"color":"#14b8a6","family":"teal",
        "label":"Teal"},{"color":"#06b6d4","family":"teal","label":"Cyan"},{"color":"#8dcdff",
        "family":"blue","label":"Sky"},{"color":"#3b82f6","family":"blue","label":"Blue"},
        {"color":"#6366f1","family":"indigo","label":"Indigo"},{"color":"#a855f7","family":"purple",
        "label":"Purple"},{"color":"#ec4899","family":"pink","label":"Pink"},{"color":"#f43f5e",
        "family":"pink","label":"Rose"},{"color":"#6b7280","family":"gray","label":"Gray"}]}
        """#
    static let updateGoalCustomization = #"""
        {"status":"success","data":[{"goalName":"signup_started","displayName":"Signup started",
        "color":"#8dcdff","description":"Visitor opened the signup flow",
        "updatedAt":"2026-05-21T00:00:00.000Z"}]}
        """#
    static let deleteGoalCustomization = #"{"status":"success","data":[{"deleted":true,"goalName":"signup_started"}]}"#
    static let listFunnels = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678",
        "websiteId":"665f0b3c4d2e1a0012345678","name":"Signup funnel","slug":"signup-funnel",
        "steps":[{"id":"landing","name":"Landing","type":"pageview","url":"/"},{"id":"signup",
        "name":"Signup","type":"goal","goalName":"signup"}],"isActive":true,
        "createdAt":"2026-05-21T00:00:00.000Z"}]}
        """#
    static let deleteFunnel = #"{"status":"success","data":[{"message":"Funnel deleted successfully"}]}"#
    static let listAlerts = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678",
        "websiteId":"665f0b3c4d2e1a0012345678","name":"New signup","trigger":{"type":"goal",
        "goalName":"signup"},"destination":{"type":"email"},"template":{"subject":"New signup",
        "message":"A visitor signed up."},"isEnabled":true,"recentLogs":[]}]}
        """#
    static let listAlertsWithLogs = #"""
        {"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678",
        "websiteId":"665f0b3c4d2e1a0012345678","name":"New signup","trigger":{"type":"goal",
        "goalName":"signup"},"destination":{"type":"email"},"template":{"subject":"New signup",
        "message":"A visitor signed up."},"isEnabled":true,
        "recentLogs":[{"alertId":"665f0b3c4d2e1a0012345678","alertName":"New signup","goalName":"signup",
        "status":"sent","error":null,"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",
        "triggeredAt":"2026-05-21T00:00:00.000Z"}]}]}
        """#
    static let deleteAlert = #"{"status":"success","data":[{"message":"Alert deleted successfully"}]}"#
    static let getAlertHistory = #"""
        {"status":"success","data":[{"alertId":"665f0b3c4d2e1a0012345678","alertName":"New signup",
        "goalName":"signup","status":"sent","error":null,"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",
        "triggeredAt":"2026-05-21T00:00:00.000Z"}],"counts":{"sent":1,"failed":0,"total":1}}
        """#
    static let listTeamMembers = #"""
        {"status":"success","data":[{"userId":"665f0b3c4d2e1a0012345678","name":"Jane Doe",
        "email":"jane@example.com","image":"https://example.com/avatar.png","role":"owner",
        "joinedAt":"2026-05-21T00:00:00.000Z"}]}
        """#
    static let inviteTeamMember = #"""
        {"status":"success","data":[{"message":"Invitation created. Send the invite link to the user.",
        "invitationId":"665f0b3c4d2e1a0012345678","email":"member@example.com","role":"viewer"}]}
        """#
    static let removeTeamMember = #"{"status":"success","data":[{"message":"Team member removed successfully"}]}"#
    static let getIntegrations = #"""
        {"status":"success","data":[{"stripe":{"connected":true},"lemonsqueezy":{"connected":false},
        "polar":{"connected":false},"paddle":{"connected":false,"keyExpiresAt":null},
        "shopify":{"connected":false},"woocommerce":{"connected":false},"currency":"USD"}]}
        """#
    static let connectStripe = #"""
        {"status":"success","data":[{"message":"Stripe connected successfully","currency":"USD"}]}
        """#
    static let disconnectStripe = #"{"status":"success","data":[{"message":"Stripe disconnected successfully"}]}"#
    static let connectLemonsqueezy = #"""
        {"status":"success","data":[{"message":"Lemon Squeezy connected successfully","currency":"USD"}]}
        """#
    static let disconnectLemonsqueezy = #"""
        {"status":"success","data":[{"message":"Lemon Squeezy disconnected successfully"}]}
        """#
    static let connectPolar = #"{"status":"success","data":[{"message":"Polar connected successfully"}]}"#
    static let disconnectPolar = #"{"status":"success","data":[{"message":"Polar disconnected successfully"}]}"#
    static let connectPaddle = #"""
        {"status":"success","data":[{"message":"Paddle connected successfully","currency":"USD"}]}
        """#
    static let disconnectPaddle = #"{"status":"success","data":[{"message":"Paddle disconnected successfully"}]}"#
    static let resyncPaddle = #"{"status":"success","data":[{"message":"Paddle payment re-sync queued"}]}"#
    static let disconnectShopify = #"{"status":"success","data":[{"message":"Shopify disconnected successfully"}]}"#
    static let disconnectWoocommerce = #"""
        {"status":"success","data":[{"message":"WooCommerce disconnected successfully"}]}
        """#
    static let listNotes = #"""
        {"status":"success","data":[{"id":"665f0b3c4d2e1a0012345678","websiteId":"665f0b3c4d2e1a0012345678",
        "text":"Launched on Product Hunt","timestamp":"2026-05-21T00:00:00.000Z",
        "author":{"id":"665f0b3c4d2e1a0012345678","name":"Jane Doe",
        "image":"https://example.com/avatar.png"},"createdAt":"2026-05-21T00:00:00.000Z",
        "updatedAt":"2026-05-21T00:00:00.000Z"}],"pagination":{"limit":100,"offset":0,"total":1,
        "hasMore":false}}
        """#
    static let createNote = #"""
        {"status":"success","data":[{"id":"665f0b3c4d2e1a0012345678","websiteId":"665f0b3c4d2e1a0012345678",
        "text":"Launched on Product Hunt","timestamp":"2026-05-21T00:00:00.000Z",
        "author":{"id":"665f0b3c4d2e1a0012345678","name":"Jane Doe","image":null},
        "createdAt":"2026-05-21T09:30:00.000Z","updatedAt":"2026-05-21T09:30:00.000Z"}]}
        """#
    static let deleteNote = #"{"status":"success","data":[{"message":"Note deleted successfully"}]}"#
    static let getBotTrafficUsage = #"""
        {"status":"success","data":[{"usage":{"usage":1250,"dropped":0,"allowance":10000,"remaining":8750,
        "percentUsed":12.5,"periodStartAt":"2026-05-01T00:00:00.000Z","resetAt":"2026-06-01T00:00:00.000Z",
        "isCounting":true},"websiteStats":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "logo":null,"requests":1250}],"billing":{"addOnStatus":null,"packQuantity":0,"packSize":100000}}]}
        """#
    static let getBotTrafficSettings = #"""
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "settings":{"hiddenCrawlers":[],"excludedCrawlerIds":[],"verifiedOnly":false,
        "requireAuthToken":false,"hideDashboardCard":false,"groupBy":"crawlers","pageFilterIds":[]},
        "companies":[{"company":"OpenAI","crawlers":[{"id":"gptbot","name":"GPTBot","category":"training"},
        {"id":"oai-searchbot","name":"OAI-SearchBot","category":"search_index"},{"id":"chatgpt-user",
        "name":"ChatGPT-User","category":"answer_fetch"}]}]}]}
        """#
    static let botTrafficWithToken = #"""
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "hasToken":true,"displayToken":"dfbot_a...xyz9","createdAt":"2026-05-21T00:00:00.000Z",
        "requireAuthToken":false}]}
        """#
    static let botTrafficWithoutToken = #"""
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "hasToken":false,"displayToken":null,"createdAt":null,"requireAuthToken":false}]}
        """#
    static let createBotTrafficToken = #"""
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",
        "hasToken":true,"displayToken":"dfbot_a...xyz9","createdAt":"2026-05-21T00:00:00.000Z",
        "requireAuthToken":false,"requestAuthToken":"dfbot_full_token_shown_once"}]}
        """#
}
