/// Percent-decoding (RFC 3986 section 2.1) as paths and queries need it.
public enum PercentCoding {
    /// A path segment decoded, or nil if a `%` in it is not followed by two hexadecimal digits: no route has such a segment.
    /// Bytes that are not UTF-8 become U+FFFD; `+` stays.
    public static func decodeSegment(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(percent) else { return String(decoding: bytes, as: UTF8.self) }
        return decode(bytes, spaceForPlus: false, isStrict: true)
    }

    /// A name or value of a query decoded as the WHATWG URL standard does (section 5.1): `+` is a space, a malformed
    /// `%` sequence stands for itself, bytes that are not UTF-8 become U+FFFD.
    public static func decodeQuery(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(where: { $0 == percent || $0 == plus }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return decode(bytes, spaceForPlus: true, isStrict: false) ?? ""
    }

    /// A path with its unreserved characters decoded (RFC 3986 section 6.2.2.2). What else is encoded stays so, as it may mean
    /// something else decoded; a path that is malformed stays as it is.
    public static func normalizePath(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.withUnsafeBufferPointer({ $0.firstIndex(of: percent, from: 0) }) != nil else { return bytes }
        var normalized: [UInt8] = []
        normalized.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == percent else {
                normalized.append(bytes[index])
                index += 1
                continue
            }
            guard let byte = decodedByte(bytes, at: index) else { return bytes }
            if byte.isUnreserved {
                normalized.append(byte)
            } else {
                normalized.append(contentsOf: bytes[index..<index + 3])
            }
            index += 3
        }
        return normalized[...]
    }

    /// The byte that the `%` at an index and two hexadecimal digits stand for.
    private static func decodedByte(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard bytes.endIndex - index > 2, let high = bytes[index + 1].hexDigit, let low = bytes[index + 2].hexDigit
        else { return nil }
        return high << 4 | low
    }

    private static let percent = UInt8(ascii: "%")
    private static let plus = UInt8(ascii: "+")

    private static func decode(_ bytes: ArraySlice<UInt8>, spaceForPlus: Bool, isStrict: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == percent {
                if let decodedByte = decodedByte(bytes, at: index) {
                    decoded.append(decodedByte)
                    index += 3
                    continue
                }
                if isStrict { return nil }
            }
            decoded.append(byte == plus && spaceForPlus ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
