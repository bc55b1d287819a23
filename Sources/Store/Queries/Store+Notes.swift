import CivilTime
import SQLite

/// Notes.
///
/// Source: account API, section 12.
extension Store {
    /// Which notes to list.
    package struct NoteSelection: Sendable {
        package var websiteID: Int64
        package var range: ClosedRange<Instant>
        /// Part of the text in any case; nil for all notes.
        package var text: String?
        /// Whether the oldest come first.
        package var isAscending: Bool

        package init(websiteID: Int64, range: ClosedRange<Instant>, text: String? = nil, isAscending: Bool = false) {
            self.websiteID = websiteID
            self.range = range
            self.text = text
            self.isAscending = isAscending
        }
    }

    /// How many notes a selection has.
    package func countNotes(_ selection: NoteSelection) throws(SQLiteError) -> Int {
        try connection.first(
            """
            SELECT count(*) FROM notes WHERE website_id = ? AND timestamp BETWEEN ? AND ? AND instr(folded_text, ?) > 0
            """, selection.websiteID, selection.range.lowerBound, selection.range.upperBound,
            Self.folded(selection.text ?? "")
        ) { row in row.int(0) } ?? 0
    }

    /// Some of a selection's notes.
    package func notes(_ selection: NoteSelection, limit: Int, offset: Int) throws(SQLiteError) -> [Note] {
        let order = selection.isAscending ? "ASC" : "DESC"
        return try connection.all(
            generated: """
                SELECT * FROM notes WHERE website_id = ? AND timestamp BETWEEN ? AND ? AND instr(folded_text, ?) > 0
                ORDER BY timestamp \(order), id \(order) LIMIT ? OFFSET ?
                """,
            [
                .integer(selection.websiteID), .integer(selection.range.lowerBound.milliseconds),
                .integer(selection.range.upperBound.milliseconds), .text(Self.folded(selection.text ?? "")),
                .integer(Int64(limit)), .integer(Int64(offset)),
            ], body: Self.note)
    }

    package func note(_ id: String, websiteID: Int64) throws(SQLiteError) -> Note? {
        try connection.first("SELECT * FROM notes WHERE id = ? AND website_id = ?", id, websiteID, body: Self.note)
    }

    /// The note that its author made on a website with this key.
    package func note(idempotencyKey: String, authorID: String, websiteID: Int64) throws(SQLiteError) -> Note? {
        try connection.first(
            "SELECT * FROM notes WHERE website_id = ? AND author_id = ? AND idempotency_key = ?", websiteID, authorID,
            idempotencyKey, body: Self.note)
    }

    package func insert(_ note: Note) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", note.id, note.websiteID, note.authorID,
            note.text, Self.folded(note.text), note.timestamp, note.createdAt, note.updatedAt, note.idempotencyKey,
            note.createdText, note.createdTimestamp)
    }

    /// Writes a note's text, timestamp and time of update.
    package func update(_ note: Note) throws(SQLiteError) {
        try connection.run(
            "UPDATE notes SET text = ?, folded_text = ?, timestamp = ?, updated_at = ? WHERE id = ?", note.text,
            Self.folded(note.text), note.timestamp, note.updatedAt, note.id)
    }

    package func deleteNote(_ id: String) throws(SQLiteError) {
        try connection.run("DELETE FROM notes WHERE id = ?", id)
    }

    /// Text as it is searched: SQLite itself knows the case of ASCII letters only.
    private static func folded(_ text: String) -> String { text.lowercased() }

    private static func note(_ row: Row) -> Note {
        var note = Note(
            id: row.text(0), websiteID: row.int64(1), authorID: row.textOrNil(2), text: row.text(3),
            timestamp: row.instant(5), createdAt: row.instant(6), idempotencyKey: row.textOrNil(8))
        note.updatedAt = row.instant(7)
        note.createdText = row.text(9)
        note.createdTimestamp = row.instant(10)
        return note
    }
}
