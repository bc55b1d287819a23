extension Seed {
    /// A seed that uses every member of the format, for people to begin with.
    static let example = #"""
        {
          "$schema": "./seed.schema.json",
          "$comment": "Every member that a seed may have; most may be left out. $schema and $comment mean nothing to the emulator; `datafast-emulator seed schema` prints the schema. Times are ISO 8601, or relative to the clock at the start: -2d, -3h30m.",
          "users": [
            {
              "$comment": "Only the email is needed. Limits that are left out are none; apiAccess follows from hasAccess or a running trial.",
              "_id": "665f0b3c4d2e1a0000000001", "email": "ann@example.com", "name": "Ann", "image": "https://example.com/ann.png",
              "createdAt": "2024-06-04T12:40:28Z", "hasAccess": true, "planType": "pro", "isFreeTrialActive": false,
              "freeTrialStartAt": "2024-06-04T12:40:28Z", "billingCycleStartAt": "-10d", "billingCycleEndAt": "+20d",
              "apiAccess": true, "websiteLimit": 5, "teamSeatLimit": 3, "mentionCap": 100, "emailDelivery": "ok",
              "botTraffic": {"includedRequests": 10000, "addOnStatus": "active", "packQuantity": 1}
            },
            {"email": "max@example.com", "name": "Max"}
          ],
          "websites": [
            {
              "$comment": "Users are named by their email. Only owner, domain, trackingId and timezone are needed.",
              "_id": "665f0b3c4d2e1a0000000011", "owner": "ann@example.com", "createdAt": "2024-06-04T13:00:00Z",
              "domain": "shop.example", "name": "Shop", "logo": "https://shop.example/logo.png", "trackingId": "dfid_shop",
              "timezone": "Europe/Paris", "currency": "EUR", "kpi": "signup", "kpiColorScheme": "teal",
              "revenueMetric": "revenue", "sendWeeklyReports": true, "sendViralTrafficAlerts": true,
              "isPublicDashboardEnabled": false, "isPublicDataEnabled": false, "isCookieless": false,
              "isAttackModeEnabled": false, "includeRenewalRevenue": true, "allowedHostnames": ["app.example"],
              "isAllHostnamesAllowed": false, "excludedIps": ["192.0.2.99"], "excludedPaths": ["/admin/*"],
              "excludedCountries": ["AQ"], "excludedHostnames": ["staging.shop.example"], "trackingSuspended": false,
              "members": [{"user": "max@example.com", "role": "member", "joinedAt": "-100d"}],
              "invitations": [
                {"_id": "665f0b3c4d2e1a0000000021", "email": "ivy@example.com", "role": "viewer", "createdAt": "-1d"}
              ],
              "keys": [
                {
                  "$comment": "mobile and woocommerce keys are in no list. One that is revoked or has expired is refused.",
                  "_id": "665f0b3c4d2e1a0000000031", "key": "df_shop", "name": "Production key", "createdBy": "max@example.com",
                  "createdAt": "-90d", "lastUsedAt": "-1h", "expiresAt": "+365d", "kind": "standard", "revoked": false
                }
              ],
              "integrations": {
                "stripe": {"connected": true}, "lemonsqueezy": {"connected": false}, "polar": {"connected": false},
                "paddle": {"connected": true, "keyExpiresAt": "+90d"}, "shopify": {"connected": false},
                "woocommerce": {"connected": false}
              },
              "goalCustomizations": [
                {"goalName": "signup", "displayName": "Signed up", "color": "#8dcdff", "description": "Visitor made an account",
                  "updatedAt": "-30d"}
              ],
              "funnels": [
                {
                  "$comment": "As the API answers it. slug and the ids of steps follow from the names, websiteId is the website's: all may be left out.",
                  "_id": "665f0b3c4d2e1a0000000041", "websiteId": "665f0b3c4d2e1a0000000011", "name": "Signup funnel",
                  "slug": "signup-funnel", "isActive": true, "createdAt": "-30d", "steps": [
                    {"id": "landing", "name": "Landing", "type": "pageview", "url": "/"},
                    {"id": "signup", "name": "Signup", "type": "goal", "goalName": "signup"}
                  ]
                }
              ],
              "alerts": [
                {
                  "$comment": "As the API answers it. Both types are always these; recentLogs means nothing, for rows are those of alertLogs.",
                  "_id": "665f0b3c4d2e1a0000000051", "websiteId": "665f0b3c4d2e1a0000000011", "name": "New signup",
                  "trigger": {"type": "goal", "goalName": "signup"}, "destination": {"type": "email"},
                  "template": {"subject": "New signup", "message": "A visitor signed up."}, "isEnabled": true, "recentLogs": [],
                  "createdAt": "-30d"
                }
              ],
              "alertLogs": [
                {
                  "$comment": "What alerts have sent; seeded events send nothing. The alert may be gone.",
                  "alertId": "665f0b3c4d2e1a0000000051", "alertName": "New signup", "goalName": "signup", "status": "failed",
                  "error": "Email delivery failed", "visitorId": "0b1f6c0e-52a1-4d7e-8f3e-6a4d0c9b7e21", "triggeredAt": "-2d"
                }
              ],
              "notes": [
                {"id": "665f0b3c4d2e1a0000000061", "text": "Launched", "timestamp": "-2d", "author": "max@example.com",
                  "isAuthorDeleted": false, "idempotencyKey": "launch", "createdAt": "-2d", "updatedAt": "-1d"}
              ],
              "botTraffic": {
                "hiddenCrawlers": ["bingbot"], "excludedCrawlerIds": ["ccbot"], "verifiedOnly": false, "requireAuthToken": true,
                "hideDashboardCard": false, "groupBy": "crawlers", "pageFilterIds": ["docs"], "token": "dfbot_shop",
                "tokenCreatedAt": "-30d"
              },
              "botRequests": [
                {"at": "-1h", "href": "https://shop.example/llms.txt", "provider": "OpenAI", "agent": "GPTBot", "category": "training",
                  "ip": "192.0.2.10", "statusCode": 200}
              ],
              "mentions": [
                {"id": "665f0b3c4d2e1a0000000071", "platform": "x", "timestamp": "-2h", "text": "Trying shop.example",
                  "url": "https://x.com/ann/status/1", "author": {"name": "Ann", "username": "ann", "image": "https://example.com/ann.png"},
                  "engagement": {"likes": 12, "replies": 3, "reposts": 1, "quotes": 0}, "media": ["https://example.com/shot.png"],
                  "isRetweet": false},
                {"platform": "reddit", "timestamp": "-1d", "text": "What do you use?", "url": "https://www.reddit.com/r/SaaS/comments/1/",
                  "author": {"name": "u/max", "username": "max"}, "engagement": {"score": 40, "comments": 17}, "subreddit": "SaaS"}
              ],
              "visitors": [
                {
                  "$comment": "What is said of place and browser holds for every session that says nothing else: place beats ip, system beats userAgent.",
                  "visitorId": "0b1f6c0e-52a1-4d7e-8f3e-6a4d0c9b7e21", "isBot": false, "ip": "198.51.100.2",
                  "place": {"country": "FR", "region": "FR-IDF", "city": "Paris", "latitude": 48.8566, "longitude": 2.3522},
                  "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
                  "system": {"browser": "Firefox", "browserVersion": "135.0", "os": "Linux", "osVersion": "6.1", "device": "desktop",
                    "vendor": "Apple", "model": "Macintosh"},
                  "viewport": {"width": 1512, "height": 860},
                  "sessions": [
                    {
                      "$comment": "after counts from at; an event that names no page is on the page of the one before it.",
                      "at": "-2d", "sessionId": "s1", "referrer": "https://www.google.com/", "ip": "198.51.100.2",
                      "place": {"country": "FR"}, "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
                      "system": {"device": "desktop"}, "viewport": {"width": 1280, "height": 720},
                      "adClickIds": {"fbclid": "1", "gclid": "2", "gclsrc": "3", "wbraid": "4", "gbraid": "5", "li_fat_id": "6",
                        "msclkid": "7", "ttclid": "8", "twclid": "9"},
                      "events": [
                        {"type": "pageview", "after": "0s", "href": "https://shop.example/?utm_source=newsletter"},
                        {"type": "goal", "after": "40s", "href": "https://shop.example/signup", "name": "signup",
                          "description": "Made an account", "properties": {"plan": "pro"}},
                        {"type": "exit_click", "after": "1m", "href": "https://shop.example/signup", "url": "https://example.net/",
                          "text": "Partner"}
                      ]
                    }
                  ],
                  "goals": [
                    {"at": "-1d", "name": "activated", "description": "Reported by the server", "metadata": {"plan": "pro"}}
                  ],
                  "profile": {"profileId": "665f0b3c4d2e1a0000000081", "userId": "u1", "metadata": {"email": "cleo@example.com"},
                    "identifiedAt": "-2d"}
                },
                {
                  "$comment": "A bot needs no sessions and counts nowhere.",
                  "visitorId": "0b1f6c0e-52a1-4d7e-8f3e-6a4d0c9b7e22", "isBot": true
                }
              ],
              "payments": [
                {
                  "$comment": "Without a visitor it is attributed as POST /payments does it.",
                  "at": "-1d", "transaction_id": "t1", "amount": 29.9, "currency": "EUR", "email": "cleo@example.com", "name": "Cleo",
                  "customer_id": "cus_1", "datafast_visitor_id": "0b1f6c0e-52a1-4d7e-8f3e-6a4d0c9b7e21", "renewal": false,
                  "refunded": false, "is_free_trial": false
                }
              ]
            }
          ],
          "accessTokens": [
            {
              "$comment": "Permissions that are left out are all; websites that are left out are all of the user.",
              "_id": "665f0b3c4d2e1a0000000091", "key": "dft_ann", "user": "ann@example.com", "name": "Reports",
              "permissions": ["analytics:read", "goals:read"], "websiteIds": ["665f0b3c4d2e1a0000000011"], "createdAt": "-90d",
              "lastUsedAt": "-1h", "expiresAt": "+365d", "revoked": false
            }
          ]
        }

        """#
}
