import CivilTime

/// A goal that is watched: each completion mails the website's owner.
///
/// Source: account API, section 9.
package struct Alert: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    /// ``Website/id``.
    package var websiteID: Int64
    package var name: String
    /// Normalised.
    package var goalName: String
    /// nil for the standard subject.
    package var subject: String?
    package var message: String
    package var isEnabled: Bool
    package var createdAt: Instant

    package init(
        id: String, websiteID: Int64, name: String, goalName: String, subject: String? = nil, message: String,
        isEnabled: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.websiteID = websiteID
        self.name = name
        self.goalName = goalName
        self.subject = subject
        self.message = message
        self.isEnabled = isEnabled
        self.createdAt = createdAt
    }
}

/// One mail of an alert, sent or failed, with the alert's name and goal as they then were.
///
/// Source: account API, section 9.5.
package struct AlertLog: Sendable, Equatable {
    /// ``Website/id``.
    package var websiteID: Int64
    /// ``Alert/id``, of an alert that may be gone.
    package var alertID: String
    package var alertName: String
    package var goalName: String
    package var isSent: Bool
    /// Why it failed.
    package var error: String?
    /// Who completed the goal; nil when the completion had no visitor.
    package var visitor: VisitorID?
    package var triggeredAt: Instant

    package init(
        websiteID: Int64, alertID: String, alertName: String, goalName: String, isSent: Bool = true,
        error: String? = nil, visitor: VisitorID? = nil, triggeredAt: Instant
    ) {
        self.websiteID = websiteID
        self.alertID = alertID
        self.alertName = alertName
        self.goalName = goalName
        self.isSent = isSent
        self.error = error
        self.visitor = visitor
        self.triggeredAt = triggeredAt
    }
}
