import Store
import Testing

@testable import Emulator

@Suite struct UserAgentTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let value: String
        let browser: String?
        let browserVersion: String?
        let os: String?
        let osVersion: String?
        let device: String
        let vendor: String?
        let model: String?
        var testDescription: String { value }

        init(
            _ value: String, _ browser: String?, _ browserVersion: String?, _ os: String?, _ osVersion: String?,
            _ device: String, _ vendor: String? = nil, _ model: String? = nil
        ) {
            (self.value, self.browser, self.browserVersion) = (value, browser, browserVersion)
            (self.os, self.osVersion, self.device, self.vendor, self.model) = (os, osVersion, device, vendor, model)
        }
    }

    @Test(arguments: [
        Example(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
            "Chrome", "120.0.0.0", "Mac OS", "10.15.7", "desktop", "Apple", "Macintosh"),
        Example(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            "Safari", "17.4", "Mac OS", "10.15.7", "desktop", "Apple", "Macintosh"),
        Example(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1",
            "Mobile Safari", "17.4.1", "iOS", "17.4.1", "mobile", "Apple", "iPhone"),
        Example(
            "Mozilla/5.0 (iPod touch; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12.1.2 Mobile/15E148 Safari/604.1",
            "Mobile Safari", "12.1.2", "iOS", "12.5", "mobile", "Apple", "iPod"),
        Example(
            "Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1",
            "Chrome", "120.0.6099.119", "iOS", "16.3", "tablet", "Apple", "iPad"),
        Example(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 300.1.0.1 (iPhone14,2)",
            "Instagram", "300.1.0.1", "iOS", "17.0", "mobile", "Apple", "iPhone"),
        Example(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.1]",
            "Facebook", nil, "iOS", "17.0", "mobile", "Apple", "iPhone"),
        Example(
            "[LinkedInApp]/9.29.5 (iPhone; iOS 17.1)", "LinkedIn", "9.29.5", "iOS", "17.1", "mobile", "Apple", "iPhone"),
        Example(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91",
            "Edge", "120.0.2210.91", "Windows", "10", "desktop"),
        Example(
            "Mozilla/5.0 (Windows NT 6.3; Trident/7.0; rv:11.0) like Gecko", "IE", "7.0", "Windows", "8.1", "desktop"),
        Example("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)", "IE", "8.0", "Windows", "7", "desktop"),
        Example("Opera/9.80 (Windows NT 6.2) Presto/2.12 Version/12.16", "Opera", "9.80", "Windows", "8", "desktop"),
        Example(
            "Mozilla/5.0 (Windows NT 5.1; rv:52.0) Gecko/20100101 Firefox/52.0", "Firefox", "52.0", "Windows", "5.1",
            "desktop"),
        Example(
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36",
            "Chrome", "119.0.0.0", "Chrome OS", "14541.0.0", "desktop"),
        Example(
            "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/121.0", "Firefox", "121.0", "Linux", nil,
            "desktop"),
        Example(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
            "Chrome", "120.0.0.0", "Android", "10", "mobile"),
        Example(
            "Mozilla/5.0 (Linux; Android 13; SM-S901B Build/TP1A; wv) AppleWebKit/537.36 SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
            "Samsung Internet", "23.0", "Android", "13", "mobile", "Samsung", "SM-S901B"),
        Example(
            "Mozilla/5.0 (Linux; Android 14; Pixel 8 Pro) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
            "Chrome", "120.0.0.0", "Android", "14", "mobile", "Google", "Pixel 8 Pro"),
        Example(
            "Mozilla/5.0 (Linux; Android 10; moto g(7) power) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
            "Chrome", "120.0.0.0", "Android", "10", "mobile", nil, "moto g(7) power"),
        Example(
            "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 Silk/108.4.6 like Chrome/108.0.0.0 Safari/537.36",
            "Silk", "108.4.6", "Android", "9", "tablet", nil, "KFMAWI"),
        Example(
            "Mozilla/5.0 (Linux; Android 9; SM-T510) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
            "Chrome", "120.0.0.0", "Android", "9", "tablet", "Samsung", "SM-T510"),
        Example("Twitter for iPhone", "Twitter", nil, "iOS", nil, "mobile", "Apple", "iPhone"),
        Example("something else", nil, nil, nil, nil, "desktop"),
        Example("", nil, nil, nil, nil, "desktop"),
        Example("Android (", nil, nil, "Android", nil, "tablet"),
        Example("Android ();", nil, nil, "Android", nil, "tablet"),
        Example("Mobile (; )", nil, nil, nil, nil, "mobile"),
    ])
    func reads(_ example: Example) {
        let system = UserAgent(example.value).system
        #expect(system.browser == example.browser)
        #expect(system.browserVersion == example.browserVersion)
        #expect(system.os == example.os)
        #expect(system.osVersion == example.osVersion)
        #expect(system.device == example.device)
        #expect(system.vendor == example.vendor)
        #expect(system.model == example.model)
    }

    @Test func everyBrowserTokenHasItsName() {
        let rows: [(String, String)] = [
            ("FBAV/1", "Facebook"), ("FB_IAB/1", "Facebook"), ("TwitterAndroid/1", "Twitter"),
            ("musical_ly_1", "TikTok"),
            ("BytedanceWebview/1", "TikTok"), ("TikTok 1", "TikTok"), ("Snapchat/1", "Snapchat"),
            ("Pinterest/1", "Pinterest"), ("MicroMessenger/1", "WeChat"), ("GSA/1", "GSA"),
            ("DuckDuckGo/1", "DuckDuckGo"), ("Ddg/1", "DuckDuckGo"), ("EdgA/1", "Edge"), ("EdgiOS/1", "Edge"),
            ("Edge/1", "Edge"), ("OPR/1", "Opera"), ("OPiOS/1", "Opera"), ("OPT/1", "Opera"), ("Vivaldi/1", "Vivaldi"),
            ("YaBrowser/1", "Yandex"), ("UCBrowser/1", "UCBrowser"), ("FxiOS/1", "Firefox"), ("Chromium/1", "Chrome"),
        ]
        for (token, name) in rows {
            // All of them say `Safari` too, some `Chrome`: the rows above those must win.
            let system = UserAgent("Version/9 Mobile/9 \(token) Safari/9").system
            #expect(system.browser == name)
            #expect(system.browserVersion == "1", "\(token)")
        }
    }

    @Test func readsAtMost1024Bytes() {
        let padding = String(repeating: " ", count: 1016)
        #expect(UserAgent(padding + "Firefox/1").system.browser == "Firefox")
        #expect(UserAgent(padding + " Firefox/1").system.browserVersion == nil)
        #expect(UserAgent(padding + "  Firefox/1").system.browser == nil)
        #expect(!UserAgent(padding + String(repeating: " ", count: 6) + "bot").isBot)
    }

    @Test func takesTheDeviceOfTheSDK() {
        #expect(
            System(platform: "ios", osVersion: "17.2", model: "iPhone15,2")
                == System(os: "iOS", osVersion: "17.2", device: "mobile", model: "iPhone15,2"))
        #expect(System(platform: "android", osVersion: nil, model: nil).os == "Android")
        #expect(System(platform: "web", osVersion: nil, model: nil).os == nil)
    }

    @Test(arguments: [
        "", "Googlebot/2.1", "curl/8.4.0", "python-requests/2.31", "Mozilla/5.0 HeadlessChrome/120.0", "AXIOS/1.6",
        "okhttp/4.9",
        "Java/17.0.1", "facebookexternalhit/1.1", "ChatGPT-User/1.0; +https://openai.com/bot", "PostmanRuntime/7.3",
        "Go-http-client/1.1", "Mozilla/5.0 Electron/28.0",
    ])
    func knowsBots(_ value: String) {
        #expect(UserAgent(value).isBot)
    }

    @Test(arguments: [
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/121.0", "bo", "javascript",
    ])
    func knowsPeople(_ value: String) {
        #expect(!UserAgent(value).isBot)
    }
}
