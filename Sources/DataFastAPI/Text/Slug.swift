/// Names as parts of ids and URLs (account API 8).
public enum Slug {
    /// The name in lower case, accents removed, each run of other than letters and digits one `-`, none at the ends.
    public static func of(_ name: String) -> String {
        var slug = String.UnicodeScalarView()
        var needsHyphen = false
        for scalar in name.lowercased().unicodeScalars {
            // A combining accent belongs to the letter before it.
            if (0x300...0x36f).contains(scalar.value) { continue }
            guard scalar.isLetterOrDigit else {
                needsHyphen = !slug.isEmpty
                continue
            }
            if needsHyphen { slug.append("-") }
            needsHyphen = false
            slug.append(unaccented[scalar] ?? scalar)
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

    /// The accented letters of Latin-1 and Latin Extended-A, in lower case, with the letters that they come from.
    private static let unaccented: [Unicode.Scalar: Unicode.Scalar] = {
        let families: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
            ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (letter, family) in families {
            for scalar in family.unicodeScalars { letters[scalar] = letter }
        }
        return letters
    }()
}
