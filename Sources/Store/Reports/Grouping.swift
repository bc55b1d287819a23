import SQLite

/// Which group the rows of a table of values belong to: small numbers to count by, and the names to print at last.
struct Grouping {
    /// The names of each group.
    private(set) var names: [[String]] = []
    /// By key: the group + 1, 0 for none.
    private var groups: [Int32] = []
    private var groupsByName: [[String]: Int32] = [:]

    /// The group of a key; nil when it has none.
    func group(of key: Int) -> Int? {
        guard groups.indices.contains(key) else { return nil }
        let group = Int(groups[key])
        return group == 0 ? nil : group - 1
    }

    /// Puts a key into the group of these names.
    mutating func add(key: Int, names: [String]) {
        guard key >= 0 else { return }
        if key >= groups.count {
            groups.append(contentsOf: repeatElement(0, count: max(key + 1 - groups.count, groups.count)))
        }
        groups[key] = Int32(truncatingIfNeeded: group(named: names) + 1)
    }

    /// The group of these names, which is made when new.
    mutating func group(named name: [String]) -> Int {
        if let known = groupsByName[name] { return Int(known) }
        groupsByName[name] = Int32(truncatingIfNeeded: names.count)
        names.append(name)
        return names.count - 1
    }
}

extension Store {
    /// Reads the table that holds a dimension's values.
    func grouping(by dimension: ReportQuery.Dimension, naming: (String) -> String) throws(SQLiteError) -> Grouping {
        var grouping = Grouping()
        func read(_ sql: StaticString) throws(SQLiteError) {
            try connection.query(sql) { row in
                grouping.add(key: row.int(0), names: [row.textOrNil(1).map(naming) ?? "Unknown"])
            }
        }
        switch dimension {
        case .total, .time, .exitLink, .goal, .property, .propertyValue: break
        case .country: try read("SELECT id, country FROM places")
        case .region: try read("SELECT id, region FROM places")
        case .city: try read("SELECT id, city FROM places")
        case .device: try read("SELECT id, device FROM systems")
        case .browser:
            try read("SELECT id, CASE browser WHEN 'Mobile Safari' THEN 'Safari' ELSE browser END FROM systems")
        case .os: try read("SELECT id, os FROM systems")
        case .referrer: try read("SELECT id, referrer_name FROM acquisitions")
        case .hostname: try read("SELECT id, hostname FROM pages")
        case .page:
            try connection.query("SELECT id, hostname, path FROM pages") { row in
                grouping.add(key: row.int(0), names: [row.text(1), row.text(2)])
            }
        case .campaign(let parameters):
            let columns = parameters.map { ", \($0.rawValue)" }.joined()
            try connection.query(generated: "SELECT id\(columns) FROM acquisitions") { row in
                let names = parameters.indices.map { row.text($0 + 1) }
                if names.contains(where: { !$0.isEmpty }) { grouping.add(key: row.int(0), names: names) }
            }
        }
        return grouping
    }
}

extension ReportQuery.Dimension {
    /// The column of a session that leads to the dimension's values.
    var key: SessionKey {
        switch self {
        case .total, .time, .exitLink, .goal, .property, .propertyValue: .none
        case .country, .region, .city: .place
        case .device, .browser, .os: .system
        case .referrer, .campaign: .acquisition
        case .page, .hostname: .page
        }
    }
}
