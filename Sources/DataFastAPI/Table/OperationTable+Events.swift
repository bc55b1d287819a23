extension OperationTable {
    private static let visitorID = Field(
        "datafast_visitor_id", .visitorID, aliases: ["visitorId"], required: true,
        "The visitor, from the cookie of this name")
    private static let goalName = Field("name", .goalName(.website), required: true, "The goal")

    /// Website API 8.
    static let goals: [Operation] = [
        Operation(
            .createGoal, .post, "/goals", .goals, "Record a goal", page: "/api/website/goals/create",
            access: .website(.goalsWrite, role: .member), marks: Operation.Marks(id: .ours),
            body: BodySchema([
                visitorID,
                goalName,
                Field("description", .text(.any), "What the goal means"),
                Field("metadata", .properties, "Properties of this event"),
            ]),
            answers: [.createGoal], errors: [.visitorIsBot, .visitorHasNoPageviews]),
        Operation(
            .deleteGoals, .delete, "/goals", .goals, "Delete goal events", page: "/api/website/goals/delete",
            access: .website(.goalsWrite, role: .member), marks: Operation.Marks(id: .ours), speed: .report,
            query: QuerySchema(
                [visitorID.optional(), goalName.optional()] + Parameters.deletionRange,
                rules: [
                    .oneOf(["datafast_visitor_id", "name", "startAt", "endAt"], .noGoalFilter), .bothBounds,
                ]),
            answers: [.deleteGoals], errors: [.deleteTimedOut]),
    ]

    private static func text(_ name: String, aliases: [String] = [], _ summary: String) -> Field {
        Field(name, .text(.any), aliases: aliases, summary)
    }

    private static func flag(_ name: String, _ summary: String) -> Field {
        Field(name, .boolean, default: false, summary)
    }

    private static let payment: [Field] = [
        Field(
            "amount", .number(minimum: 0, maximum: Limit.amount), required: true,
            "Amount in major units; 0 is a free trial"),
        Field(
            "currency",
            .text(TextRule(isTrimmed: false, letterCase: .upper, form: .currencyCode, reason: Reason.currencyCode)),
            required: true, "Currency of the amount"),
        Field(
            "transaction_id",
            .text(
                TextRule(
                    isTrimmed: false, mustNotBeEmpty: true, maximum: 255,
                    reason: "must be a non-empty string of at most 255 characters")),
            required: true, "The payment's id, unique on the website"),
        text("datafast_visitor_id", "The visitor, from the cookie of this name"),
        text("email", aliases: ["customer_email"], "The customer's mail address"),
        text("name", aliases: ["customer_name"], "The customer's name"),
        text("customer_id", "Joins the payments of one customer"),
        flag("renewal", "Whether a subscription goes on"),
        flag("refunded", "Whether the money went back"),
        flag("is_free_trial", "Whether it is a free trial"),
        Field("timestamp", .moment(.payment), "When; now when absent"),
    ]

    /// Website API 9.
    static let payments: [Operation] = [
        Operation(
            .createPayment, .post, "/payments", .payments, "Record a payment", page: "/api/website/payments/create",
            access: .website(.paymentsWrite, role: .member), marks: Operation.Marks(id: .ours),
            body: BodySchema(payment, hasPlainErrors: true), answers: [.createPayment], errors: [.firstEventNotFound]),
        Operation(
            .deletePayments, .delete, "/payments", .payments, "Delete payments", page: "/api/website/payments/delete",
            access: .website(.paymentsWrite, role: .member), marks: Operation.Marks(id: .ours), speed: .report,
            query: QuerySchema(
                [
                    text("transaction_id", aliases: ["tx_id"], "One record; everything else is then ignored"),
                    visitorID.optional(),
                ] + Parameters.deletionRange,
                rules: [
                    .alone("transaction_id"),
                    .oneOf(["transaction_id", "datafast_visitor_id", "startAt", "endAt"], .noPaymentFilter),
                    .bothBounds,
                ]),
            answers: [.deletePayments], errors: [.notFound(.transaction), .deleteTimedOut]),
    ]
}
