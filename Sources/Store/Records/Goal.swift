import CivilTime

/// A goal event to be stored.
///
/// Source: website API, sections 1.1 and 8.1.
package struct Goal: Sendable {
    /// 24 lower-case hex digits; the `eventId` of the answer.
    package var objectID: String
    /// Normalised.
    package var name: String
    package var description: String?
    /// The properties as a JSON object; nil for none.
    package var properties: String?
    /// Made by the API, not by a browser.
    package var isServer: Bool
    /// Not one of the lifecycle names: only such a goal undoes a bounce.
    package var isCustom: Bool

    package init(
        objectID: String, name: String, description: String? = nil, properties: String? = nil, isServer: Bool,
        isCustom: Bool
    ) {
        self.objectID = objectID
        self.name = name
        self.description = description
        self.properties = properties
        self.isServer = isServer
        self.isCustom = isCustom
    }
}
