import CivilTime
import JSON

/// Members of types that JSON has no form of.
extension JSONWriter {
    /// An instant as ISO 8601 UTC with milliseconds.
    mutating func member(_ name: StaticString, _ value: Instant?, _ precision: Instant.Precision = .milliseconds) {
        key(name)
        guard let value else { return null() }
        value.withISO8601(precision) { bytes in string(utf8: bytes) }
    }

    /// A list of texts.
    mutating func member(_ name: StaticString, _ values: [String]) {
        beginArray(name)
        for value in values { string(value) }
        endArray()
    }

    /// JSON that is stored as text.
    mutating func member(_ name: StaticString, json text: String) {
        key(name)
        raw(text.utf8)
    }
}
