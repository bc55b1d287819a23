/// What stands on the command line after a command's name.
struct Arguments: Sendable {
    private var values: [String: String] = [:]
    private var switches: [String: Bool] = [:]
    /// The word that is no flag.
    private(set) var operand: String?
    /// The path that follows it.
    private(set) var file: String?
    /// What follows `--`.
    private(set) var trailing: [String] = []

    /// Nothing at all.
    init() {}

    /// Reads words by the flags that there are. Of a flag that is given twice the last counts.
    ///
    /// - Throws: ``Failure``, for a word that means nothing.
    init(
        _ words: [String], flags: [Flag], operands: [String] = [], takesFile: Bool = false, takesTrailing: Bool = false
    ) throws(Failure) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                guard takesTrailing || rest.isEmpty else {
                    throw Failure(.usage, "\"\(rest[rest.startIndex])\": unexpected argument")
                }
                trailing = Array(rest)
                return
            }
            if word.hasPrefix("--") {
                try read(word, &rest, flags)
            } else if operand == nil, operands.contains(word) {
                operand = word
            } else if takesFile, operand != nil, file == nil {
                file = word
            } else {
                let allowed = operands.isEmpty ? "" : "; allowed: \(operands.joined(separator: ", "))"
                throw Failure(.usage, "\"\(word)\": unexpected argument\(allowed)")
            }
        }
    }

    /// The value of a flag, or whether it is on as text; nil when it was not given.
    subscript(flag: String) -> String? { values[flag] }

    /// Whether a flag is on; nil when it was not given.
    func isOn(_ flag: String) -> Bool? { switches[flag] }

    /// The same arguments with another value of a flag that was not given.
    func with(_ flag: String, unlessGiven value: String) -> Arguments {
        var copy = self
        if copy.values[flag] == nil { copy.values[flag] = value }
        return copy
    }

    private mutating func read(_ word: String, _ rest: inout ArraySlice<String>, _ flags: [Flag]) throws(Failure) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let flag = flags.first(where: { $0.name == name }) else {
            guard parts.count == 1, name.hasPrefix("no-"),
                let flag = flags.first(where: { $0.kind == .onOff && "no-\($0.name)" == name })
            else { throw Failure(.usage, Self.unknown(name, flags)) }
            switches[flag.name] = false
            return
        }
        switch flag.kind {
        case .onOff:
            guard parts.count == 1 else { throw Failure(.usage, "--\(name): takes no value") }
            switches[name] = true
        case .value where parts.count == 2:
            values[name] = String(parts[1])
        case .value:
            // A value may begin with one hyphen (`--clock -2h`), so a flag that follows is told by its two.
            guard let value = rest.first, !value.hasPrefix("--") else {
                throw Failure(.usage, "--\(name): needs a value")
            }
            rest.removeFirst()
            values[name] = value
        }
    }

    private static func unknown(_ name: String, _ flags: [Flag]) -> String {
        let names = (flags + [.help, .version]).flatMap(\.spellings).map { String($0.dropFirst(2)) }
        let meant = NearestWord.of(names, to: name).map { "; did you mean --\($0)?" } ?? ""
        return "--\(name): unknown flag\(meant)"
    }
}
