/// An entry of a website's excluded paths: one page, or what lies below one (account-api.md 4.4).
struct ExcludedPath: Sendable {
    /// Without the final `/` of a page, with that of a folder.
    private let bytes: [UInt8]
    private let isFolder: Bool

    /// Reads an entry. A final `/` does not count; `/*` at the end means what lies below.
    init(_ entry: String) {
        isFolder = entry.hasSuffix("/*")
        bytes = isFolder ? Array(entry.utf8.dropLast()) : Array(entry.utf8.dropLast(entry.hasSuffix("/") ? 1 : 0))
    }

    /// Whether the entry means this path. A page is meant whatever its route by hash (`/admin#/users`), which no entry can name,
    /// and whether or not the path ends in `/`.
    func excludes(_ path: UnsafeRawBufferPointer) -> Bool {
        let isBelow = bytes.withUnsafeBytes { bytes in
            path.count >= bytes.count
                && UnsafeRawBufferPointer(rebasing: path[..<bytes.count]).hasSameBytes(as: bytes)
        }
        guard isBelow else { return false }
        if isFolder { return path.count > bytes.count }
        let page = path.prefix { $0 != UInt8(ascii: "#") }
        let more = page.count - bytes.count
        return page.last == UInt8(ascii: "/") ? more == 1 : more == 0
    }
}
