extension OperationTable {
    private static let page = "/api/account/team"

    /// Account API 10.
    static let team: [Operation] = [
        Operation(
            .listTeamMembers, .get, "/admin/websites/{websiteId}/team", .team, "List team members", page: page,
            access: .admin(.teamRead), answers: [.listTeamMembers]),
        Operation(
            .inviteTeamMember, .post, "/admin/websites/{websiteId}/team", .team, "Invite a team member", page: page,
            access: .admin(.teamWrite, role: .owner, websiteKey: false),
            body: BodySchema([
                Field("email", .text(TextRule(letterCase: .lower, form: .email)), required: true, "Mail address"),
                Field(
                    "role", .choice(Role.invited.map(\.rawValue)), default: .string(Role.viewer.rawValue),
                    "Role on the website"),
            ]),
            answers: [.inviteTeamMember],
            errors: [.cannotInviteYourself, .alreadyMember, .alreadyInvited, .seatLimitReached]),
        Operation(
            .removeTeamMember, .delete, "/admin/websites/{websiteId}/team", .team, "Remove a team member", page: page,
            access: .admin(.teamWrite, role: .owner, websiteKey: false),
            body: BodySchema([Field("userId", .objectID, required: true, "The member's user id")]),
            answers: [.removeTeamMember], errors: [.cannotRemoveYourself, .notFound(.member)]),
    ]
}
