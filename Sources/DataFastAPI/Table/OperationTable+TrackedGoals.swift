extension OperationTable {
    private static let goalName = Field(
        "goalName", .goalName(.account(maximum: GoalName.maximumLength)), required: true, "The goal")
    private static let customizationsPath: PathTemplate = "/admin/websites/{websiteId}/goals/customizations"
    private static let customizationsPage = "/api/account/goal-customizations"

    private static func text(_ maximum: Int) -> FieldType { .text(TextRule(emptyIsNull: true, maximum: maximum)) }

    /// The display data of a goal; one of them must be sent.
    private static let customization = [
        Field("displayName", text(80), aliases: ["name"], null: .value, "Name to show", aliasMark: .seen),
        Field(
            "color", .text(TextRule(isTrimmed: false, letterCase: .lower, form: .paletteColor)), null: .value,
            "Colour of the palette"),
        Field("description", text(300), null: .value, "What the goal means"),
    ]

    /// Account API 6 and 7.
    static let trackedGoals: [Operation] = [
        Operation(
            .listTrackedGoals, .get, "/admin/websites/{websiteId}/goals", .goals, "List tracked goals",
            page: "/api/account/tracked-goals", access: .admin(.settingsRead), speed: .report,
            answers: [.listTrackedGoals]),
        Operation(
            .listGoalCustomizations, .get, customizationsPath, .goals, "List goal customizations",
            page: customizationsPage, access: .admin(.goalsRead), query: QuerySchema([goalName.optional()]),
            answers: [.listGoalCustomizations], errorMarks: [.ours(field: goalName.name)]),
        Operation(
            .updateGoalCustomization, .patch, customizationsPath, .goals, "Set how a goal is shown",
            page: customizationsPage, access: .admin(.goalsWrite, role: .member),
            body: BodySchema([goalName] + customization, oneOf: customization.map(\.name), maximumBytes: 4096),
            answers: [.updateGoalCustomization],
            errorMarks: [ContractError.bodyTooLarge, .noFields].map { .documented($0.message) }),
        Operation(
            .deleteGoalCustomization, .delete, customizationsPath, .goals, "Forget how a goal is shown",
            page: customizationsPage, access: .admin(.goalsWrite, role: .member), query: QuerySchema([goalName]),
            answers: [.deleteGoalCustomization]),
    ]
}
