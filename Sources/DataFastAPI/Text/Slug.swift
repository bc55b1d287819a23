@_spi(_Unicode) import Swift

/// Names as parts of ids and URLs (account API 8).
public enum Slug {
    /// The name in lower case, accents removed, each run of other than letters and digits one `-`, none at the ends.
    public static func of(_ name: String) -> String {
        var slug = String.UnicodeScalarView()
        var needsHyphen = false
        for scalar in String(unaccented(name)).lowercased().composed {
            guard scalar.isLetterOrDigit else {
                needsHyphen = !slug.isEmpty
                continue
            }
            if needsHyphen { slug.append("-") }
            needsHyphen = false
            slug.append(strokeless[scalar] ?? scalar)
        }
        return String(slug)
    }

    /// The slugs of names that must differ: the second equal one ends in `-2`, then `-3`.
    public static func distinct(_ names: [String]) -> [String] {
        var slugs: [String] = []
        for name in names {
            let slug = of(name)
            var distinct = slug
            var number = 2
            while slugs.contains(distinct) {
                distinct = "\(slug)-\(number)"
                number += 1
            }
            slugs.append(distinct)
        }
        return slugs
    }

    /// The name's letters apart from their accents, without these.
    private static func unaccented(_ name: String) -> String.UnicodeScalarView {
        String.UnicodeScalarView(name._nfd.lazy.filter { !$0.isAccent })
    }

    /// Letters that Unicode does not decompose, in lower case, with the letters that they come from.
    private static let strokeless: [Unicode.Scalar: Unicode.Scalar] = [
        "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŀ": "l", "ø": "o", "ŧ": "t",
    ]
}

extension String {
    /// Composed canonically (Unicode's form NFC): what accents are no part of, Hangul or kana, is as people write it.
    fileprivate var composed: String.UnicodeScalarView { String.UnicodeScalarView(_nfc) }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit of any script. An accent alone is none.
    var isLetterOrDigit: Bool {
        if isASCII { return UInt8(truncatingIfNeeded: value).isLetter || UInt8(truncatingIfNeeded: value).isDigit }
        return !isAccent && (properties.isAlphabetic || properties.generalCategory == .decimalNumber)
    }

    /// Whether it is one of the accents that combine with the letter before them.
    var isAccent: Bool { (0x300...0x36f).contains(value) }
}
