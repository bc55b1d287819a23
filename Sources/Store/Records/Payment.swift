import CivilTime

/// A payment record.
///
/// Source: website API, sections 1.1 and 9.1.
package struct Payment: Sendable, Equatable {
    /// What a record is; the first that fits of refund, trial, renewal, new. *Paid* means `new` or `renewal`.
    package enum Kind: String, Sendable, CaseIterable {
        case new, renewal, refund, trial
    }

    /// 24 lower-case hex digits.
    package var objectID: String
    /// ``Website/id``.
    package var websiteID: Int64
    /// ``KnownVisitor/id``; nil without attribution.
    package var visitorID: Int64?
    package var time: Instant
    /// Unique on its website.
    package var transactionID: String
    /// Major units, as sent.
    package var amount: Double
    /// Three upper-case letters.
    package var currency: String
    package var kind: Kind
    package var email: String?
    package var name: String?
    package var customerID: String?

    package init(
        objectID: String, websiteID: Int64, visitorID: Int64? = nil, time: Instant, transactionID: String,
        amount: Double, currency: String, kind: Kind, email: String? = nil, name: String? = nil,
        customerID: String? = nil
    ) {
        self.objectID = objectID
        self.websiteID = websiteID
        self.visitorID = visitorID
        self.time = time
        self.transactionID = transactionID
        self.amount = amount
        self.currency = currency
        self.kind = kind
        self.email = email
        self.name = name
        self.customerID = customerID
    }
}
