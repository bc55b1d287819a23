import DataFastAPI
import JSON
import Testing

/// Every refusal that a transcript shows is among the failures that its operation declares, and so in the OpenAPI document.
struct TranscriptFailureTests {
    @Test func recordedRefusalsAreDeclared() throws {
        let router = Router(OperationTable.all)
        var count = 0
        for file in TranscriptLibrary.files {
            for exchange in try TranscriptLibrary.transcript(file).exchanges where exchange.status >= 400 {
                let path = exchange.target.prefix { $0 != "?" }
                // A refused method has no operation; too many requests have a body of their own.
                guard path.hasPrefix(PathTemplate.base), exchange.status != 429,
                    case .operation(let operation, _) = router.route(
                        method: exchange.method, path: String(path.dropFirst(PathTemplate.base.count)))
                else { continue }
                let error = try JSONValue(parsing: Array(exchange.responseBody.utf8))["error"]
                let message = try #require(error?["message"]?.stringValue ?? error?.stringValue)
                #expect(
                    operation.declares(message, exchange.status),
                    "\(file), \(operation.id.rawValue): \(exchange.status) \(message)")
                count += 1
            }
        }
        #expect(count > 1000)
    }
}

extension Operation {
    fileprivate func declares(_ message: String, _ status: Int) -> Bool {
        let declared = failures.filter { $0.status == status }.map(\.message)
        if let names = Self.missingFields(message) {
            return names.isSubset(of: declared.compactMap(Self.missingFields).joined())
        }
        let form = form(of: message)
        return declared.contains { self.form(of: $0) == form }
    }

    /// The names after `Missing required fields: `; nil in other messages. A document names those that may be missing at once.
    private static func missingFields(_ message: String) -> Set<Substring>? {
        guard let match = firstStep(message).firstMatch(of: #/^Missing required fields?: (.+)$/#) else { return nil }
        return Set(match.1.split(separator: ", "))
    }

    /// What is declared of one step of a funnel holds of each.
    private static func firstStep(_ message: String) -> String {
        message.replacing(#/steps\[\d+\]/#, with: "steps[0]")
    }

    /// The message with an ellipsis for what it quotes of the request, and the first name of a field that has several.
    private func form(of message: String) -> String {
        var form = Self.firstStep(message)
        for field in query.fields + (body?.fields ?? []) {
            for alias in field.aliases where form.hasPrefix("Invalid \(alias): ") {
                form = "Invalid \(field.name): " + form.dropFirst("Invalid \(alias): ".count)
            }
        }
        for quotation in Self.quotations {
            if let match = form.firstMatch(of: quotation), let quoted = match.output[1].range {
                form.replaceSubrange(quoted, with: "…")
            }
        }
        return form
    }

    /// Each with what it quotes as its one group.
    private static var quotations: [Regex<AnyRegexOutput>] {
        [
            #/^Invalid \w+: (.+) is not an? /#, #/^Invalid \w+: unknown (?:permission|company|crawler) (.+)$/#,
            #/^Invalid timezone: (?!must )(.+)$/#, #/^Invalid fields: (.+)\. Valid fields: /#,
            #/^(?:Unknown|Duplicate) query parameter: (.+)$/#,
            #/^Invalid metadata: property name (.*) is not allowed$/#,
            #/^Invalid metadata: value of (.+?) (?:must|is)/#, #/does not have: (.+)$/#, #/\/dashboard\/(.+)$/#,
            // One filter stands for all of a kind.
            #/^Invalid (\w+): (?:operator|at most \d+ values|must be a whole number)/#,
            #/operator (\w+) is not supported$/#,
        ].map { Regex($0) }
    }
}
