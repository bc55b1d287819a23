/// What a visitor browses with; nil where unknown.
///
/// Source: website API, section 1.6; tracking, sections 4 and 5.
package struct System: Hashable, Sendable {
    package var browser: String?
    package var browserVersion: String?
    package var os: String?
    package var osVersion: String?
    /// `desktop`, `mobile` or `tablet`.
    package var device: String
    package var vendor: String?
    package var model: String?

    package init(
        browser: String? = nil, browserVersion: String? = nil, os: String? = nil, osVersion: String? = nil,
        device: String = "desktop", vendor: String? = nil, model: String? = nil
    ) {
        self.browser = browser
        self.browserVersion = browserVersion
        self.os = os
        self.osVersion = osVersion
        self.device = device
        self.vendor = vendor
        self.model = model
    }
}
