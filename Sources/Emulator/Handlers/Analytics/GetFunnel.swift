import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /analytics/funnels/{funnelId}`: how far visitors got in a funnel.
///
/// Source: website API, section 6.
extension Call {
    func getFunnelAnalytics() throws -> HTTPResponse {
        let website = try website()
        let range = try TimeRange(input.query, website: website, fullDays: .asDates)
        let funnel = try namedFunnel(of: website)
        guard funnel.isActive else { throw ContractError.notFound(.funnel) }
        let query = FunnelQuery(
            website: website, window: range?.instants,
            filter: ReportFilter(input.query.filters, website: website), steps: funnel.steps.map(\.reportStep))
        let results = try store.report(query)
        guard let first = results.first, let last = results.last else { throw ContractError.notFound(.funnel) }
        return Envelope.single { writer in
            writer.member("funnelId", funnel.id)
            writer.member("name", funnel.name)
            writer.member("slug", funnel.slug)
            writer.member("currency", Currency(code: website.currency).symbol)
            writer.member("visitors", first.visitors)
            writer.member("conversions", last.visitors)
            writer.member("conversionRate", 100 * Double(last.visitors), per: first.visitors)
            writer.member("revenue", cents: last.revenueCents)
            writer.beginArray("steps")
            var former = first.visitors
            for (step, result) in zip(funnel.steps, results) {
                let dropOff = former - result.visitors
                writer.beginObject()
                step.write(to: &writer)
                writer.member("visitors", result.visitors)
                writer.member("conversionRate", 100 * Double(result.visitors), per: former)
                writer.member("dropOff", dropOff)
                writer.member("dropOffRate", 100 * Double(dropOff), per: former)
                writer.member("revenue", cents: result.revenueCents)
                writer.endObject()
                former = result.visitors
            }
            writer.endArray()
        }
    }
}

extension Funnel.Step {
    fileprivate var reportStep: FunnelQuery.Step {
        switch target {
        case .goal(let name): .goal(name)
        case .pageview(let url): .view(StepPage(url).matches)
        }
    }
}

/// Which pages a step of a funnel means: those of a path, on one host or on any.
struct StepPage {
    /// nil for any.
    private let hostname: String?
    private let path: String
    /// Whether any path that begins so will do.
    private let isPrefix: Bool

    /// - Parameter url: a path or a URL; a final `/` and the query count for nothing, `*` at the end stands for any rest.
    init(_ url: String) {
        let isPath = url.utf8.first == UInt8(ascii: "/")
        let page = PageURL(isPath ? "http://localhost\(url)" : url)
        hostname = isPath ? nil : page?.hostname
        // What is no URL is the path of no page.
        let path = page?.path ?? ""
        isPrefix = path.utf8.last == UInt8(ascii: "*")
        self.path = isPrefix ? String(path.dropLast()) : Self.normalised(path)
    }

    func matches(_ page: Page) -> Bool {
        if let hostname, page.hostname != hostname { return false }
        return isPrefix ? page.path.utf8.starts(with: path.utf8) : Self.normalised(page.path) == path
    }

    private static func normalised(_ path: String) -> String {
        path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
    }
}
