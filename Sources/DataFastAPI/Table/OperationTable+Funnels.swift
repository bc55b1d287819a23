extension OperationTable {
    private static let page = "/api/account/funnels"

    private static let funnel = [
        Field("name", .text(.filled(100, .hasLetterOrDigit)), required: true, "Name, unique among active funnels"),
        Field("steps", .funnelSteps, required: true, "Two to eight steps, in order"),
    ]

    /// Account API 8.
    static let funnels: [Operation] = [
        Operation(
            .listFunnels, .get, "/admin/websites/{websiteId}/funnels", .funnels, "List active funnels", page: page,
            access: .admin(.funnelsRead), answers: [.funnels]),
        Operation(
            .createFunnel, .post, "/admin/websites/{websiteId}/funnels", .funnels, "Create a funnel", page: page,
            access: .admin(.funnelsWrite, role: .member), body: BodySchema(funnel), answers: [.createdFunnel],
            errors: [.funnelNameTaken],
            errorMarks: [.ours(field: "name"), .ours(ContractError.missing(funnel.map(\.name)).message)]),
        Operation(
            .updateFunnel, .put, "/admin/websites/{websiteId}/funnels/{funnelId}", .funnels, "Change a funnel",
            page: page, access: .admin(.funnelsWrite, role: .member),
            body: .update(funnel + [Field("isActive", .boolean, "Whether it is shown")]),
            answers: [.funnels], errors: [.notFound(.funnel), .funnelNameTaken],
            errorMarks: [.ours(ContractError.funnelNameTaken.message)]),
        Operation(
            .deleteFunnel, .delete, "/admin/websites/{websiteId}/funnels/{funnelId}", .funnels, "Hide a funnel",
            page: page, access: .admin(.funnelsWrite, role: .member), answers: [.deleteFunnel],
            errors: [.notFound(.funnel)]),
    ]

    /// Website API 6.
    static let funnelReports: [Operation] = [
        Operation(
            .getFunnelAnalytics, .get, "/analytics/funnels/{funnelId}", .funnels, "Get a funnel's results",
            page: "/api/website/analytics/funnel-results", access: .website(.analyticsRead), speed: .report,
            query: QuerySchema(Parameters.range(), filters: FilterRule.reports, rules: [.bothBounds]),
            answers: [.getFunnelAnalytics], errors: [.notFound(.funnel)])
    ]
}
