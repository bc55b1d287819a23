import HTTPServer
import JSON

extension ControlTable {
    static let journal = [
        ControlOperation(
            "listRequests", .get, "/worlds/{world}/requests",
            "The requests that a world has served, oldest first. What the server itself refuses (such as 400 for what is no HTTP, 413 or "
                + "431) comes to no world.",
            query: JournalFields.query, answer: .json(JournalPage.schema)
        ) { call in call.answer(try call.emulator.requests(call.journalQuery(), world: call.worldName)) },
        ControlOperation(
            "listUnmatchedRequests", .get, "/worlds/{world}/requests/unmatched",
            "The requests that led nowhere: to an unknown path or world, or to a method that a path does not have.",
            query: JournalFields.query, answer: .json(JournalPage.schema)
        ) { call in
            var query = try call.journalQuery()
            query.isUnmatchedOnly = true
            return call.answer(try call.emulator.requests(query, world: call.worldName))
        },
        ControlOperation(
            "exportRequests", .get, "/worlds/{world}/requests/har", "The same as a HAR file.",
            query: JournalFields.query, answer: .json(HTTPArchive.schema)
        ) { call in
            let bytes = try call.emulator.exportRequests(call.journalQuery(), world: call.worldName)
            return .now(HTTPResponse(status: 200, contentType: Envelope.contentType, body: bytes))
        },
        ControlOperation(
            "deleteRequests", .delete, "/worlds/{world}/requests", "Forgets the requests that a world has served.",
            answer: .json(
                ControlSchema(ControlSchema.object(["deleted": ControlSchema.count]), example: ["deleted": 12]))
        ) { call in
            let count = try call.emulator.deleteRequests(world: call.worldName)
            return .now(Envelope.plain { $0.member("deleted", count) })
        },
        ControlOperation(
            "verifyRequests", .post, "/worlds/{world}/verify",
            "Checks what a world has served, and waits for it. 200 if it holds; if not, 409 with what came instead.",
            body: .object(VerificationFields.all), answer: .json(VerificationOutcome.schema),
            refusals: [
                ControlRefusal(
                    409, "It does not hold; or the journal is off, or too many verifications wait.",
                    failure: VerificationOutcome.failure)
            ]
        ) { call in
            let verification = try Verification(call.body)
            let world = try call.world()
            return .later { reply in
                do throws(ControlError) {
                    try world.verify(verification) { outcome in reply.send(outcome.response) }
                } catch {
                    reply.send(Envelope.error(error))
                }
            }
        },
    ]
}

/// What the lists of requests can be asked for.
enum JournalFields {
    static let query = [
        VerificationFields.operation.description, VerificationFields.method.description,
        VerificationFields.path.description, VerificationFields.status.description,
        ControlFieldDescription(
            name: "after", summary: "Only requests after the one with this id.",
            schema: ["type": "integer", "minimum": 0]),
        ControlFieldDescription(
            name: "limit",
            summary: "At most so many: the first after the one given, else the latest. 1000 if not given.",
            schema: ["type": "integer", "minimum": 0, "maximum": .number(Double(mostRequests))]),
    ]

    static let mostRequests = 1_000_000
}

extension ControlCall {
    fileprivate func journalQuery() throws(ControlError) -> JournalQuery {
        var query = JournalQuery()
        for item in request.queryItems {
            switch item.name {
            case "operation": query.match.operation = try VerificationFields.operation.value(ofText: item.value)
            case "method": query.match.method = try VerificationFields.method.value(ofText: item.value)
            case "path": query.match.path = try VerificationFields.path.value(ofText: item.value)
            case "status": query.match.status = try VerificationFields.status.value(ofText: item.value)
            case "after": query.after = try Self.integer(item, 0...Int.max)
            case "limit": query.limit = try Self.integer(item, 0...JournalFields.mostRequests)
            default:
                let valid = JournalFields.query.map(\.name).joined(separator: ", ")
                throw ControlError(400, "Invalid parameters: \(item.name). Valid parameters: \(valid)")
            }
        }
        return query
    }

