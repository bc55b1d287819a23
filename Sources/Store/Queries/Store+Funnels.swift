import SQLite

/// Funnels.
///
/// Source: account API, section 8.
extension Store {
    /// A website's active funnels, newest first.
    package func activeFunnels(websiteID: Int64) throws(SQLiteError) -> [Funnel] {
        try connection.all(
            """
            SELECT id, website_id, name, slug, is_active, created_at FROM funnels
            WHERE website_id = ? AND is_active ORDER BY created_at DESC, id DESC
            """, websiteID, body: funnel)
    }

    /// A funnel of a website, active or not.
    package func funnel(_ id: String, websiteID: Int64) throws(SQLiteError) -> Funnel? {
        try connection.first(
            """
            SELECT id, website_id, name, slug, is_active, created_at FROM funnels WHERE id = ? AND website_id = ?
            """, id, websiteID, body: funnel)
    }

    /// Whether another active funnel of the website has this slug.
    package func isFunnelNameTaken(
        slug: String, websiteID: Int64, except id: String? = nil
    ) throws(SQLiteError) -> Bool {
        try connection.first(
            "SELECT 1 FROM funnels WHERE website_id = ? AND is_active AND slug = ? AND id IS NOT ?", websiteID, slug, id
        ) { _ in true } ?? false
    }

    package func insert(_ funnel: Funnel) throws(SQLiteError) {
        try transaction { () throws(SQLiteError) in
            try connection.run(
                "INSERT INTO funnels VALUES (?, ?, ?, ?, ?, ?)", funnel.id, funnel.websiteID, funnel.name, funnel.slug,
                funnel.isActive, funnel.createdAt)
            try insertSteps(of: funnel)
        }
    }

    /// Writes a funnel anew, all but its website and its creation.
    package func update(_ funnel: Funnel) throws(SQLiteError) {
        try transaction { () throws(SQLiteError) in
            try connection.run(
                "UPDATE funnels SET name = ?, slug = ?, is_active = ? WHERE id = ?", funnel.name, funnel.slug,
                funnel.isActive, funnel.id)
            try connection.run("DELETE FROM funnel_steps WHERE funnel_id = ?", funnel.id)
            try insertSteps(of: funnel)
        }
    }

    private func insertSteps(of funnel: Funnel) throws(SQLiteError) {
        for (position, step) in funnel.steps.enumerated() {
            let (type, target) =
                switch step.target {
                case .pageview(let url): ("pageview", url)
                case .goal(let name): ("goal", name)
                }
            try connection.run(
                "INSERT INTO funnel_steps VALUES (?, ?, ?, ?, ?, ?)", funnel.id, position, step.id, step.name, type,
                target)
        }
    }

    private func funnel(_ row: Row) throws(SQLiteError) -> Funnel {
        let id = row.text(0)
        let steps = try connection.all(
            "SELECT step_id, name, type, target FROM funnel_steps WHERE funnel_id = ? ORDER BY position", id
        ) { row in
            Funnel.Step(
                id: row.text(0), name: row.text(1),
                target: row.text(2) == "goal" ? .goal(name: row.text(3)) : .pageview(url: row.text(3)))
        }
        return Funnel(
            id: id, websiteID: row.int64(1), name: row.text(2), slug: row.text(3), steps: steps,
            isActive: row.bool(4), createdAt: row.instant(5))
    }
}
