extension OperationTable {
    private static let page = "/api/account/notes"

    private static let note = [
        Field("text", .text(.filled(500)), required: true, "The note"),
        Field("timestamp", .moment(.note), required: true, "Its place on the chart"),
    ]

    /// Account API 12.
    static let notes: [Operation] = [
        Operation(
            .listNotes, .get, "/admin/websites/{websiteId}/notes", .notes, "List notes", page: page,
            access: .admin(.notesRead),
            query: QuerySchema(
                Parameters.range(absent: .lastDays, mark: .seen) + [
                    Field("q", .text(TextRule(emptyIsNull: true, maximum: 200)), "Part of the text", mark: .seen)
                ]
                    + Parameters.page() + [Parameters.order(mark: .seen)],
                rules: [.bothBounds], rejectsUnknown: true), answers: [.listNotes]),
        Operation(
            .createNote, .post, "/admin/websites/{websiteId}/notes", .notes, "Create a note", page: page,
            access: .admin(.notesWrite, role: .member),
            body: BodySchema(
                note + [
                    Field(
                        "idempotencyKey", .text(TextRule(isTrimmed: false, form: .idempotencyKey)),
                        "Makes a repeated request harmless")
                ]),
            answers: [.createNote, .knownNote], errors: [.idempotencyKeyReused]),
        Operation(
            .updateNote, .put, "/admin/websites/{websiteId}/notes/{noteId}", .notes, "Change a note", page: page,
            access: .admin(.notesWrite, role: .member), body: .update(note), answers: [.knownNote],
            errors: [.notFound(.note)]),
        Operation(
            .deleteNote, .delete, "/admin/websites/{websiteId}/notes/{noteId}", .notes, "Delete a note", page: page,
            access: .admin(.notesWrite, role: .member), answers: [.deleteNote], errors: [.notFound(.note)]),
    ]
}
