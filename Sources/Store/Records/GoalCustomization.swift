import CivilTime

/// How a goal is shown. At least one of the three is there in a stored one.
///
/// Source: account API, section 7.
package struct GoalCustomization: Sendable, Equatable {
    /// ``Website/id``.
    package var websiteID: Int64
    /// Normalised.
    package var goalName: String
    package var displayName: String?
    /// A colour of the palette, `#rrggbb` in lower case.
    package var color: String?
    package var description: String?
    package var updatedAt: Instant

    package init(
        websiteID: Int64, goalName: String, displayName: String? = nil, color: String? = nil,
        description: String? = nil, updatedAt: Instant
    ) {
        self.websiteID = websiteID
        self.goalName = goalName
        self.displayName = displayName
        self.color = color
        self.description = description
        self.updatedAt = updatedAt
    }

    /// Whether nothing is customized.
    package var isEmpty: Bool { displayName == nil && color == nil && description == nil }
}
