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

        /// What `href` is.
        enum SentHref {
            case absent
            case page(TrackedPage)
            case other
        }

        /// What `type` is.
        enum SentType {
            case absent
            case known(EventType)
            case other
        }

        /// The required ones are nil, or absent, also when they are `null`.
        private(set) var websiteID: JSONValue?
        private(set) var href = SentHref.absent
        private(set) var type = SentType.absent
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
            var missing = websiteID == nil ? ["websiteId"] : []
            if case .absent = href { missing.append("href") }
            if case .absent = type { missing.append("type") }
            return missing
        }

        private mutating func read(
            _ reader: inout JSONReader, _ pages: inout TrackedPageCache
        ) throws(JSONParseError) -> Bool {
            guard try reader.enterObject() else { return false }
            while let name = try reader.nextMember() {
                if name == "href" {
                    href = try Self.readHref(&reader, &pages)
                } else if name == "type" {
                    type = try Self.readType(&reader)
                } else if name == "websiteId" {
                    websiteID = try reader.valueUnlessNull()
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

        private static func readHref(
            _ reader: inout JSONReader, _ pages: inout TrackedPageCache
        ) throws(JSONParseError) -> SentHref {
            if reader.isNull {
                try reader.skipValue()
                return .absent
            }
            var page: TrackedPage?
            _ = try reader.readText { page = pages.page($0) }
            return page.map(SentHref.page) ?? .other
        }

        private static func readType(_ reader: inout JSONReader) throws(JSONParseError) -> SentType {
            if reader.isNull {
                try reader.skipValue()
                return .absent
            }
            var type: EventType?
            _ = try reader.readText { type = EventType(rawValue: String(decoding: $0, as: UTF8.self)) }
            return type.map(SentType.known) ?? .other
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

extension JSONReader {
    fileprivate mutating func valueUnlessNull() throws(JSONParseError) -> JSONValue? {
        // A plain `nil` would be the value `null`.
        guard !isNull else {
            try skipValue()
            return .none
        }
        return try value()
    }
}
