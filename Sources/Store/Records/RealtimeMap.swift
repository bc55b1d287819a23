import CivilTime

/// Who is on a website now, and what happens there.
///
/// Source: website API, section 3.5.
package struct RealtimeMap: Sendable {
    /// Whom a payment or a profile names.
    package struct Person: Sendable {
        /// Of the latest payment record that has it.
        package var customerName: String?
        /// Of the latest payment record that has it.
        package var customerEmail: String?
        package var userID: String?
        /// A JSON object; nil without profile.
        package var metadata: String?
    }

    package struct Visitor: Sendable {
        package var id: VisitorID
        /// Of the latest pageview.
        package var place: Place
        /// Of the latest pageview.
        package var system: System
        /// Of the latest pageview.
        package var path: String
        /// Of the current session.
        package var acquisition: Acquisition
        package var sessionStartedAt: Instant
        package var sessionCount: Int
        package var person: Person
        /// What the prediction model looks at.
        package var audienceValues: Audience.Values
        /// The mean of the visitor's paid records in US dollars; nil for who has none.
        package var meanPaymentDollars: Double?
    }

    /// A pageview or a custom goal.
    package struct Event: Sendable {
        /// What happened.
        package enum Kind: Sendable {
            /// The key of the pageview's row.
            case pageview(Int64)
            /// `properties`: a JSON object; nil for none.
            case goal(objectID: String, name: String, properties: String?)
        }

        package var kind: Kind
        package var visitor: VisitorID
        package var time: Instant
        /// nil for a goal on no page.
        package var path: String?
        package var country: String?
        package var referrer: String?
        package var person: Person
    }

    package struct PaidRecord: Sendable {
        package var objectID: String
        package var time: Instant
        package var name: String?
        package var email: String?
        package var amount: Double
        package var currency: String
        package var isRenewal: Bool
        /// Of its visitor's profile: a JSON object; nil without one.
        package var metadata: String?
    }

    /// Latest pageview first, then by id.
    package var visitors: [Visitor] = []
    /// Newest first.
    package var events: [Event] = []
    /// Newest first.
    package var payments: [PaidRecord] = []
}
