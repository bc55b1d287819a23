/// A browser window's inner size in CSS pixels.
package struct Viewport: Hashable, Sendable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