    private static func integer(_ item: QueryItems.Item, _ range: ClosedRange<Int>) throws(ControlError) -> Int {
        guard let value = Int(item.value), range ~= value else {
            throw .invalid(item.name, allowed: "an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    fileprivate func answer(_ page: JournalPage) -> HTTPAnswer {
        .now(
            Envelope.plain { writer in
                writer.beginArray("requests")
                for request in page.requests { writer.object { request.write(to: &$0, world: worldName) } }
                writer.endArray()
                writer.member("total", page.total)
                writer.member("dropped", page.dropped)
            })
    }
}

extension JournalPage {
    static let schema = ControlSchema(
        "Requests",
        ControlSchema.object([
            "requests": ControlSchema.array(RecordedRequest.schema.use), "total": ControlSchema.count,
            "dropped": ControlSchema.count,
        ]), example: ["requests": [RecordedRequest.schema.example], "total": 1, "dropped": 0])
}

extension VerificationOutcome {
    /// 200 if it holds; else 409 in the API's envelope, with all that is known of it beside.
    var response: HTTPResponse {
        if isVerified { return Envelope.plain { write(to: &$0) } }
        var response = Envelope.plain { writer in
            writer.member("status", "error")
            writer.beginObject("error")
            writer.member("code", 409)
            writer.member("message", explanation)
            writer.endObject()
            writer.beginObject("verification")
            write(to: &writer)
            writer.endObject()
        }
        response.status = 409
        return response
    }

    static let schema = ControlSchema(
        "Verification",
        ControlSchema.object([
            "verified": ["const": true], "matched": ControlSchema.count,
            "requests": ControlSchema.array(ControlSchema.count), "explanation": ControlSchema.text,
        ]), example: ["verified": true, "matched": 1, "requests": [7], "explanation": "…"])

    static let failure = ControlSchema(
        "VerificationFailure",
        ControlSchema.object([
            "status": ["const": "error"],
            "error": ControlSchema.object(["code": ["const": 409], "message": ControlSchema.text]),
            "verification": ControlSchema.object([
                "verified": ["const": false], "matched": ControlSchema.count,
                "requests": ControlSchema.array(ControlSchema.count), "explanation": ControlSchema.text,
                "came": ControlSchema.array(
                    ControlSchema.object([
                        "operation": ControlSchema.nullable(ControlSchema.text), "count": ControlSchema.count,
                    ])),
                "nearest": ControlSchema.array(
                    ControlSchema.object([
                        "id": ControlSchema.count, "summary": ControlSchema.text,
                        "differences": ControlSchema.array(
                            ControlSchema.object([
                                "field": ControlSchema.text, "expected": ControlSchema.text,
                                "actual": ControlSchema.nullable(ControlSchema.text),
                            ])),
                    ])),
            ]),
        ]))

    private func write(to writer: inout JSONWriter) {
        writer.member("verified", isVerified)
        writer.member("matched", matched.count)
        writer.beginArray("requests")
        for number in matched { writer.integer(number) }
        writer.endArray()
        writer.member("explanation", explanation)
        if isVerified { return }
        writer.beginArray("came")
        for item in came {
            writer.object { writer in
                writer.member("operation", item.operation)
                writer.member("count", item.count)
            }
        }
        writer.endArray()
        writer.beginArray("nearest")
        for miss in nearest { writer.object { miss.write(to: &$0) } }
        writer.endArray()
    }
}

extension VerificationOutcome.NearMiss {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("id", request.id)
        writer.member("summary", request.summary)
        writer.beginArray("differences")
        for difference in differences {
            writer.object { writer in
                writer.member("field", difference.field)
                writer.member("expected", difference.expected)
                writer.member("actual", difference.actual)
            }
        }
        writer.endArray()
    }
}
