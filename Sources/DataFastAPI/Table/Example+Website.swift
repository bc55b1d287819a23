/// Answers as the website API prints them. Laid out for reading: on the wire there are no spaces.
extension Example {
    static let getAnalyticsOverview = #"""
        {"status":"success","data":[{"visitors":12450,"sessions":16890,"bounce_rate":65.32,
        "avg_session_duration":245678.45,"currency":"$","revenue":28450,"payments":143,
        "revenue_per_visitor":2.29,"conversion_rate":1.15}]}
        """#
    static let getAnalyticsTimeseries = #"""
        {"status":"success","fields":["visitors","name","sessions","revenue","conversion_rate"],
        "interval":"day","timezone":"Asia/Calcutta","currency":"$","totals":{"visitors":14213,
        "sessions":20181,"revenue":27351,"revenueBreakdown":{"new":22150,"renewal":5201,"refund":0},
        "payments":301,"conversion_rate":1.92},"data":[{"visitors":528,"name":"17 Dec","sessions":604,
        "revenue":0,"revenueBreakdown":{"new":0,"renewal":0,"refund":0},"payments":0,"conversion_rate":0,
        "timestamp":"2025-12-17T00:00:00+05:30"},{"visitors":472,"name":"18 Dec","sessions":534,
        "revenue":468,"revenueBreakdown":{"new":380,"renewal":88,"refund":0},"payments":6,
        "conversion_rate":0.99,"timestamp":"2025-12-18T00:00:00+05:30"}],"pagination":{"limit":2,"offset":0,
        "total":30}}
        """#
    static let getAnalyticsTimeseries2 = #"""
        {"status":"success","fields":["visitors"],"interval":"day","timezone":"UTC","currency":null,
        "totals":{"visitors":1234},"data":[{"visitors":45,"name":"01 Jan",
        "timestamp":"2024-01-01T00:00:00Z"},{"visitors":52,"name":"02 Jan",
        "timestamp":"2024-01-02T00:00:00Z"}],"pagination":{"limit":100,"offset":0,"total":30}}
        """#
    static let getAnalyticsMetadata = #"""
        {"status":"success","data":[{"domain":"example.com","timezone":"America/New_York",
        "name":"My Awesome Website","logo":null,"kpiColorScheme":"orange","kpi":"signup","currency":"USD"}]}
        """#
    static let getRealtimeVisitors = #"{"status":"success","data":[{"visitors":42}]}"#
    static let getRealtimeMap = #"""
        {"status":"success","data":{"count":1,
        "visitors":[{"visitorId":"b971cbbf-7ce2-4925-902b-8f95a5fb3449","location":{"city":"Denver",
        "region":"US-CO","countryCode":"US"},"system":{"browser":{"name":"Chrome"},"os":{"name":"Mac OS"},
        "device":{"type":"desktop"}},"currentUrl":"/pricing","referrer":null,
        "sessionStartTime":"2026-02-06T05:27:20.000Z","visitCount":1,"params":{"ref":null,"source":null,
        "via":null,"utm_source":null,"utm_medium":null,"utm_campaign":null,"utm_content":null,
        "utm_term":null},"latitude":39.7391,"longitude":-104.9866,"isCustomer":false,"customerName":null,
        "customerEmail":null,"profileData":{"displayName":null,"userId":null,"hasProfile":false,
        "isRandomName":true},"conversionLikelihood":{"score":65,"confidence":0.763,"isBaseline":false,
        "dimensionMatches":["device","os","browser","country","referrer"],"raw":{"conversionRate":0.0056,
        "averageValue":246.98,"expectedValue":1.37}}}],"conversionMetrics":{"baselineConversionRate":0.0044,
        "baselineAverageValue":243.63},"hasConversionPredictions":true,
        "recentEvents":[{"_id":"69857bb827ddefd472fb2b09","type":"pageview",
        "visitorId":"b971cbbf-7ce2-4925-902b-8f95a5fb3449","timestamp":"2026-02-06T05:27:20.000Z",
        "path":"/pricing","countryCode":"US","extraData":{},"referrer":null,"customerName":null,
        "amount":null,"displayName":null}],"recentPayments":[{"_id":"69857bb827ddefd472fb2b12",
        "type":"payment_received","timestamp":"2026-02-06T05:26:10.000Z","name":"Jane Doe",
        "email":"jane@example.com","amount":49,"currency":"USD","renewal":false,"displayName":null,
        "isNew":false,"visible":true}]}}
        """#
    static let getPageAnalytics = #"""
        {"status":"success","data":[{"hostname":"example.com","path":"/","visitors":8920,"revenue":12450,
        "payments":96},{"hostname":"example.com","path":"/pricing","visitors":2150,"revenue":8934,
        "payments":61}],"pagination":{"limit":100,"offset":0,"total":243}}
        """#
    static let getReferrerAnalytics = #"""
        {"status":"success","data":[{"referrer":"X","visitors":3450,"revenue":1240,"payments":14},
        {"referrer":"Direct/None","visitors":2890,"revenue":4560,"payments":52},{"referrer":"example.com",
        "visitors":2150,"revenue":2890,"payments":33},{"referrer":"Google","visitors":1840,"revenue":6780,
        "payments":78}],"pagination":{"limit":4,"offset":0,"total":119}}
        """#
    static let getCountryAnalytics = #"""
        {"status":"success","data":[{"country":"United States of America",
        "image":"https://purecatamphetamine.github.io/country-flag-icons/3x2/US.svg","visitors":2840,
        "revenue":6780,"payments":78}],"pagination":{"limit":5,"offset":0,"total":148}}
        """#
    static let getRegionAnalytics = #"""
        {"status":"success","data":[{"region":"California","visitors":2840,"revenue":6780,"payments":78}],
        "pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let getCityAnalytics = #"""
        {"status":"success","data":[{"city":"San Francisco","visitors":2840,"revenue":6780,"payments":78}],
        "pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let getDeviceAnalytics = #"""
        {"status":"success","data":[{"device":"desktop","visitors":7892,"revenue":18234,"payments":211},
        {"device":"mobile","visitors":6124,"revenue":8934,"payments":103},{"device":"tablet","visitors":234,
        "revenue":567,"payments":7}],"pagination":{"limit":100,"offset":0,"total":3}}
        """#
    static let getBrowserAnalytics = #"""
        {"status":"success","data":[{"browser":"Chrome","visitors":2840,"revenue":6780,"payments":78}],
        "pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let getOperatingSystemAnalytics = #"""
        {"status":"success","data":[{"operating_system":"Mac OS","visitors":2840,"revenue":6780,
        "payments":78}],"pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let getCampaignAnalytics = #"""
        {"status":"success","data":[{"campaign":{"utm_source":"newsletter.example.com","utm_medium":"email",
        "utm_campaign":"product-launch-2025","utm_term":"","utm_content":"","ref":"","source":"","via":""},
        "visitors":1840,"revenue":2890,"payments":33}],"pagination":{"limit":5,"offset":0,"total":138}}
        """#
    static let getHostnameAnalytics = #"""
        {"status":"success","data":[{"hostname":"example.com","visitors":2840,"revenue":6780,
        "payments":78}],"pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let getExitClickAnalytics = #"""
        {"status":"success","data":[{"url":"https://example.org/pricing?ref=site","visitors":42,
        "clicks":57}],"pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let analyzeGoals = #"""
        {"status":"success","data":[{"goal":"faq_what_do_i_get","completions":49730,"visitors":27797},
        {"goal":"scroll_to_problem","completions":35100,"visitors":30807}],"pagination":{"limit":2,
        "offset":0,"total":48}}
        """#
    static let getGoalProperties = #"""
        {"status":"success","data":[{"propertyName":"plan","completions":57,"visitors":42},
        {"propertyName":"source","completions":31,"visitors":30}],"pagination":{"limit":100,"offset":0,
        "total":2}}
        """#
    static let getGoalProperties2 = #"""
        {"status":"success","data":[{"value":"pro","completions":45,"visitors":33},{"value":"starter",
        "completions":12,"visitors":11}],"pagination":{"limit":100,"offset":0,"total":2}}
        """#
    static let getFunnelAnalytics = #"""
        {"status":"success","data":[{"funnelId":"665f0b3c4d2e1a0012345678","name":"Signup funnel",
        "slug":"signup-funnel","currency":"$","visitors":1000,"conversions":120,"conversionRate":12,
        "revenue":3500,"steps":[{"id":"landing","name":"Landing","type":"pageview","url":"/",
        "visitors":1000,"conversionRate":100,"dropOff":0,"dropOffRate":0,"revenue":4900},{"id":"signup",
        "name":"Signup","type":"goal","goalName":"signup","visitors":120,"conversionRate":12,"dropOff":880,
        "dropOffRate":88,"revenue":3500}]}]}
        """#
    static let getBotTrafficSummary = #"""
        {"status":"success","data":[{"interval":"day","timezone":"UTC","totals":{"requests":128,
        "companies":2,"crawlers":3,"pages":17},"verification":{"ip_verified":20,"user_agent_only":108},
        "companies":[{"company":"OpenAI","requests":90},{"company":"Anthropic","requests":38}],
        "crawlers":[{"crawlerId":"chatgpt-user","company":"OpenAI","agent":"ChatGPT-User",
        "category":"answer_fetch","requests":60},{"crawlerId":"claudebot","company":"Anthropic",
        "agent":"ClaudeBot","category":"training","requests":38},{"crawlerId":"gptbot","company":"OpenAI",
        "agent":"GPTBot","category":"training","requests":30}],"timeseries":[{"name":"20 May","requests":70,
        "timestamp":"2026-05-20T00:00:00Z"},{"name":"21 May","requests":58,
        "timestamp":"2026-05-21T00:00:00Z"}]}]}
        """#
    static let getBotTrafficPages = #"""
        {"status":"success","data":[{"hostname":"example.com","path":"/llms.txt","requests":42,
        "statuses":[{"status":200,"requests":40},{"status":null,"requests":2}],
        "crawlers":[{"crawlerId":"chatgpt-user","company":"OpenAI","agent":"ChatGPT-User",
        "category":"answer_fetch","requests":42}]}],"pagination":{"limit":100,"offset":0,"total":1}}
        """#
    static let listVisitors = #"""
        {"status":"success","data":[{"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",
        "lastSeenAt":"2026-05-05T12:00:00Z","currentUrl":"datafa.st/pricing","identity":{"country":"US",
        "region":"CA","city":"San Francisco","browser":"Chrome","os":"Mac OS","device":"desktop"},
        "acquisition":{"referrer":"https://www.google.com/","utm_source":null,"utm_medium":null,
        "utm_campaign":null,"utm_term":null,"utm_content":null,"ref":null,"source":null,"via":null}}],
        "pagination":{"limit":100,"offset":0,"total":1,"hasMore":false}}
        """#
    static let getVisitor = #"""
        {"status":"success","data":{"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",
        "identity":{"country":"KR","countryCode":"KR","region":"KR-44","city":"Seosan City",
        "params":{"ref":"youtube.com","source":null,"via":null,"utm_source":null,"utm_medium":null,
        "utm_campaign":null,"utm_content":null,"utm_term":null},"adClickIds":{},"browser":{"name":"Chrome",
        "version":"133.0.0.0"},"os":{"name":"Mac OS","version":"10.15.7"},"device":{"type":"desktop",
        "vendor":"Apple","model":"Macintosh"},"viewport":{"width":1728,"height":998}},
        "activity":{"visitCount":3,"pageViewCount":8,"timeSinceFirstVisit":3296041,
        "timeSinceCurrentVisit":3296041,"firstVisitAt":"2025-04-11T03:38:49.154Z",
        "lastVisitAt":"2025-04-11T03:38:49.154Z","currentUrl":"codefa.st/",
        "completedGoals":[{"name":"newsletter_signup","description":"Sign up for the newsletter",
        "isServer":false,"timestamp":"2025-04-11T03:38:54.253Z","origin":"manual"}],
        "visitedPages":[{"url":"codefa.st/","timestamp":"2025-04-11T03:38:49.154Z"}]},
        "profile":{"userId":"user_123","metadata":{"email":"jane@example.com","plan":"pro"},
        "identifiedAt":"2026-05-05T12:00:00.000Z"},"prediction":{"score":72,"conversionRate":0.0138,
        "expectedValue":3.089,"confidence":0.831}}}
        """#
    static let createGoal = #"""
        {"status":"success","data":[{"message":"Custom event created successfully",
        "eventId":"67f8b9b5c320277df9a9d681"}]}
        """#
    static let deleteGoals = #"""
        {"status":"success","data":[{"message":"Goal events deleted successfully within time range",
        "datafast_visitor_id":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","goal_name":"signup",
        "timeRange":{"start":"2023-01-01T00:00:00.000Z","end":"2023-01-31T23:59:59.000Z"}}]}
        """#
    static let createPayment = #"""
        {"message":"Payment recorded and attributed successfully","transaction_id":"payment_456"}
        """#
    static let deletePayments = #"""
        {"status":"success","data":[{"datafast_visitor_id":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd",
        "message":"All payments for visitor deleted successfully within time range",
        "timeRange":{"start":"2023-01-01T00:00:00.000Z","end":"2023-01-31T23:59:59.000Z"}}]}
        """#
    static let identifyVisitor = #"""
        {"status":"success","data":{"message":"User profile created successfully",
        "profileId":"665f0b3c4d2e1a0012345678"}}
        """#
    static let listMentions = #"""
        {"status":"success","data":[{"id":"665f0b3c4d2e1a0012345679","websiteId":"665f0b3c4d2e1a0012345678",
        "platform":"x","timestamp":"2026-05-21T09:30:00.000Z",
        "text":"Trying example.com for analytics, liking it so far",
        "url":"https://x.com/jane/status/1792837465019283746","author":{"name":"Jane Doe","username":"jane",
        "image":null},"engagement":{"likes":12,"replies":3,"reposts":1,"quotes":0},"media":[],
        "isRetweet":false},{"id":"665f0b3c4d2e1a001234567a","websiteId":"665f0b3c4d2e1a0012345678",
        "platform":"reddit","timestamp":"2026-05-20T18:00:00.000Z","text":"What do you use instead of GA?",
        "url":"https://www.reddit.com/r/SaaS/comments/1abcde/","author":{"name":"u/john","username":"john",
        "image":null},"engagement":{"score":40,"comments":17},"subreddit":"SaaS"}],
        "meta":{"totalMentions":2},"pagination":{"limit":100,"offset":0,"total":2,"hasMore":false}}
        """#
}
