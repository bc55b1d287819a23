import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// `POST`, `PUT` and `DELETE` below `/admin/websites/{websiteId}/notes`.
///
/// Source: account API, sections 12.2 to 12.4.
extension Call {
    func createNote() throws -> HTTPResponse {
        let website = try website()
        let text = input.body.string("text") ?? ""
        let timestamp = try timestamp(on: website) ?? now
        let key = input.body.string("idempotencyKey")
        if let key,
            let existing = try store.note(idempotencyKey: key, authorID: caller.user.id, websiteID: website.id)
        {
            guard existing.createdText == text, existing.createdTimestamp == timestamp else {
                throw ContractError.idempotencyKeyReused
            }
            return answer(existing, of: website)
        }
        let note = Note(
            id: state.newObjectID(), websiteID: website.id, authorID: caller.user.id, text: text,
            timestamp: timestamp, createdAt: now, idempotencyKey: key)
        try store.insert(note)
        return answer(note, of: website, status: 201)
    }

    func updateNote() throws -> HTTPResponse {
        let website = try website()
        var note = try namedNote(of: website)
        if let text = input.body.string("text") { note.text = text }
        if let timestamp = try timestamp(on: website) { note.timestamp = timestamp }
        note.updatedAt = now
        try store.update(note)
        return answer(note, of: website)
    }

    func deleteNote() throws -> HTTPResponse {
        try store.deleteNote(try namedNote(of: try website()).id)
        return Envelope.message(.noteDeleted)
    }

    /// The instant that the body names; of a date its midnight on the website.
    private func timestamp(on website: Website) throws -> Instant? {
        let zone = try TimeZoneRules.zone(named: website.timezone) ?? .utc
        return input.body.moment("timestamp")?.instant(dayIn: zone, isEnd: false)
    }

    private func namedNote(of website: Website) throws -> Note {
        guard let note = try store.note(input.path.string("noteId") ?? "", websiteID: website.id) else {
            throw ContractError.notFound(.note)
        }
        return note
    }

    private func answer(_ note: Note, of website: Website, status: Int = 200) -> HTTPResponse {
        Envelope.single(status: status) { writer in note.write(of: website, author: author(of: note), to: &writer) }
    }
}
