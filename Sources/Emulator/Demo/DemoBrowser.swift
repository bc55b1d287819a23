import Store

/// A browser of the demo: what its user agent says, and how large its window is.
struct DemoBrowser: Sendable {
    let system: System
    let viewport: Viewport

    /// Those of one kind of device, and how often each comes.
    struct Kind: Sendable {
        let browsers: [DemoBrowser]
        let table: WeightedTable
        /// Where they begin in ``DemoBrowser/all``.
        let first: Int

        fileprivate typealias Line = (weight: Double, agent: String, viewports: [(width: Int, height: Int)])

        fileprivate init(after others: [DemoBrowser] = [], _ lines: [Line]) {
            var browsers: [DemoBrowser] = []
            var weights: [Double] = []
            for line in lines {
                let system = UserAgent(line.agent).system
                for (place, (width, height)) in line.viewports.enumerated() {
                    browsers.append(DemoBrowser(system: system, viewport: Viewport(width: width, height: height)))
                    weights.append(line.weight / Double(place + 1))
                }
            }
            self.browsers = browsers
            first = others.count
            table = WeightedTable(weights)
        }
    }

    /// All browsers, kind by kind.
    static let all =
        Kind.desktop.browsers + Kind.mobile.browsers + Kind.tablet.browsers
        + DemoApp.allCases.flatMap(\.browsers.browsers)
}

extension DemoBrowser.Kind {
    static let desktop: Self = {
        var lines: [Line] = [
            (14, mac(safari: "18.3"), macWindows), (4, mac(safari: "18.1"), macWindows),
            (2, mac(safari: "17.6"), macWindows),
            (3, mac("Firefox/135.0", gecko: "135.0"), macWindows),
            (9, windows(chrome: 133, " Edg/133.0.0.0"), pcWindows),
            (3, windows(chrome: 132, " Edg/132.0.0.0"), pcWindows),
            (2, windows(chrome: 132, " OPR/117.0.0.0"), pcWindows),
            (6, windows("Firefox/135.0", gecko: "135.0"), pcWindows),
            (2, windows("Firefox/128.0", gecko: "128.0"), pcWindows),
            (3, "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0", pcWindows),
            (2, "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) \(blink(132))", [(1366, 641), (1536, 730)]),
            (1, windows(chrome: 131, " Vivaldi/7.1.3570.39"), pcWindows),
        ]
        let versions: [(Int, Double)] = [
            (133, 52), (132, 14), (131, 7), (130, 3), (129, 2), (126, 1.5), (122, 1), (109, 1),
        ]
        for (version, weight) in versions {
            lines.append((weight * 0.42, mac(chrome: version), macWindows))
            lines.append((weight * 0.5, windows(chrome: version), pcWindows))
            lines.append((weight * 0.08, "Mozilla/5.0 (X11; Linux x86_64) \(blink(version))", pcWindows))
        }
        return Self(lines)
    }()

    static let mobile: Self = {
        var lines: [Line] = [
            (34, iPhone("18_3", safari: "18.3"), phoneWindows), (11, iPhone("18_2", safari: "18.2"), phoneWindows),
            (7, iPhone("17_6", safari: "17.6"), phoneWindows), (2, iPhone("16_7", safari: "16.6"), phoneWindows),
            (6, "\(phone("18_3")) CriOS/133.0.6943.84 Mobile/15E148 Safari/604.1", phoneWindows),
            (1, "\(phone("18_3")) FxiOS/135.0 Mobile/15E148 Safari/605.1.15", phoneWindows),
            (6, samsung, droidWindows),
        ]
        let models: [(String, Double)] = [
            ("SM-S921B", 7), ("SM-A546B", 6), ("SM-G991B", 4), ("Pixel 8", 5), ("Pixel 9 Pro", 4), ("Pixel 7a", 3),
            ("CPH2581", 3), ("K", 9),
        ]
        let versions: [(Int, Double)] = [(133, 0.7), (132, 0.2), (131, 0.1)]
        for (model, weight) in models {
            for (version, part) in versions {
                let agent = "Mozilla/5.0 (Linux; Android 14; \(model)) \(blink(version, "Mobile "))"
                lines.append((weight * part, agent, droidWindows))
            }
        }
        return Self(after: desktop.browsers, lines)
    }()

