extension Migration {
    /// What the account API keeps besides who may do what: plan fields, funnels, alerts and their rows, notes,
    /// invitations, integrations, how goals are shown, and bot traffic.
    ///
    /// Records of the API have their own id (24 lower-case hex digits) as key.
    static let account = Migration(
        name: "account",
        script: """
            ALTER TABLE users ADD COLUMN website_limit INTEGER;
            ALTER TABLE users ADD COLUMN team_seat_limit INTEGER;
            ALTER TABLE users ADD COLUMN mention_cap INTEGER;
            ALTER TABLE users ADD COLUMN receives_email INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE users ADD COLUMN included_bot_requests INTEGER NOT NULL DEFAULT 10000;
            ALTER TABLE users ADD COLUMN bot_add_on_status TEXT;
            ALTER TABLE users ADD COLUMN bot_pack_quantity INTEGER NOT NULL DEFAULT 0;

            CREATE TABLE funnels (
                id         TEXT PRIMARY KEY,
                website_id INTEGER NOT NULL REFERENCES websites (id),
                name       TEXT NOT NULL,
                slug       TEXT NOT NULL,
                is_active  INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX funnels_by_website ON funnels (website_id, created_at, id);

            CREATE TABLE funnel_steps (
                funnel_id TEXT NOT NULL REFERENCES funnels (id),
                position  INTEGER NOT NULL,
                step_id   TEXT NOT NULL,
                name      TEXT NOT NULL,
                type      TEXT NOT NULL CHECK (type IN ('pageview', 'goal')),
                target    TEXT NOT NULL,
                PRIMARY KEY (funnel_id, position)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE alerts (
                id         TEXT PRIMARY KEY,
                website_id INTEGER NOT NULL REFERENCES websites (id),
                name       TEXT NOT NULL,
                goal_name  TEXT NOT NULL,
                subject    TEXT,
                message    TEXT NOT NULL,
                is_enabled INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX alerts_by_website ON alerts (website_id, created_at, id);

            CREATE TABLE alert_logs (
                id           INTEGER PRIMARY KEY,
                website_id   INTEGER NOT NULL REFERENCES websites (id),
                alert_id     TEXT NOT NULL,
                alert_name   TEXT NOT NULL,
                goal_name    TEXT NOT NULL,
                is_sent      INTEGER NOT NULL,
                error        TEXT,
                visitor      BLOB,
                triggered_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX alert_logs_by_time ON alert_logs (website_id, triggered_at);
            CREATE INDEX alert_logs_by_alert ON alert_logs (website_id, alert_id, triggered_at);

            CREATE TABLE notes (
                id                TEXT PRIMARY KEY,
                website_id        INTEGER NOT NULL REFERENCES websites (id),
                author_id         TEXT,
                text              TEXT NOT NULL,
                folded_text       TEXT NOT NULL,
                timestamp         INTEGER NOT NULL,
                created_at        INTEGER NOT NULL,
                updated_at        INTEGER NOT NULL,
                idempotency_key   TEXT,
                created_text      TEXT NOT NULL,
                created_timestamp INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX notes_by_time ON notes (website_id, timestamp, id);
            CREATE UNIQUE INDEX notes_by_key ON notes (website_id, author_id, idempotency_key)
                WHERE idempotency_key IS NOT NULL;

            CREATE TABLE invitations (
                id         TEXT PRIMARY KEY,
                website_id INTEGER NOT NULL REFERENCES websites (id),
                email      TEXT NOT NULL,
                role       TEXT NOT NULL CHECK (role IN ('member', 'viewer')),
                created_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX invitations_by_website ON invitations (website_id, email);

            CREATE TABLE integrations (
                website_id     INTEGER NOT NULL REFERENCES websites (id),
                provider       TEXT NOT NULL,
                credentials    TEXT NOT NULL,
                key_expires_at INTEGER,
                PRIMARY KEY (website_id, provider)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE goal_customizations (
                website_id   INTEGER NOT NULL REFERENCES websites (id),
                goal_name    TEXT NOT NULL,
                display_name TEXT,
                color        TEXT,
                description  TEXT,
                updated_at   INTEGER NOT NULL,
                PRIMARY KEY (website_id, goal_name)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE bot_traffic (
                website_id           INTEGER PRIMARY KEY REFERENCES websites (id),
                hidden_crawlers      TEXT NOT NULL,
                excluded_crawler_ids TEXT NOT NULL,
                verified_only        INTEGER NOT NULL,
                requires_token       INTEGER NOT NULL,
                hides_dashboard_card INTEGER NOT NULL,
                group_by             TEXT NOT NULL,
                page_filter_ids      TEXT NOT NULL,
                token                TEXT,
                token_created_at     INTEGER
            ) STRICT;

            CREATE TABLE bot_requests (
                id          INTEGER PRIMARY KEY,
                website_id  INTEGER NOT NULL REFERENCES websites (id),
                time        INTEGER NOT NULL,
                page_id     INTEGER NOT NULL REFERENCES pages (id),
                company     TEXT NOT NULL,
                crawler_id  TEXT NOT NULL,
                agent       TEXT NOT NULL,
                category    TEXT NOT NULL,
                status_code INTEGER,
                is_verified INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX bot_requests_by_time ON bot_requests (website_id, time);

            CREATE TABLE dropped_bot_requests (
                user_id TEXT NOT NULL REFERENCES users (id),
                period  INTEGER NOT NULL,
                count   INTEGER NOT NULL,
                PRIMARY KEY (user_id, period)
            ) STRICT, WITHOUT ROWID;
            """)
}
