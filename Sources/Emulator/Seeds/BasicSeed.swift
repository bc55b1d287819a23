extension Seed {
    /// The default seed: the documentation's example ids, so that its requests work as printed, and a cast that lets every
    /// refusal be provoked by one request.
    ///
    /// The secrets of 48 hex digits are made up: the beginnings of SHA-256 sums of words.
    /// Source: account API, section 14; website API, section 7.2.
    static let basic = #"""
        {
          "users": [
            {"_id": "665f0b3c4d2e1a0012345678", "name": "Jane Doe", "email": "jane@example.com", "planType": "pro",
              "image": "https://example.com/avatar.png", "createdAt": "2024-06-04T12:40:28Z"},
            {"_id": "665f0b3c4d2e1a0000000002", "name": "Max Member", "email": "max@example.com", "createdAt": "2024-06-05T09:00:00Z"},
            {"_id": "665f0b3c4d2e1a0000000003", "name": "Vera Viewer", "email": "vera@example.com", "createdAt": "2024-06-06T09:00:00Z"},
            {"_id": "665f0b3c4d2e1a0000000004", "name": "Sam Stranger", "email": "sam@example.org", "createdAt": "2024-06-07T09:00:00Z",
              "botTraffic": {"includedRequests": 0}},
            {"_id": "665f0b3c4d2e1a0000000005", "name": "Lena Limited", "email": "lena@example.org", "createdAt": "2024-06-08T09:00:00Z",
              "websiteLimit": 1, "teamSeatLimit": 1},
            {"_id": "665f0b3c4d2e1a0000000006", "name": "Nora Noaccess", "email": "nora@example.org", "createdAt": "2024-06-09T09:00:00Z",
              "hasAccess": false, "apiAccess": false},
            {"_id": "665f0b3c4d2e1a0000000007", "name": "Tom Trial", "email": "tom@example.org", "createdAt": "-5d",
              "hasAccess": false, "isFreeTrialActive": true, "freeTrialStartAt": "-5d"},
            {"_id": "665f0b3c4d2e1a0000000008", "name": "Fay Failing", "email": "fay@example.org", "createdAt": "2024-06-17T09:00:00Z",
              "emailDelivery": "fail"}
          ],
          "websites": [
            {
              "_id": "665f0b3c4d2e1a0012345678", "owner": "jane@example.com", "createdAt": "2024-06-04T12:40:28Z",
              "domain": "example.com", "name": "Example", "trackingId": "dfid_abc123", "timezone": "America/New_York",
              "kpi": "signup", "excludedPaths": ["/admin", "/preview"],
              "members": [
                {"user": "max@example.com", "role": "member", "joinedAt": "2024-06-10T09:00:00Z"},
                {"user": "vera@example.com", "role": "viewer", "joinedAt": "2024-06-11T09:00:00Z"}
              ],
              "keys": [
                {"_id": "665f0b3c4d2e1a0012345678", "name": "Production key", "createdAt": "2024-06-04T12:45:00Z",
                  "key": "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd"},
                {"_id": "665f0b3c4d2e1a0000000012", "name": "Documentation key", "createdAt": "2024-06-04T12:46:00Z", "key": "df_xxx"},
                {"_id": "665f0b3c4d2e1a0000000013", "name": "Revoked key", "createdAt": "2024-06-04T12:47:00Z", "revoked": true,
                  "key": "df_56253ab83909a00f045c0dbf60efe11770048cb5acde1a14"}
              ],
              "integrations": {"stripe": {"connected": true}},
              "goalCustomizations": [
                {"goalName": "signup", "displayName": "Signed up", "color": "#8dcdff", "description": "Visitor made an account",
                  "updatedAt": "2024-06-18T09:00:00Z"}
              ],
              "funnels": [
                {"_id": "665f0b3c4d2e1a0012345678", "name": "Signup funnel", "createdAt": "2024-06-18T09:00:00Z", "steps": [
                  {"name": "Landing", "type": "pageview", "url": "/"}, {"name": "Pricing", "type": "pageview", "url": "/pricing"},
                  {"name": "Signup", "type": "goal", "goalName": "signup"}]},
                {"_id": "665f0b3c4d2e1a0000000042", "name": "Deleted funnel", "createdAt": "2024-06-18T09:01:00Z", "isActive": false, "steps": [
                  {"name": "Docs", "type": "pageview", "url": "/docs"}, {"name": "Signup", "type": "goal", "goalName": "signup"}]}
              ],
              "alerts": [
                {"_id": "665f0b3c4d2e1a0012345678", "name": "New signup", "trigger": {"goalName": "signup"}, "createdAt": "2024-06-18T09:00:00Z",
                  "template": {"subject": "New signup", "message": "A visitor signed up."}}
              ],
              "alertLogs": [
                {"alertId": "665f0b3c4d2e1a0012345678", "alertName": "New signup", "goalName": "signup", "status": "failed",
                  "error": "Email delivery failed", "visitorId": "00000000-0000-4000-8000-000000000002", "triggeredAt": "-12d"},
                {"alertId": "665f0b3c4d2e1a0012345678", "alertName": "New signup", "goalName": "signup", "status": "sent",
                  "visitorId": "00000000-0000-4000-8000-000000000003", "triggeredAt": "-3d"}
              ],
              "notes": [
                {"id": "665f0b3c4d2e1a0012345678", "text": "Launched on Product Hunt", "timestamp": "-12d", "createdAt": "-12d",
                  "idempotencyKey": "launch"},
                {"id": "665f0b3c4d2e1a0000000052", "text": "New pricing page", "timestamp": "-8d", "author": "max@example.com", "createdAt": "-7d"},
                {"id": "665f0b3c4d2e1a0000000053", "text": "First newsletter", "timestamp": "-6d", "isAuthorDeleted": true, "createdAt": "-6d"}
              ],
              "botTraffic": {"token": "dfbot_7f5b1c7ff2c4e2a3d09eaf1e1b6f0b5ad92f8a4c67e013bd", "tokenCreatedAt": "2024-06-18T09:00:00Z"},
              "botRequests": [
                {"at": "-26h", "href": "https://example.com/llms.txt", "provider": "OpenAI", "agent": "ChatGPT-User", "ip": "192.0.2.10",
                  "statusCode": 200},
                {"at": "-25h", "href": "https://example.com/docs", "provider": "Anthropic", "agent": "ClaudeBot", "statusCode": 200},
                {"at": "-3h", "href": "https://example.com/llms.txt", "provider": "OpenAI", "agent": "GPTBot"}
              ],
              "mentions": [
                {"id": "665f0b3c4d2e1a0012345679", "platform": "x", "timestamp": "-2h30m",
                  "text": "Trying example.com for analytics, liking it so far", "url": "https://x.com/jane/status/1792837465019283746",
                  "author": {"name": "Jane Doe", "username": "jane"},
                  "engagement": {"likes": 12, "replies": 3, "reposts": 1, "quotes": 0}},
                {"id": "665f0b3c4d2e1a001234567a", "platform": "reddit", "timestamp": "-18h", "text": "What do you use instead of GA?",
                  "url": "https://www.reddit.com/r/SaaS/comments/1abcde/", "author": {"name": "u/john", "username": "john"},
                  "engagement": {"score": 40, "comments": 17}, "subreddit": "SaaS"}
              ],
              "visitors": [
                {
                  "visitorId": "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", "ip": "203.0.113.3", "viewport": {"width": 1728, "height": 998},
                  "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
                  "sessions": [
                    {"at": "2025-04-11T03:38:49.154Z", "referrer": "https://www.youtube.com/", "events": [
                      {"href": "https://example.com/?ref=youtube.com"},
                      {"after": "5s99ms", "type": "goal", "name": "newsletter_signup", "description": "Sign up for the newsletter"},
                      {"after": "35s", "href": "https://example.com/features"},
                      {"after": "1m20s", "href": "https://example.com/pricing"}
                    ]},
                    {"at": "2025-04-12T04:10:00Z", "events": [
                      {"href": "https://example.com/"},
                      {"after": "20s", "href": "https://example.com/docs"},
                      {"after": "3m", "href": "https://example.com/docs/install"}
                    ]},
                    {"at": "2025-04-14T01:02:03Z", "events": [
                      {"href": "https://example.com/pricing"},
                      {"after": "12s", "href": "https://example.com/"}
                    ]}
                  ],
                  "profile": {"userId": "user_123", "metadata": {"email": "jane@example.com", "plan": "pro"},
                    "identifiedAt": "2026-05-05T12:00:00Z", "profileId": "665f0b3c4d2e1a0012345678"}
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000001", "ip": "192.0.2.2", "viewport": {"width": 1512, "height": 860},
                  "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
                  "sessions": [
                    {"at": "-40d", "referrer": "https://www.google.com/", "events": [
                      {"href": "https://example.com/"},
                      {"after": "30s", "href": "https://example.com/pricing"},
                      {"after": "2m", "type": "goal", "name": "signup", "properties": {"plan": "pro"}},
                      {"after": "2m5s", "href": "https://example.com/welcome"}
                    ]},
                    {"at": "-2h", "events": [
                      {"href": "https://example.com/dashboard"},
                      {"after": "4m", "href": "https://example.com/settings"}
                    ]}
                  ],
                  "goals": [{"at": "-39d", "name": "onboarding_done", "description": "Finished the onboarding", "metadata": {"steps": "5"}}],
                  "profile": {"userId": "user_1001", "metadata": {"email": "ada@example.com", "name": "Ada", "plan": "pro"}, "identifiedAt": "-39d"}
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000002", "ip": "198.51.100.1", "viewport": {"width": 1920, "height": 945},
                  "userAgent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36 Edg/133.0.0.0",
                  "sessions": [
                    {"at": "-12d", "events": [
                      {"href": "https://example.com/blog/launch?utm_source=newsletter&utm_medium=email&utm_campaign=launch"},
                      {"after": "50s", "href": "https://example.com/pricing"},
                      {"after": "90s", "type": "goal", "name": "signup", "properties": {"plan": "starter"}}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000003", "ip": "198.51.100.3", "viewport": {"width": 393, "height": 659},
                  "userAgent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
                  "sessions": [
                    {"at": "-3d", "referrer": "https://t.co/abc", "events": [
                      {"href": "https://example.com/"},
                      {"after": "15s", "href": "https://example.com/pricing"},
                      {"after": "1m", "type": "goal", "name": "signup", "properties": {"plan": "trial"}}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000004", "ip": "198.51.100.2", "viewport": {"width": 412, "height": 784},
                  "userAgent": "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36",
                  "sessions": [
                    {"at": "-26h", "referrer": "https://www.facebook.com/", "adClickIds": {"fbclid": "IwAR0example"}, "events": [
                      {"href": "https://example.com/?utm_source=facebook&utm_medium=cpc&utm_campaign=spring"}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000005", "ip": "203.0.113.4", "viewport": {"width": 1366, "height": 683},
                  "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
                  "sessions": [
                    {"at": "-5h", "referrer": "https://news.ycombinator.com/", "events": [
                      {"href": "https://example.com/blog/launch"},
                      {"after": "3m", "href": "https://example.com/docs"},
                      {"after": "4m", "type": "exit_click", "url": "https://github.com/example/example", "text": "GitHub"}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000006", "ip": "192.0.2.3", "viewport": {"width": 1728, "height": 998},
                  "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
                  "sessions": [
                    {"at": "-8d", "events": [{"href": "https://example.com/"}]},
                    {"at": "-1d", "events": [
                      {"href": "https://example.com/pricing?via=ada"},
                      {"after": "25s", "href": "https://example.com/"}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-000000000007", "ip": "192.0.2.4", "viewport": {"width": 820, "height": 1106},
                  "userAgent": "Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
                  "sessions": [
                    {"at": "-20m", "referrer": "https://www.google.com/", "events": [
                      {"href": "https://example.com/docs"},
                      {"after": "18m", "href": "https://example.com/docs/install"}
                    ]}
                  ]
                },
                {
                  "visitorId": "00000000-0000-4000-8000-00000000000b", "isBot": true, "ip": "192.0.2.1",
                  "userAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/133.0.0.0 Safari/537.36",
                  "sessions": [{"at": "-6h", "events": [{"href": "https://example.com/"}]}]
                }
              ],
              "payments": [
                {"at": "-39d", "transaction_id": "pay_1001", "amount": 49, "currency": "USD", "email": "ada@example.com", "name": "Ada",
                  "customer_id": "cus_1001", "datafast_visitor_id": "00000000-0000-4000-8000-000000000001"},
                {"at": "-9d", "transaction_id": "pay_1002", "amount": 49, "currency": "USD", "email": "ada@example.com", "name": "Ada",
                  "customer_id": "cus_1001", "renewal": true},
                {"at": "-11d", "transaction_id": "pay_1003", "amount": 19.99, "currency": "GBP", "email": "bob@example.com", "name": "Bob",
                  "customer_id": "cus_1002", "datafast_visitor_id": "00000000-0000-4000-8000-000000000002"},
                {"at": "-9d", "transaction_id": "pay_1004", "amount": 19.99, "currency": "GBP", "customer_id": "cus_1002", "refunded": true},
                {"at": "-2d", "transaction_id": "pay_1005", "amount": 0, "currency": "EUR", "email": "cleo@example.com", "is_free_trial": true,
                  "datafast_visitor_id": "00000000-0000-4000-8000-000000000003"},
                {"at": "-1d", "transaction_id": "pay_1006", "amount": 99, "currency": "USD", "email": "dan@example.com", "name": "Dan"}
              ]
            },
            {
              "_id": "665f0b3c4d2e1a0000000022", "owner": "jane@example.com", "createdAt": "2024-06-12T09:00:00Z",
              "domain": "suspended.example.com", "name": "Suspended", "trackingId": "dfid_suspended", "timezone": "UTC",
              "trackingSuspended": true,
              "invitations": [{"_id": "665f0b3c4d2e1a0000000062", "email": "ivy@example.com", "role": "viewer", "createdAt": "2024-06-19T09:00:00Z"}],
              "keys": [{"_id": "665f0b3c4d2e1a0000000022", "name": "Website whose tracking is suspended", "createdAt": "2024-06-12T09:05:00Z",
                "key": "df_d7188a1b6318fdfe79c259bb1d63fc0b9a7479eb19c6c4bc"}]
            },
            {
              "_id": "665f0b3c4d2e1a0000000023", "owner": "sam@example.org", "createdAt": "2024-06-13T09:00:00Z",
              "domain": "example.com", "trackingId": "dfid_stranger", "timezone": "Europe/Berlin", "currency": "EUR",
              "keys": [{"_id": "665f0b3c4d2e1a0000000023", "name": "Another account's website", "createdAt": "2024-06-13T09:05:00Z",
                "key": "df_3d0bcf43633d8c807ac7e7865ab5c39afb87bd8fb00ff256"}, \#(strangersKeys)],
              "integrations": {"paddle": {"connected": true, "keyExpiresAt": "2030-01-01T00:00:00Z"}, "shopify": {"connected": true},
                "woocommerce": {"connected": true}},
              "alerts": [\#(strangersAlerts)]
            },
            {
              "_id": "665f0b3c4d2e1a0000000024", "owner": "lena@example.org", "createdAt": "2024-06-14T09:00:00Z",
              "domain": "limited.example.org", "trackingId": "dfid_limited", "timezone": "UTC",
              "members": [{"user": "max@example.com", "role": "member", "joinedAt": "2024-06-15T09:00:00Z"}],
              "keys": [{"_id": "665f0b3c4d2e1a0000000024", "name": "Limited account's website", "createdAt": "2024-06-14T09:05:00Z",
                "key": "df_01ffda195f5f198c326a35dd79772899b86c31916664c791"}]
            },
            {
              "_id": "665f0b3c4d2e1a0000000025", "owner": "nora@example.org", "createdAt": "2024-06-16T09:00:00Z",
              "domain": "noaccess.example.org", "trackingId": "dfid_noaccess", "timezone": "UTC",
              "keys": [{"_id": "665f0b3c4d2e1a0000000025", "name": "Website of an account without API access",
                "createdAt": "2024-06-16T09:05:00Z", "key": "df_b22102454fc55ae1531c6ff8115cb8408ab47d53bbfa807a"}]
            },
            {
              "_id": "665f0b3c4d2e1a0000000026", "owner": "fay@example.org", "createdAt": "2024-06-17T09:00:00Z",
              "domain": "failing.example.org", "trackingId": "dfid_failing", "timezone": "UTC",
              "keys": [{"_id": "665f0b3c4d2e1a0000000026", "name": "Website whose owner's mail fails",
                "createdAt": "2024-06-17T09:05:00Z", "key": "df_6a1c4be2f01d97385d6c0e2b94a8f7713ce5d2096b8fa41e"}],
              "alerts": [{"_id": "665f0b3c4d2e1a0000000072", "name": "New signup", "trigger": {"goalName": "signup"},
                "createdAt": "2024-06-18T09:00:00Z", "template": {"message": "A visitor signed up."}}],
              "visitors": [{"visitorId": "00000000-0000-4000-8000-000000000021", "ip": "192.0.2.2",
                "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
                "sessions": [{"at": "-4h", "events": [{"href": "https://failing.example.org/"}]}]}]
            }
          ],
          "accessTokens": [
            {"_id": "665f0b3c4d2e1a0000000031", "user": "jane@example.com", "name": "Everything", "createdAt": "2024-06-04T13:00:00Z",
              "key": "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4"},
            {"_id": "665f0b3c4d2e1a0000000032", "user": "jane@example.com", "name": "Documentation token",
              "createdAt": "2024-06-04T13:01:00Z", "key": "dft_xxx"},
            {"_id": "665f0b3c4d2e1a0012345678", "user": "jane@example.com", "name": "Read only", "createdAt": "2024-06-04T13:02:00Z",
              "permissions": ["analytics:read"], "key": "dft_3fae83bebf87d214d11eaed2e8ca1fb20a36322f0eafceea"},
            {"_id": "665f0b3c4d2e1a0000000034", "user": "jane@example.com", "name": "Every permission by name",
              "createdAt": "2024-06-04T13:03:00Z", "key": "dft_eb3dd3c2c83f8ddcb65ad2a8ac3a153f54764d6c41948b65",
              "permissions": [
              "analytics:read", "goals:read", "goals:write", "payments:read", "payments:write", "identify:write",
              "websites:read", "websites:write", "settings:read", "settings:write", "funnels:read",
              "funnels:write", "alerts:read", "alerts:write", "team:read", "team:write", "api-keys:read",
              "api-keys:write", "notes:read", "notes:write"]},
            {"_id": "665f0b3c4d2e1a0000000035", "user": "jane@example.com", "name": "Only example.com", "createdAt": "2024-06-04T13:04:00Z",
              "websiteIds": ["665f0b3c4d2e1a0012345678"], "key": "dft_49dd90d6f14184b0f5c145e1f9434b8a4bd1546240f25a16"},
            {"_id": "665f0b3c4d2e1a0000000036", "user": "jane@example.com", "name": "Expired", "createdAt": "2024-06-04T13:05:00Z",
              "expiresAt": "-1d", "key": "dft_66cb7390f8bd20327a49183ddfd9c7f452142c950194d4cd"},
            {"_id": "665f0b3c4d2e1a0000000037", "user": "jane@example.com", "name": "Revoked", "createdAt": "2024-06-04T13:06:00Z",
              "revoked": true, "key": "dft_368fb23b797f30afa9118d9f82be985e77c5d1552f87ce21"},
            {"_id": "665f0b3c4d2e1a0000000038", "user": "max@example.com", "name": "Member", "createdAt": "2024-06-10T09:10:00Z",
              "key": "dft_83f367544e28cce91b9eade68740286e4ca7baca6f0a50e7"},
            {"_id": "665f0b3c4d2e1a0000000039", "user": "vera@example.com", "name": "Viewer", "createdAt": "2024-06-11T09:10:00Z",
              "key": "dft_ee5a8bc82f6eb9fa6609a418b3cb6df7bd34010729212d76"},
            {"_id": "665f0b3c4d2e1a000000003a", "user": "sam@example.org", "name": "Stranger", "createdAt": "2024-06-13T09:10:00Z",
              "key": "dft_0cd2f26f3ad090e4815408dfb463f3806f2e3c1106ad9c33"},
            {"_id": "665f0b3c4d2e1a000000003b", "user": "lena@example.org", "name": "Limited account", "createdAt": "2024-06-14T09:10:00Z",
              "key": "dft_f096dfc67072aad6c3a011fec18491a3beb9fd4fa7376b23"},
            {"_id": "665f0b3c4d2e1a000000003c", "user": "nora@example.org", "name": "Account without API access",
              "createdAt": "2024-06-16T09:10:00Z", "key": "dft_763b87714f6e921b7582576122a54f387c9afe4130b1444e"},
            {"_id": "665f0b3c4d2e1a000000003d", "user": "tom@example.org", "name": "Account on trial", "createdAt": "-5d",
              "key": "dft_0f78972a9cf99e9b8ed4b67f0ea2530ce133a01d776480a6"},
            {"_id": "665f0b3c4d2e1a000000003e", "user": "fay@example.org", "name": "Account whose mail fails",
              "createdAt": "2024-06-17T09:10:00Z", "key": "dft_c2f0d7b94e6a183f5b07d2e9a16c48f3e0b5297d4a8c61fe"},
            \#(strangersTokens)
          ]
        }
        """#

    /// What fills the stranger's website up to its limits: nine more keys, and two that no list shows.
    private static let strangersKeys: String = {
        var keys = (1...9).map { key("665f0b3c4d2e1a000000020\($0)", "Key \($0)", "standard", "\($0)") }
        keys.append(key("665f0b3c4d2e1a000000020a", "Mobile app", "mobile", "a"))
        keys.append(key("665f0b3c4d2e1a000000020b", "WooCommerce", "woocommerce", "b"))
        return keys.joined(separator: ",")
    }()

    private static func key(_ id: String, _ name: String, _ kind: String, _ digit: String) -> String {
        #"""
        {"_id": "\#(id)", "name": "\#(name)", "kind": "\#(kind)", "createdAt": "2024-06-13T09:06:00Z", "key": "df_5a\#(filler(digit))"}
        """#
    }

    /// As many alerts as a website may have.
    private static let strangersAlerts = (10...34).map { number in
        #"""
        {"_id": "665f0b3c4d2e1a00000003\#(number)", "name": "Alert \#(number - 9)", "trigger": {"goalName": "signup"},
          "createdAt": "2024-06-13T09:07:00Z", "template": {"message": "A visitor signed up."}}
        """#
    }.joined(separator: ",")

    /// As many tokens as a user may have, with the one that has a line of its own.
    private static let strangersTokens = (10...28).map { number in
        #"""
        {"_id": "665f0b3c4d2e1a00000004\#(number)", "user": "sam@example.org", "name": "Token \#(number - 8)",
          "createdAt": "2024-06-13T09:11:00Z", "key": "dft_5a\#(filler("0").dropLast(2))\#(number)"}
        """#
    }.joined(separator: ",")

    /// What makes a made-up secret one of 48 hex digits, of which two are written before it.
    private static func filler(_ digit: String) -> String { String(repeating: digit, count: 46) }
}
