/// Names of regions: those of the place table, of the US states, DC, and Canada's provinces and territories (tracking.md 3).
enum Region {
    /// The name of an ISO 3166-2 code; a code outside the table is its own name.
    static func name(code: String) -> String {
        names[code] ?? code
    }

    /// What a filter's value can mean: the value itself (a code, the second part of one, or what was sent in place of a
    /// code), and the codes of that name.
    static func codes(for text: String) -> [String] {
        [text] + (codes[text.lowercased()] ?? [])
    }

    /// The second part of an ISO 3166-2 code: `CA` of `US-CA`.
    static func subdivision(of code: String) -> Substring {
        guard let hyphen = code.firstIndex(of: "-") else { return code[...] }
        return code[hyphen...].dropFirst()
    }

    private static let names = Dictionary(
        uniqueKeysWithValues: table.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        })

    private static let codes = Dictionary(
        grouping: names.keys.sorted(), by: { names[$0, default: $0].lowercased() })

    private static let table = """
        BR-SP São Paulo
        GB-ENG England
        FR-IDF Île-de-France
        DE-BE Berlin
        ES-MD Madrid
        PL-14 Mazovia
        TR-34 Istanbul
        JP-13 Tokyo
        KR-44 South Chungcheong
        IN-KA Karnataka
        AU-NSW New South Wales
        ID-JK Jakarta
        TH-10 Bangkok
        CA-AB Alberta
        CA-BC British Columbia
        CA-MB Manitoba
        CA-NB New Brunswick
        CA-NL Newfoundland and Labrador
        CA-NS Nova Scotia
        CA-NT Northwest Territories
        CA-NU Nunavut
        CA-ON Ontario
        CA-PE Prince Edward Island
        CA-QC Quebec
        CA-SK Saskatchewan
        CA-YT Yukon
        US-AK Alaska
        US-AL Alabama
        US-AR Arkansas
        US-AZ Arizona
        US-CA California
        US-CO Colorado
        US-CT Connecticut
        US-DC District of Columbia
        US-DE Delaware
        US-FL Florida
        US-GA Georgia
        US-HI Hawaii
        US-IA Iowa
        US-ID Idaho
        US-IL Illinois
        US-IN Indiana
        US-KS Kansas
        US-KY Kentucky
        US-LA Louisiana
        US-MA Massachusetts
        US-MD Maryland
        US-ME Maine
        US-MI Michigan
        US-MN Minnesota
        US-MO Missouri
        US-MS Mississippi
        US-MT Montana
        US-NC North Carolina
        US-ND North Dakota
        US-NE Nebraska
        US-NH New Hampshire
        US-NJ New Jersey
        US-NM New Mexico
        US-NV Nevada
        US-NY New York
        US-OH Ohio
        US-OK Oklahoma
        US-OR Oregon
        US-PA Pennsylvania
        US-RI Rhode Island
        US-SC South Carolina
        US-SD South Dakota
        US-TN Tennessee
        US-TX Texas
        US-UT Utah
        US-VA Virginia
        US-VT Vermont
        US-WA Washington
        US-WI Wisconsin
        US-WV West Virginia
        US-WY Wyoming
        """
}
