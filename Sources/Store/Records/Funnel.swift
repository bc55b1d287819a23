import CivilTime

/// Pages and goals that visitors should reach one after the other.
///
/// Source: account API, section 8.
package struct Funnel: Sendable, Equatable {
    /// One stop of a funnel.
    package struct Step: Sendable, Equatable {
        /// What reaches a step.
        package enum Target: Sendable, Equatable {
            /// A pageview of this path or URL.
            case pageview(url: String)
            /// A completion of this goal.
            case goal(name: String)
        }

        /// Unique in its funnel.
        package var id: String
        package var name: String
        package var target: Target

        package init(id: String, name: String, target: Target) {
            self.id = id
            self.name = name
            self.target = target
        }
    }

    /// 24 lower-case hex digits.
    package var id: String
    /// ``Website/id``.
    package var websiteID: Int64
    package var name: String
    package var slug: String
    /// Two to eight, in order.
    package var steps: [Step]
    /// A funnel that is not is hidden: soft-deleted.
    package var isActive: Bool
    package var createdAt: Instant

    package init(
        id: String, websiteID: Int64, name: String, slug: String, steps: [Step], isActive: Bool = true,
        createdAt: Instant
    ) {
        self.id = id
        self.websiteID = websiteID
        self.name = name
        self.slug = slug
        self.steps = steps
        self.isActive = isActive
        self.createdAt = createdAt
    }
}
