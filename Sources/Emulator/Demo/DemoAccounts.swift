import CivilTime

extension Seed {
    /// Whose the demo's websites are, and what stands in their settings, at a time; the seed format. Visitors come from
    /// ``DemoSeed``.
    ///
    /// Users, tokens and the first website are those of the basic seed, so that what is written for one works with the other.
    /// Notes and mentions stand at the moments at which the websites' sources begin.
    static func demoAccounts(_ now: Instant) -> String {
        #"""
        {
          "users": [
            {"_id": "665f0b3c4d2e1a0012345678", "name": "Jane Doe", "email": "jane@example.com", "planType": "pro",
              "image": "https://example.com/avatar.png", "createdAt": "2024-06-04T12:40:28Z"},
            {"_id": "665f0b3c4d2e1a0000000002", "name": "Max Member", "email": "max@example.com", "createdAt": "2024-06-05T09:00:00Z"},
            {"_id": "665f0b3c4d2e1a0000000003", "name": "Vera Viewer", "email": "vera@example.com", "createdAt": "2024-06-06T09:00:00Z"}
          ],
          "websites": [\#(saas(now)), \#(blog(now)), \#(shop(now))],
          "accessTokens": [
            {"_id": "665f0b3c4d2e1a0000000031", "user": "jane@example.com", "name": "Everything", "createdAt": "2024-06-04T13:00:00Z",
              "key": "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4"},
            {"_id": "665f0b3c4d2e1a0000000032", "user": "jane@example.com", "name": "Documentation token",
              "createdAt": "2024-06-04T13:01:00Z", "key": "dft_xxx"},
            {"_id": "665f0b3c4d2e1a0012345678", "user": "jane@example.com", "name": "Read only", "createdAt": "2024-06-04T13:02:00Z",
              "permissions": ["analytics:read"], "key": "dft_3fae83bebf87d214d11eaed2e8ca1fb20a36322f0eafceea"},
            {"_id": "665f0b3c4d2e1a0000000038", "user": "max@example.com", "name": "Member", "createdAt": "2024-06-10T09:10:00Z",
              "key": "dft_83f367544e28cce91b9eade68740286e4ca7baca6f0a50e7"},
            {"_id": "665f0b3c4d2e1a0000000039", "user": "vera@example.com", "name": "Viewer", "createdAt": "2024-06-11T09:10:00Z",
              "key": "dft_ee5a8bc82f6eb9fa6609a418b3cb6df7bd34010729212d76"}
          ]
        }
        """#
    }

    private static func saas(_ now: Instant) -> String {
        #"""
        {
          "_id": "665f0b3c4d2e1a0012345678", "owner": "jane@example.com", "createdAt": "-92d", "domain": "example.com", "name": "Tempo",
          "trackingId": "dfid_abc123", "timezone": "\#(DemoWebsite.saas.timeZone)", "currency": "USD", "kpi": "signup", "kpiColorScheme": "orange",
          "members": [
            {"user": "max@example.com", "role": "member", "joinedAt": "-88d"},
            {"user": "vera@example.com", "role": "viewer", "joinedAt": "-61d"}
          ],
          "keys": [
            {"_id": "665f0b3c4d2e1a0012345678", "name": "Production key", "createdAt": "-92d",
              "key": "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd"},
            {"_id": "665f0b3c4d2e1a0000000012", "name": "Documentation key", "createdAt": "-91d", "key": "df_xxx"}
          ],
          "integrations": {"stripe": {"connected": true}},
          "goalCustomizations": [
            {"goalName": "signup", "displayName": "Signed up", "color": "#8dcdff", "description": "Visitor made an account",
              "updatedAt": "-80d"}
          ],
          "funnels": [
            {"_id": "665f0b3c4d2e1a0012345678", "name": "Signup funnel", "createdAt": "-85d", "steps": [
              {"name": "Landing", "type": "pageview", "url": "/"}, {"name": "Pricing", "type": "pageview", "url": "/pricing"},
              {"name": "Sign-up page", "type": "pageview", "url": "/signup"}, {"name": "Signup", "type": "goal", "goalName": "signup"}]},
            {"_id": "665f0b3c4d2e1a0000000091", "name": "From account to subscription", "createdAt": "-60d", "steps": [
              {"name": "Signup", "type": "goal", "goalName": "signup"}, {"name": "Onboarded", "type": "goal", "goalName": "onboarding_done"},
              {"name": "Paid", "type": "goal", "goalName": "payment"}]}
          ],
          "alerts": [
            {"_id": "665f0b3c4d2e1a0012345678", "name": "New payment", "trigger": {"goalName": "payment"}, "createdAt": "-30d",
              "template": {"subject": "Somebody paid", "message": "A visitor became a customer, or stayed one."}},
            {"_id": "665f0b3c4d2e1a0000000092", "name": "Enterprise lead", "trigger": {"goalName": "enterprise_contact"}, "createdAt": "-70d",
              "template": {"subject": "A large team asks", "message": "Somebody asked for a quote. Answer today."}}
          ],
          "notes": [
            \#(note("665f0b3c4d2e1a0012345678", "Launched on Product Hunt", of: .saas, at: DemoWebsite.saasLaunch, before: now)),
            \#(note("665f0b3c4d2e1a0000000093", "New pricing page: yearly plan comes first", of: .saas, at: DemoMoment(38, at: 11), before: now, author: "max@example.com")),
            \#(note("665f0b3c4d2e1a0000000094", "Our article is on the front page of Hacker News", of: .saas, at: DemoWebsite.saasNews, before: now)),
            \#(note("665f0b3c4d2e1a0000000095", "Two-factor sign-in", of: .saas, at: DemoMoment(9, at: 15), before: now, author: "max@example.com"))
          ],
          "botTraffic": {"token": "dfbot_7f5b1c7ff2c4e2a3d09eaf1e1b6f0b5ad92f8a4c67e013bd", "tokenCreatedAt": "-60d"},
          "mentions": [\#(DemoWebsite.saasMentions(before: now))],
          "visitors": [
            {
              "visitorId": "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", "ip": "203.0.113.3", "viewport": {"width": 1728, "height": 998},
              "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
              "sessions": [
                {"at": "-41d5h", "referrer": "https://www.youtube.com/", "events": [
                  {"href": "https://example.com/?ref=youtube.com"},
                  {"after": "35s", "href": "https://example.com/features/timer"},
                  {"after": "1m20s", "href": "https://example.com/pricing"},
                  {"after": "1m40s", "href": "https://example.com/blog/launch"},
                  {"after": "2m9s", "type": "goal", "name": "newsletter_signup", "description": "Subscribed to the changelog"}
                ]},
                {"at": "-12d3h", "events": [
                  {"href": "https://example.com/docs"},
                  {"after": "40s", "href": "https://example.com/docs/install"}
                ]}
              ],
              "profile": {"userId": "user_123", "metadata": {"email": "jane@example.com", "plan": "pro"}, "identifiedAt": "-12d3h",
                "profileId": "665f0b3c4d2e1a0012345678"}
            }
          ]
        }
        """#
    }

    private static func blog(_ now: Instant) -> String {
        #"""
        {
          "_id": "665f0b3c4d2e1a0000000081", "owner": "jane@example.com", "createdAt": "-91d", "domain": "fieldnotes.example",
          "name": "Field Notes", "trackingId": "dfid_fieldnotes", "timezone": "\#(DemoWebsite.blog.timeZone)", "currency": "USD", "kpi": "newsletter_signup",
          "kpiColorScheme": "teal", "isPublicDashboardEnabled": true,
          "members": [{"user": "vera@example.com", "role": "member", "joinedAt": "-70d"}],
          "keys": [{"_id": "665f0b3c4d2e1a0000000081", "name": "Field Notes", "createdAt": "-91d",
            "key": "df_81c3f2a97b5e4d06b8a1f3c95d7e20648a4b1c6e9f03d752"}],
          "integrations": {"lemonsqueezy": {"connected": true}},
          "goalCustomizations": [
            {"goalName": "newsletter_signup", "displayName": "Subscribed", "color": "#8dcdff", "updatedAt": "-75d"}
          ],
          "funnels": [
            {"_id": "665f0b3c4d2e1a0000000084", "name": "Book", "createdAt": "-50d", "steps": [
              {"name": "Book page", "type": "pageview", "url": "/book"}, {"name": "Sample", "type": "pageview", "url": "/book/sample"},
              {"name": "Bought", "type": "goal", "goalName": "payment"}]}
          ],
          "alerts": [
            {"_id": "665f0b3c4d2e1a0000000085", "name": "Book sold", "trigger": {"goalName": "payment"}, "createdAt": "-45d",
              "template": {"subject": "A book was sold", "message": "One more reader."}}
          ],
          "notes": [
            \#(note("665f0b3c4d2e1a000000008d", "Newsletter, issue 9", of: .blog, at: DemoWebsite.issue9, before: now)),
            \#(note("665f0b3c4d2e1a0000000086", "Hacker News: How SQLite reads a page", of: .blog, at: DemoWebsite.sqliteNews, before: now)),
            \#(note("665f0b3c4d2e1a0000000087", "Newsletter, issue 10", of: .blog, at: DemoWebsite.issue10, before: now)),
            \#(note("665f0b3c4d2e1a0000000088", "Book advertisements begin", of: .blog, at: DemoWebsite.bookAds.begin, before: now)),
            \#(note("665f0b3c4d2e1a0000000089", "Hacker News again: The cost of a cache", of: .blog, at: DemoWebsite.cacheNews, before: now)),
            \#(note("665f0b3c4d2e1a000000008a", "Newsletter, issue 11", of: .blog, at: DemoWebsite.issue11, before: now)),
            \#(note("665f0b3c4d2e1a000000008b", "Book advertisements end", of: .blog, at: DemoWebsite.bookAds.end, before: now)),
            \#(note("665f0b3c4d2e1a000000008c", "Newsletter, issue 12", of: .blog, at: DemoWebsite.issue12, before: now))
          ],
          "mentions": [\#(DemoWebsite.blogMentions(before: now))]
        }
        """#
    }

    private static func shop(_ now: Instant) -> String {
        #"""
        {
          "_id": "665f0b3c4d2e1a0000000082", "owner": "jane@example.com", "createdAt": "-91d", "domain": "rosthaus.example",
          "name": "Rösthaus", "trackingId": "dfid_rosthaus", "timezone": "\#(DemoWebsite.shop.timeZone)", "currency": "EUR", "kpi": "payment",
          "kpiColorScheme": "green", "includeRenewalRevenue": false,
          "keys": [{"_id": "665f0b3c4d2e1a0000000082", "name": "Rösthaus", "createdAt": "-91d",
            "key": "df_2d90b7e6c1f84a35a7d1e05c92b3f6487e1a0d5c38b9f264"}],
          "integrations": {"shopify": {"connected": true}},
          "goalCustomizations": [
            {"goalName": "add_to_cart", "displayName": "In den Warenkorb", "color": "#8dcdff", "updatedAt": "-72d"}
          ],
          "funnels": [
            {"_id": "665f0b3c4d2e1a0000000096", "name": "Kauf", "createdAt": "-72d", "steps": [
              {"name": "Produkt", "type": "pageview", "url": "/p/*"}, {"name": "Warenkorb", "type": "goal", "goalName": "add_to_cart"},
              {"name": "Kasse", "type": "pageview", "url": "/kasse"}, {"name": "Danke", "type": "pageview", "url": "/danke"}]}
          ],
          "notes": [
            \#(note("665f0b3c4d2e1a0000000097", "Jubiläumsaktion beginnt", of: .shop, at: DemoWebsite.sale.begin, before: now)),
            \#(note("665f0b3c4d2e1a0000000098", "Neue Ernte aus Äthiopien", of: .shop, at: DemoWebsite.harvest, before: now)),
            \#(note("665f0b3c4d2e1a0000000099", "Jubiläumsaktion, zweite Runde", of: .shop, at: DemoWebsite.secondSale.begin, before: now))
          ]
        }
        """#
    }

    private static func note(
        _ id: String, _ text: String, of website: DemoWebsite, at moment: DemoMoment, before now: Instant,
        author: String = "jane@example.com"
    ) -> String {
        let time = website.instant(moment, before: now)
        return #"""
            {"id": "\#(id)", "text": "\#(text)", "timestamp": "\#(time)", "author": "\#(author)", "createdAt": "\#(time)"}
            """#
    }
}
