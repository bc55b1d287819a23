/// What is wrong with a seed, and where in it.
struct SeedError: Error, Equatable, CustomStringConvertible {
    /// `websites[1].timezone`; empty for the seed as a whole.
    let path: String
    let reason: String

    init(_ path: SeedPath, _ reason: String) {
        self.path = path.description
        self.reason = reason
    }

    /// One line.
    var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

/// A place in a seed's JSON.
indirect enum SeedPath: CustomStringConvertible {
    case root
    case member(String, of: SeedPath)
    case element(Int, of: SeedPath)

    /// `websites[1].timezone`
    var description: String {
        switch self {
        case .root: ""
        case .member(let name, .root): name
        case .member(let name, let parent): "\(parent).\(name)"
        case .element(let index, let parent): "\(parent)[\(index)]"
        }
    }
}