    static let tablet = Self(
        after: desktop.browsers + mobile.browsers,
        [
            (6, tabletSafari, [(820, 1106), (1024, 1292), (744, 1059)]),
            (2, "Mozilla/5.0 (Linux; Android 13; SM-X700) \(blink(133))", [(800, 1168)]),
            (1, "Mozilla/5.0 (Linux; Android 9; KFTRWI) \(blink(120)) Silk/120.6.1", [(602, 885)]),
        ])

    // Browsers of apps, in the order of ``DemoApp``.

    static let facebook = Self(
        after: desktop.browsers + mobile.browsers + tablet.browsers,
        [
            (4, "\(phone("18_3")) Mobile/22D63 [FBAN/FBIOS;FBAV/498.0.0]", phoneWindows),
            (2, "\(phone("18_2")) Mobile/22C152 [FBAN/FBIOS;FBAV/497.0.0]", phoneWindows),
            (3, "\(webView("SM-A546B")) [FB_IAB/FB4A;FBAV/498.0.0.56.79;]", droidWindows),
            (2, "\(webView("SM-S921B")) [FB_IAB/FB4A;FBAV/497.1.0.44.109;]", droidWindows),
        ])

    static let google = Self(
        after: desktop.browsers + mobile.browsers + tablet.browsers + facebook.browsers,
        [
            (3, "\(phone("18_3")) GSA/354.0.724 Mobile/15E148 Safari/604.1", phoneWindows),
            (1, "\(phone("18_2")) GSA/352.1.716 Mobile/15E148 Safari/604.1", phoneWindows),
        ])

    static let instagram = Self(
        after: desktop.browsers + mobile.browsers + tablet.browsers + facebook.browsers + google.browsers,
        [
            (5, "\(phone("18_3")) Mobile/22D63 Instagram 368.0.0.26 (iPhone15,3; iOS 18_3)", phoneWindows),
            (2, "\(phone("18_2")) Mobile/22C152 Instagram 367.0.0.21 (iPhone14,5; iOS 18_2)", phoneWindows),
            (3, "\(webView("SM-S921B")) Instagram 368.0.0.46 Android (34/14; 480dpi)", droidWindows),
            (2, "\(webView("Pixel 8")) Instagram 368.0.0.46 Android (34/14; 420dpi)", droidWindows),
        ])

    static let linkedIn = Self(
        after: desktop.browsers + mobile.browsers + tablet.browsers + facebook.browsers + google.browsers
            + instagram.browsers,
        [
            (3, "\(phone("18_3")) Mobile/22D63 [LinkedInApp]/9.31", phoneWindows),
            (2, "\(webView("SM-S921B")) [LinkedInApp]/4.1.1037", droidWindows),
        ])

    private static let tabletSafari =
        "Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "Version/18.3 Mobile/15E148 Safari/604.1"

    private static let samsung =
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"

    private static let macWindows = [(1512, 860), (1728, 998), (1440, 789), (1470, 840), (1920, 971), (2560, 1315)]
    private static let pcWindows = [
        (1920, 945), (1536, 730), (1366, 641), (2560, 1305), (1707, 825), (1440, 764), (1600, 757), (3440, 1305),
    ]
    private static let phoneWindows = [(393, 659), (390, 664), (430, 739), (402, 681), (375, 547), (428, 745)]
    private static let droidWindows = [(412, 784), (384, 725), (360, 668), (393, 738), (411, 777)]

    private static func blink(_ version: Int, _ kind: String = "") -> String {
        "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version).0.0.0 \(kind)Safari/537.36"
    }

    private static func mac(chrome version: Int) -> String {
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) \(blink(version))"
    }

    private static func mac(safari version: String) -> String {
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/\(version) Safari/605.1.15"
    }

    private static func mac(_ browser: String, gecko version: String) -> String {
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:\(version)) Gecko/20100101 \(browser)"
    }

    private static func windows(chrome version: Int, _ suffix: String = "") -> String {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(blink(version))\(suffix)"
    }

    private static func windows(_ browser: String, gecko version: String) -> String {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:\(version)) Gecko/20100101 \(browser)"
    }

    private static func phone(_ os: String) -> String {
        "Mozilla/5.0 (iPhone; CPU iPhone OS \(os) like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    }

    /// What an app's browser on Android begins with.
    private static func webView(_ model: String) -> String {
        "Mozilla/5.0 (Linux; Android 14; \(model)) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Version/4.0 Chrome/133.0.6943.50 Mobile Safari/537.36"
    }

    private static func iPhone(_ os: String, safari version: String) -> String {
        "\(phone(os)) Version/\(version) Mobile/15E148 Safari/604.1"
    }
}
