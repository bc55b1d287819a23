/// A page of a website: host without port, lower case, and path without query.
package struct Page: Hashable, Sendable {
    package var hostname: String
    package var path: String

    package init(hostname: String, path: String) {
        self.hostname = hostname
        self.path = path
    }
}
