import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// `/admin/websites/{websiteId}/team`: who belongs to a website.
///
/// Source: account API, section 10.
extension Call {
    func listTeamMembers() throws -> HTTPResponse {
        let website = try website()
        var team: [(userID: String, role: String, joinedAt: Instant)] = [
            (website.ownerID, Role.owner.rawValue, website.createdAt)
        ]
        team += state.directory.members(of: website).map { ($0.userID, $0.role, $0.joinedAt) }
        let members = team.compactMap { member in state.directory.users[member.userID].map { ($0, member) } }
        return Envelope.list(members) { item, writer in
            let (user, member) = item
            writer.member("userId", user.id)
            writer.member("name", user.name)
            writer.member("email", user.email)
            writer.member("image", user.image)
            writer.member("role", member.role)
            writer.member("joinedAt", member.joinedAt)
        }
    }

    func inviteTeamMember() throws -> HTTPResponse {
        let website = try website()
        let email = input.body.string("email") ?? ""
        let members = state.directory.members(of: website)
        if caller.user.email.lowercased() == email { throw ContractError.cannotInviteYourself }
        if members.contains(where: { state.directory.users[$0.userID]?.email.lowercased() == email }) {
            throw ContractError.alreadyMember
        }
        let invited = try store.invitedAddresses(websiteID: website.id)
        if invited.contains(email) { throw ContractError.alreadyInvited }
        if let limit = caller.user.teamSeatLimit, members.count + invited.count >= limit {
            throw ContractError.seatLimitReached
        }
        let invitation = Invitation(
            id: state.newObjectID(), websiteID: website.id, email: email,
            role: input.body.string("role") ?? Role.viewer.rawValue, createdAt: now)
        try store.insert(invitation)
        return Envelope.single { writer in
            writer.member("message", SuccessMessage.invitationCreated.rawValue)
            writer.member("invitationId", invitation.id)
            writer.member("email", invitation.email)
            writer.member("role", invitation.role)
        }
    }

    func removeTeamMember() throws -> HTTPResponse {
        let website = try website()
        let userID = input.body.string("userId") ?? ""
        if userID == caller.user.id { throw ContractError.cannotRemoveYourself }
        guard state.directory.members(of: website).contains(where: { $0.userID == userID }) else {
            throw ContractError.notFound(.member)
        }
        try state.removeMember(userID, of: website)
        return Envelope.message(.memberRemoved)
    }
}
