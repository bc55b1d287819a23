/// What a shell can offer where a value is typed.
struct Completion: Equatable, Sendable {
    enum Paths: Sendable {
        case none, files, directories
    }

    /// Words that are values.
    var words: [String] = []
    /// What of the file system is a value.
    var paths = Paths.none

    /// Values that nobody can guess.
    static let nothing = Completion()
    static let file = Completion(paths: .files)
    static let directory = Completion(paths: .directories)

    static func words(_ words: String...) -> Completion { Completion(words: words) }
}
