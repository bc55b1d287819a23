import JSON
import Store

extension TrackingEvent {
    /// The members of a body that is an object; of several of one name the last.
    struct Members {
        /// What `visitorId` is.
        enum SentVisitorID {
            case absent, null
            /// A text, which may be an id.
            case text(VisitorID?)
            case other
        }

        /// What a required member is.
        enum Sent<Value> {
            /// Not there, or `null`.
            case absent
            /// A text that means something.
            case value(Value)
            case other

            var isAbsent: Bool { if case .absent = self { true } else { false } }
        }

        private(set) var websiteID = Sent<String>.absent
        private(set) var href = Sent<TrackedPage>.absent
        private(set) var type = Sent<EventType>.absent
        private(set) var visitorID = SentVisitorID.absent
        private(set) var isCookieless = false
        private(set) var sessionID: String?
        private(set) var referrer: String?
        private(set) var viewport: Viewport?
        private(set) var adClickIDs: JSONValue?
        private(set) var device: JSONValue?
        private(set) var extraData: JSONValue?

        /// Reads a body; nil for JSON that is no object.
        init?(_ body: [UInt8], pages: inout TrackedPageCache) throws(JSONParseError) {
            let isObject = try body.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
                var reader = try JSONReader(UnsafeRawBufferPointer(bytes))
                return try read(&reader, &pages)
            }
            guard isObject else { return nil }
        }

        /// The names of the required ones that are not there.
        var missing: [String] {
            [("websiteId", websiteID.isAbsent), ("href", href.isAbsent), ("type", type.isAbsent)].filter(\.1).map(\.0)
        }

        private mutating func read(
            _ reader: inout JSONReader, _ pages: inout TrackedPageCache
        ) throws(JSONParseError) -> Bool {
            guard try reader.enterObject() else { return false }
            while let name = try reader.nextMember() {
                if name == "href" {
                    href = try Self.read(&reader) { pages.page($0) }
                } else if name == "type" {
                    type = try Self.read(&reader) { EventType(rawValue: String(decoding: $0, as: UTF8.self)) }
                } else if name == "websiteId" {
                    websiteID = try Self.read(&reader) { String(decoding: $0, as: UTF8.self) }
                } else if name == "visitorId" {
                    visitorID = try Self.readVisitorID(&reader)
                } else if name == "sessionId" {
                    sessionID = TrackingEvent.text(try reader.value(), maximum: 64)
                } else if name == "referrer" {
                    referrer = TrackingEvent.text(try reader.value())
                } else if name == "viewport" {
                    viewport = try Self.readViewport(&reader)
                } else if name == "extraData" {
                    extraData = try reader.value()
                } else if name == "adClickIds" {
                    adClickIDs = try reader.value()
                } else if name == "cookieless" {
                    isCookieless = try reader.value().boolValue == true
                } else if name == "device" {
                    device = try reader.value()
                }
            }
            try reader.finish()
            return true
        }

        /// Reads a required member; `value` is what its text means, if anything.
        private static func read<Value>(
            _ reader: inout JSONReader, _ value: (UnsafeBufferPointer<UInt8>) -> Value?
        ) throws(JSONParseError) -> Sent<Value> {
            if reader.isNull {
                try reader.skipValue()
                return .absent
            }
            var found: Value?
            _ = try reader.readText { found = value($0) }
            return found.map(Sent.value) ?? .other
        }

        private static func readVisitorID(_ reader: inout JSONReader) throws(JSONParseError) -> SentVisitorID {
            if reader.isNull {
                try reader.skipValue()
                return .null
            }
            var id: VisitorID?
            return try reader.readText { id = VisitorID(utf8: $0) } ? .text(id) : .other
        }

        private static func readViewport(_ reader: inout JSONReader) throws(JSONParseError) -> Viewport? {
            guard try reader.enterObject() else { return nil }
            var (width, height): (Int?, Int?)
            while let name = try reader.nextMember() {
                if name == "width" {
                    width = try reader.value().integerValue
                } else if name == "height" {
                    height = try reader.value().integerValue
                }
            }
            guard let width, let height else { return nil }
            return Viewport(width: width, height: height)
        }
    }
}
