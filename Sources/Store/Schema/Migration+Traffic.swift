extension Migration {
    /// What visitors did: visitors, sessions, pageviews, goals, payments, profiles, exit clicks.
    ///
    /// What many rows share (a page, a place, a system, an acquisition) stands once in a table of its own and is
    /// named by its key, so that a report groups by small integers and reads the words only for its result.
    /// A visitor's pageviews are chained backwards (`latest_pageview_id`, `previous_id`), which spares an index on
    /// the largest table.
    /// Reports read sessions, from the first to the last: what most of them need stands first in the row, since SQLite
    /// reads a row's columns from the left. `trail` holds the session's views (see ``Trail``), `first_visit_at` the start
    /// of the visitor's first session.
    static let traffic = Migration(
        name: "traffic",
        script: """
            CREATE TABLE pages (
                id       INTEGER PRIMARY KEY,
                hostname TEXT NOT NULL,
                path     TEXT NOT NULL,
                UNIQUE (hostname, path)
            ) STRICT;

            CREATE TABLE places (
                id        INTEGER PRIMARY KEY,
                country   TEXT,
                region    TEXT,
                city      TEXT,
                city_key  TEXT,
                latitude  REAL,
                longitude REAL
            ) STRICT;
            CREATE INDEX places_by_value ON places (country, region, city, latitude, longitude);

            CREATE TABLE systems (
                id              INTEGER PRIMARY KEY,
                browser         TEXT,
                browser_version TEXT,
                os              TEXT,
                os_version      TEXT,
                device          TEXT NOT NULL,
                vendor          TEXT,
                model           TEXT
            ) STRICT;
            CREATE INDEX systems_by_value ON systems (browser, browser_version, os, os_version, device, vendor, model);

            CREATE TABLE acquisitions (
                id            INTEGER PRIMARY KEY,
                referrer      TEXT,
                referrer_name TEXT NOT NULL,
                ref           TEXT,
                source        TEXT,
                via           TEXT,
                utm_source    TEXT,
                utm_medium    TEXT,
                utm_campaign  TEXT,
                utm_term      TEXT,
                utm_content   TEXT
            ) STRICT;
            CREATE INDEX acquisitions_by_value ON acquisitions (
                referrer, referrer_name, ref, source, via, utm_source, utm_medium, utm_campaign, utm_term, utm_content);

            CREATE TABLE profiles (
                id            INTEGER PRIMARY KEY,
                object_id     TEXT NOT NULL UNIQUE,
                website_id    INTEGER NOT NULL REFERENCES websites (id),
                user_id       TEXT NOT NULL,
                metadata      TEXT NOT NULL,
                identified_at INTEGER NOT NULL,
                UNIQUE (website_id, user_id)
            ) STRICT;

            CREATE TABLE visitors (
                id                 INTEGER PRIMARY KEY,
                website_id         INTEGER NOT NULL REFERENCES websites (id),
                uuid               BLOB NOT NULL,
                is_bot             INTEGER NOT NULL DEFAULT 0,
                profile_id         INTEGER REFERENCES profiles (id),
                first_session_id   INTEGER,
                latest_session_id  INTEGER,
                latest_pageview_id INTEGER,
                session_count      INTEGER NOT NULL DEFAULT 0,
                pageview_count     INTEGER NOT NULL DEFAULT 0,
                UNIQUE (website_id, uuid)
            ) STRICT;

            CREATE INDEX visitors_bots ON visitors (website_id) WHERE is_bot = 1;

            CREATE TABLE sessions (
                id             INTEGER PRIMARY KEY,
                website_id     INTEGER NOT NULL,
                visitor_id     INTEGER NOT NULL,
                pageview_count INTEGER NOT NULL DEFAULT 0,
                goal_count     INTEGER NOT NULL DEFAULT 0,
                started_at     INTEGER NOT NULL,
                last_at        INTEGER NOT NULL,
                place_id       INTEGER REFERENCES places (id),
                system_id      INTEGER REFERENCES systems (id),
                acquisition_id INTEGER REFERENCES acquisitions (id),
                page_id        INTEGER REFERENCES pages (id),
                first_visit_at INTEGER,
                trail          BLOB,
                client_id      TEXT,
                ad_click_ids   TEXT
            ) STRICT;
            CREATE INDEX sessions_by_visitor ON sessions (visitor_id);

            CREATE TABLE trails (
                session_id INTEGER NOT NULL,
                part       INTEGER NOT NULL,
                views      BLOB NOT NULL,
                PRIMARY KEY (session_id, part)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE pageviews (
                id              INTEGER PRIMARY KEY,
                website_id      INTEGER NOT NULL,
                visitor_id      INTEGER NOT NULL,
                session_id      INTEGER NOT NULL,
                previous_id     INTEGER,
                time            INTEGER NOT NULL,
                page_id         INTEGER NOT NULL,
                acquisition_id  INTEGER NOT NULL,
                place_id        INTEGER NOT NULL,
                system_id       INTEGER NOT NULL,
                viewport_width  INTEGER,
                viewport_height INTEGER
            ) STRICT;
            CREATE INDEX pageviews_by_time ON pageviews (website_id, time);

            CREATE TABLE goals (
                id          INTEGER PRIMARY KEY,
                object_id   TEXT NOT NULL,
                website_id  INTEGER NOT NULL,
                visitor_id  INTEGER NOT NULL,
                session_id  INTEGER NOT NULL,
                time        INTEGER NOT NULL,
                name        TEXT NOT NULL,
                description TEXT,
                properties  TEXT,
                is_server   INTEGER NOT NULL,
                is_custom   INTEGER NOT NULL,
                page_id     INTEGER
            ) STRICT;
            CREATE INDEX goals_by_visitor ON goals (visitor_id);
            CREATE INDEX goals_by_time ON goals (website_id, time);

            CREATE TABLE payments (
                id             INTEGER PRIMARY KEY,
                object_id      TEXT NOT NULL,
                website_id     INTEGER NOT NULL,
                visitor_id     INTEGER,
                time           INTEGER NOT NULL,
                transaction_id TEXT NOT NULL,
                amount         REAL NOT NULL,
                currency       TEXT NOT NULL,
                kind           TEXT NOT NULL CHECK (kind IN ('new', 'renewal', 'refund', 'trial')),
                email          TEXT COLLATE NOCASE,
                name           TEXT,
                customer_id    TEXT,
                UNIQUE (website_id, transaction_id)
            ) STRICT;
            CREATE INDEX payments_by_visitor ON payments (visitor_id) WHERE visitor_id IS NOT NULL;
            CREATE INDEX payments_by_time ON payments (website_id, time);
            CREATE INDEX payments_by_customer ON payments (website_id, customer_id) WHERE customer_id IS NOT NULL;
            CREATE INDEX payments_by_email ON payments (website_id, email) WHERE email IS NOT NULL;

            CREATE TABLE payment_hints (
                website_id INTEGER NOT NULL,
                kind       TEXT NOT NULL CHECK (kind IN ('transaction', 'email')),
                value      TEXT NOT NULL,
                visitor_id INTEGER NOT NULL,
                PRIMARY KEY (website_id, kind, value)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE exit_clicks (
                id         INTEGER PRIMARY KEY,
                website_id INTEGER NOT NULL,
                visitor_id INTEGER NOT NULL,
                session_id INTEGER NOT NULL,
                time       INTEGER NOT NULL,
                url        TEXT NOT NULL,
                text       TEXT
            ) STRICT;
            """)
}
