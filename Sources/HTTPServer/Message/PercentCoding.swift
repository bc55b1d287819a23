/// Percent-decoding (RFC 3986 section 2.1) as paths and queries need it.
public enum PercentCoding {
    /// A path segment decoded, or nil if a `%` in it is not followed by two hexadecimal digits (to be answered 400).
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

    private static let percent = UInt8(ascii: "%")
    private static let plus = UInt8(ascii: "+")

    private static func decode(_ bytes: ArraySlice<UInt8>, spaceForPlus: Bool, isStrict: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == percent {
                if bytes.endIndex - index >= 2, let high = bytes[index].hexDigit, let low = bytes[index + 1].hexDigit {
                    decoded.append(high << 4 | low)
                    index += 2
                    continue
                }
                if isStrict { return nil }
            }
            decoded.append(byte == plus && spaceForPlus ? UInt8(ascii: " ") : byte)
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
