/// Letters of ASCII in another case; all others stay. What may hold ASCII only is put into a case with these before it is
/// checked: Unicode's own mapping makes ASCII of some letters that are none (K of the Kelvin sign, SS of ß).
extension String {
    var asciiLowercased: String {
        guard utf8.contains(where: { $0.isLetter && !$0.isLowercaseLetter }) else { return self }
        return String(decoding: utf8.map { $0.isLetter ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    var asciiUppercased: String {
        guard utf8.contains(where: \.isLowercaseLetter) else { return self }
        return String(decoding: utf8.map { $0.isLowercaseLetter ? $0 & ~0x20 : $0 }, as: UTF8.self)
    }
}
