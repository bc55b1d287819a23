import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /admin/websites/{websiteId}/notes`: the notes of a stretch of time.
///
/// Source: account API, section 12.1.
extension Call {
    func listNotes() throws -> HTTPResponse {
        let website = try website()
        let query = input.query
        let range =
            try TimeRange(query, website: website, fullDays: .asDates)
            ?? TimeRange(lastDays: 30, query, website: website, now: now)
        let selection = Store.NoteSelection(
            websiteID: website.id, range: range.instants, text: query.string("q"),
            isAscending: query.string("order") == "asc")
        let limit = query.int("limit") ?? 0
        let offset = query.int("offset") ?? 0
        let total = try store.countNotes(selection)
        let notes = try store.notes(selection, limit: limit, offset: offset)
        return Envelope.list(notes) { note, writer in
            note.write(of: website, author: author(of: note), to: &writer)
        } after: { writer in
            writer.pagination(query, total: total, sent: notes.count)
        }
    }

    /// Who wrote a note, as that user is now; nil once the user is gone.
    func author(of note: Note) -> User? { note.authorID.flatMap { state.directory.users[$0] } }
}

extension Note {
    /// Writes the members of a note's object.
    func write(of website: Website, author: User?, to writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("websiteId", website.objectID)
        writer.member("text", text)
        writer.member("timestamp", timestamp)
        if let author {
            writer.beginObject("author")
            writer.member("id", author.id)
            writer.member("name", author.name)
            writer.member("image", author.image)
            writer.endObject()
        } else {
            writer.member("author", JSONValue.null)
        }
        writer.member("createdAt", createdAt)
        writer.member("updatedAt", updatedAt)
    }
}
