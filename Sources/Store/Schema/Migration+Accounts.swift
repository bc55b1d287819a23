extension Migration {
    /// Who may do what: users, their websites, memberships, tokens and keys.
    ///
    /// Times are milliseconds since 1970 UTC. Lists of words are kept as text, one word a line. `object_id` and the
    /// text keys are the API's own ids (24 lower-case hex digits); `id INTEGER` is the key that other tables use.
    static let accounts = Migration(
        name: "accounts",
        script: """
            CREATE TABLE meta (
                key   TEXT PRIMARY KEY,
                value ANY
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE users (
                id                     TEXT PRIMARY KEY,
                name                   TEXT,
                email                  TEXT NOT NULL,
                image                  TEXT,
                created_at             INTEGER NOT NULL,
                has_access             INTEGER NOT NULL,
                plan_type              TEXT,
                is_free_trial_active   INTEGER NOT NULL,
                free_trial_start_at    INTEGER,
                billing_cycle_start_at INTEGER,
                billing_cycle_end_at   INTEGER,
                has_api_access         INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE websites (
                id                           INTEGER PRIMARY KEY,
                object_id                    TEXT NOT NULL UNIQUE,
                owner_id                     TEXT NOT NULL REFERENCES users (id),
                created_at                   INTEGER NOT NULL,
                domain                       TEXT NOT NULL,
                name                         TEXT,
                logo                         TEXT,
                tracking_id                  TEXT NOT NULL UNIQUE,
                timezone                     TEXT NOT NULL,
                currency                     TEXT NOT NULL,
                kpi                          TEXT,
                kpi_color_scheme             TEXT NOT NULL,
                revenue_metric               TEXT NOT NULL,
                sends_weekly_reports         INTEGER NOT NULL,
                sends_viral_traffic_alerts   INTEGER NOT NULL,
                is_public_dashboard_enabled  INTEGER NOT NULL,
                is_public_data_enabled       INTEGER NOT NULL,
                is_cookieless                INTEGER NOT NULL,
                is_attack_mode_enabled       INTEGER NOT NULL,
                includes_renewal_revenue     INTEGER NOT NULL,
                allowed_hostnames            TEXT NOT NULL,
                is_all_hostnames_allowed     INTEGER NOT NULL,
                excluded_ips                 TEXT NOT NULL,
                excluded_paths               TEXT NOT NULL,
                excluded_countries           TEXT NOT NULL,
                excluded_hostnames           TEXT NOT NULL,
                is_tracking_suspended        INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE memberships (
                website_id INTEGER NOT NULL REFERENCES websites (id),
                user_id    TEXT NOT NULL REFERENCES users (id),
                role       TEXT NOT NULL CHECK (role IN ('member', 'viewer')),
                joined_at  INTEGER NOT NULL,
                PRIMARY KEY (website_id, user_id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE access_tokens (
                id           TEXT PRIMARY KEY,
                secret       TEXT NOT NULL UNIQUE,
                user_id      TEXT NOT NULL REFERENCES users (id),
                name         TEXT,
                permissions  TEXT NOT NULL,
                website_ids  TEXT NOT NULL,
                created_at   INTEGER NOT NULL,
                last_used_at INTEGER,
                expires_at   INTEGER,
                is_revoked   INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE website_keys (
                id           TEXT PRIMARY KEY,
                secret       TEXT NOT NULL UNIQUE,
                website_id   INTEGER NOT NULL REFERENCES websites (id),
                created_by   TEXT NOT NULL REFERENCES users (id),
                name         TEXT,
                kind         TEXT NOT NULL CHECK (kind IN ('standard', 'mobile', 'woocommerce')),
                created_at   INTEGER NOT NULL,
                last_used_at INTEGER,
                expires_at   INTEGER,
                is_revoked   INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
}
