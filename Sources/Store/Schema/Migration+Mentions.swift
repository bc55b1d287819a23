extension Migration {
    /// What people wrote about a website on X and Reddit. The columns of the other platform are NULL; `media` holds one URL
    /// a line, `folded_text` all that is searched, in lower case.
    static let mentions = Migration(
        name: "mentions",
        script: """
            CREATE TABLE mentions (
                id              TEXT PRIMARY KEY,
                website_id      INTEGER NOT NULL REFERENCES websites (id),
                time            INTEGER NOT NULL,
                platform        TEXT NOT NULL CHECK (platform IN ('x', 'reddit')),
                text            TEXT NOT NULL,
                url             TEXT NOT NULL,
                author_name     TEXT NOT NULL,
                author_username TEXT NOT NULL,
                author_image    TEXT,
                likes           INTEGER,
                replies         INTEGER,
                reposts         INTEGER,
                quotes          INTEGER,
                media           TEXT,
                is_retweet      INTEGER,
                score           INTEGER,
                comments        INTEGER,
                subreddit       TEXT,
                folded_text     TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX mentions_by_time ON mentions (website_id, time, id);
            """)
}
