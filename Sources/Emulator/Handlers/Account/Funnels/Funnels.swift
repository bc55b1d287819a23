import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/funnels`: the funnels of a website.
///
/// Source: account API, section 8.
extension Call {
    func listFunnels() throws -> HTTPResponse {
        let website = try website()
        return Envelope.list(try store.activeFunnels(websiteID: website.id)) { funnel, writer in
            funnel.write(of: website, to: &writer)
        }
    }

    func createFunnel() throws -> HTTPResponse {
        let website = try website()
        let name = input.body.string("name") ?? ""
        let slug = Slug.of(name)
        guard try !store.isFunnelNameTaken(slug: slug, websiteID: website.id) else {
            throw ContractError.funnelNameTaken
        }
        let funnel = Funnel(
            id: state.newObjectID(), websiteID: website.id, name: name, slug: slug,
            steps: Funnel.Step.list(input.body.array("steps") ?? []), createdAt: now)
        try store.insert(funnel)
        return Envelope.single { writer in funnel.write(of: website, to: &writer) }
    }

    func updateFunnel() throws -> HTTPResponse {
        let website = try website()
        var funnel = try namedFunnel(of: website)
        let name = input.body.string("name")
        if let name {
            funnel.name = name
            funnel.slug = Slug.of(name)
        }
        if let steps = input.body.array("steps") { funnel.steps = Funnel.Step.list(steps) }
        if let isActive = input.body.bool("isActive") { funnel.isActive = isActive }
        // A hidden funnel keeps its name though others may have taken it since, until it is renamed or brought back.
        if name != nil || funnel.isActive,
            try store.isFunnelNameTaken(slug: funnel.slug, websiteID: website.id, except: funnel.id)
        {
            throw ContractError.funnelNameTaken
        }
        try store.update(funnel)
        return Envelope.single { writer in funnel.write(of: website, to: &writer) }
    }

    func deleteFunnel() throws -> HTTPResponse {
        var funnel = try namedFunnel(of: try website())
        funnel.isActive = false
        try store.update(funnel)
        return Envelope.message(.funnelDeleted)
    }

    /// The website's funnel that the path names, active or not.
    func namedFunnel(of website: Website) throws -> Funnel {
        guard let funnel = try store.funnel(input.path.string("funnelId") ?? "", websiteID: website.id) else {
            throw ContractError.notFound(.funnel)
        }
        return funnel
    }
}

extension Funnel {
    fileprivate func write(of website: Website, to writer: inout JSONWriter) {
        writer.member("_id", id)
        writer.member("websiteId", website.objectID)
        writer.member("name", name)
        writer.member("slug", slug)
        writer.beginArray("steps")
        for step in steps {
            writer.beginObject()
            step.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.member("isActive", isActive)
        writer.member("createdAt", createdAt)
    }
}

extension Funnel.Step {
    /// Writes the members that define the step.
    func write(to writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("name", name)
        switch target {
        case .pageview(let url):
            writer.member("type", "pageview")
            writer.member("url", url)
        case .goal(let name):
            writer.member("type", "goal")
            writer.member("goalName", name)
        }
    }

    /// The steps of a funnel, each with an id of its own.
    static func list(_ steps: [(name: String, target: Target)]) -> [Funnel.Step] {
        zip(steps, Slug.distinct(steps.map(\.name))).map { step, id in
            Funnel.Step(id: id, name: step.name, target: step.target)
        }
    }

    /// The steps that a checked body describes.
    static func list(_ steps: [JSONValue]) -> [Funnel.Step] {
        list(
            steps.map { step in
                let name = step["name"]?.stringValue ?? ""
                if let goal = step["goalName"]?.stringValue { return (name, .goal(name: goal)) }
                return (name, .pageview(url: step["url"]?.stringValue ?? ""))
            })
    }
}
