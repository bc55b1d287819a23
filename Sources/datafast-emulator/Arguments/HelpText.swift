import Glibc

/// Help, laid out for a terminal or, where there is none, for 100 columns.
struct HelpText {
    /// A name and what is said of it, in words that stay whole.
    struct Row {
        let name: String
        let words: [String]

        init(name: String, words: [String]) {
            self.name = name
            self.words = words
        }

        init(_ name: String, _ text: String) {
            self.init(name: name, words: HelpText.words(text))
        }
    }

    /// What fits in a line; a terminal that is narrower than 80 columns breaks lines itself.
    private let width: Int
    private(set) var text = ""

    init(width: Int = Self.terminalWidth) {
        self.width = min(max(width, 80), 100)
    }

    static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// Adds a line that is not broken, such as a usage.
    mutating func add(line: String) { text += line + "\n" }

    /// Adds a paragraph.
    mutating func add(paragraph: String) {
        for line in Self.lines(Self.words(paragraph), width: width) { text += line + "\n" }
    }

    /// Adds rows under a heading, an empty line before it.
    mutating func add(_ title: String, _ rows: [Row]) {
        guard !rows.isEmpty else { return }
        text += "\n\(title)\n"
        // Summaries begin in one column; the few names that are longer stand on a line of their own.
        let column = min(rows.map(\.name.count).max() ?? 0, Self.nameWidth) + 4
        for row in rows {
            var lines = Self.lines(row.words, width: width - column)[...]
            var line = "  \(row.name)"
            if row.name.count <= column - 4, let first = lines.popFirst() {
                line += String(repeating: " ", count: column - line.count) + first
            }
            text += line + "\n"
            for line in lines { text += String(repeating: " ", count: column) + line + "\n" }
        }
    }

    private static let nameWidth = 28

    private static func lines(_ words: [String], width: Int) -> [String] {
        words.reduce(into: []) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
    }

    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(StandardStream.output.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
            ? Int(size.ws_col) : 100
    }
}
