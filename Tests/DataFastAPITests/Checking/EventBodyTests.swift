import DataFastAPI
import JSON
import Testing

@Suite struct GoalBodyTests {
    private func check(_ json: String) -> String { Checks.body(.createGoal, json) }

    private func metadata(_ json: String) -> String {
        check(#"{"datafast_visitor_id":"\#(visitor)","name":"a","metadata":\#(json)}"#)
            .replacing(#"{"datafast_visitor_id":"\#(visitor)","name":"a""#, with: "{")
    }

    @Test(arguments: [
        ("", "400 Missing required fields: datafast_visitor_id, name"), ("{", "400 Invalid JSON body"),
        ("[]", "400 Invalid JSON body"),
        ("null", "400 Invalid JSON body"), ("{}", "400 Missing required fields: datafast_visitor_id, name"),
        (#"{"name":"a"}"#, "400 Missing required field: datafast_visitor_id"),
        (#"{"datafast_visitor_id":"x","name":null}"#, "400 Missing required field: name"),
        (#"{"datafast_visitor_id":"x","name":""}"#, "400 Invalid datafast_visitor_id: must be a UUID v4"),
        (#"{"datafast_visitor_id":5,"name":"a"}"#, "400 Invalid datafast_visitor_id: must be a UUID v4"),
        (#"{"visitorId":"x","name":"a"}"#, "400 Invalid visitorId: must be a UUID v4"),
        (
            #"{"visitorId":"x","datafast_visitor_id":"y","name":"a"}"#,
            "400 Invalid datafast_visitor_id: must be a UUID v4"
        ),
    ])
    func refuses(json: String, expected: String) {
        #expect(check(json) == expected)
    }

    @Test func namesAreNormalisedAndChecked() {
        func name(_ json: String) -> String { check(#"{"visitorId":"\#(visitor.uppercased())","name":\#(json)}"#) }
        let wrong =
            "400 Invalid name: use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters"
        #expect(name(#"" Sign Up ""#) == #"{"datafast_visitor_id":"\#(visitor)","name":"sign_up"}"#)
        for json in [#""""#, "5", "true", #""é""#, #""\#(String(repeating: "a", count: 65))""#] {
            #expect(name(json) == wrong)
        }
        #expect(name(#""Identify""#) == "400 Invalid name: identify is reserved")
        #expect(name(#""payment""#).hasSuffix(#""name":"payment"}"#))
    }

    @Test func absentAliasDoesNotHide() {
        let json = #"{"datafast_visitor_id":null,"visitorId":"\#(visitor)","name":"a","unknown":1}"#
        #expect(check(json) == #"{"datafast_visitor_id":"\#(visitor)","name":"a"}"#)
    }

    @Test func descriptionIsKeptAsItIs() {
        let json = #"{"datafast_visitor_id":"\#(visitor)","name":"a","description":" <b> "}"#
        #expect(check(json) == json)
        #expect(check(json.replacing(#"" <b> ""#, with: "5")) == "400 Invalid description: must be a string")
    }

    @Test(arguments: [
        ("[]", "400 Invalid metadata: must be an object"), (#""a""#, "400 Invalid metadata: must be an object"),
        (#"{"A":"x"}"#, "400 Invalid metadata: property name A is not allowed"),
        (#"{"":"x"}"#, "400 Invalid metadata: property name  is not allowed"),
        (#"{"a":[]}"#, "400 Invalid metadata: value of a must be a string"),
        (#"{"a":{}}"#, "400 Invalid metadata: value of a must be a string"),
        (#"{"b":"<b>x</b>","a":1.50,"c":true,"d":null}"#, #"{,"metadata":{"b":"x","a":"1.5","c":"true"}}"#),
        ("null", "{}"), ("{}", #"{,"metadata":{}}"#),
    ])
    func metadataIsCleaned(json: String, expected: String) {
        #expect(metadata(json) == expected)
    }

    @Test func metadataHasLimits() {
        func object(_ count: Int) -> String { "{" + (0..<count).map { #""k\#($0)":"v""# }.joined(separator: ",") + "}" }
        #expect(metadata(object(10)).hasPrefix(#"{,"metadata":{"k0":"v""#))
        #expect(metadata(object(11)) == "400 Invalid metadata: at most 10 properties")
        let long = String(repeating: "a", count: 255)
        #expect(metadata(#"{"a":" <i>\#(long)"}"#) == #"{,"metadata":{"a":"\#(long)"}}"#)
        #expect(metadata(#"{"a":"\#(long)a"}"#) == "400 Invalid metadata: value of a is longer than 255 characters")
    }

    @Test func sizeIsLimited() {
        let start = #"{"datafast_visitor_id":"\#(visitor)","name":"a","x":""#
        let room = (1 << 20) - start.utf8.count - 2
        #expect(check(start + String(repeating: "x", count: room) + #""}"#).hasPrefix("{"))
        #expect(check(start + String(repeating: "x", count: room + 1) + #""}"#) == "413 Request body too large")
    }
}

@Suite struct PaymentBodyTests {
    private func check(_ json: String) -> String { Checks.body(.createPayment, json) }

    /// A payment that is right, with one more member.
    private func with(_ member: String) -> String {
        check(#"{"amount":1,"currency":"usd","transaction_id":"t",\#(member)}"#)
    }

    private static let flags = #""renewal":false,"refunded":false,"is_free_trial":false"#

    @Test(arguments: [
        ("", "plain 400 Missing required fields: amount, currency, transaction_id"),
        ("[1]", "plain 400 Invalid JSON body"), ("x", "plain 400 Invalid JSON body"),
        (#"{"currency":"usd","transaction_id":"t"}"#, "plain 400 Missing required field: amount"),
        (#"{"currency":null,"amount":"x"}"#, "plain 400 Missing required fields: currency, transaction_id"),
        (#"{"amount":"1","currency":"x","transaction_id":""}"#, "plain 400 Invalid amount: must be a number"),
        (#"{"amount":1e999,"currency":"x","transaction_id":""}"#, "plain 400 Invalid amount: must be a number"),
        (#"{"amount":-0.01,"currency":"x","transaction_id":""}"#, "plain 400 Invalid amount: must be 0 or more"),
        (
            #"{"amount":1000000000000001,"currency":"USD","transaction_id":"a"}"#,
            "plain 400 Invalid amount: must be 1000000000000000 or less"
        ),
        (
            #"{"amount":0,"currency":"us","transaction_id":""}"#,
            "plain 400 Invalid currency: must be a 3-letter ISO code"
        ),
        (
            #"{"amount":0,"currency":"u1d","transaction_id":""}"#,
            "plain 400 Invalid currency: must be a 3-letter ISO code"
        ),
        // Capitals of theirs are letters of ASCII, they are not.
        (
            #"{"amount":0,"currency":"ßU","transaction_id":""}"#,
            "plain 400 Invalid currency: must be a 3-letter ISO code"
        ),
        (
            #"{"amount":0,"currency":"ﬁn","transaction_id":""}"#,
            "plain 400 Invalid currency: must be a 3-letter ISO code"
        ),
        (
            #"{"amount":0,"currency":"ınr","transaction_id":""}"#,
            "plain 400 Invalid currency: must be a 3-letter ISO code"
        ),
        (#"{"amount":0,"currency":5,"transaction_id":""}"#, "plain 400 Invalid currency: must be a 3-letter ISO code"),
        (
            #"{"amount":0,"currency":"usd","transaction_id":""}"#,
            "plain 400 Invalid transaction_id: must be a non-empty string of at most 255 characters"
        ),
        (
            #"{"amount":0,"currency":"usd","transaction_id":5}"#,
            "plain 400 Invalid transaction_id: must be a non-empty string of at most 255 characters"
        ),
    ])
    func refuses(json: String, expected: String) {
        #expect(check(json) == expected)
    }

    @Test func defaults() {
        let json = #"{"amount":19.99,"currency":"eur","transaction_id":" t "}"#
        #expect(check(json) == #"{"amount":19.99,"currency":"EUR","transaction_id":" t ",\#(Self.flags)}"#)
    }

    @Test func transactionIDHasAnEnd() {
        func check(_ count: Int) -> String {
            self.check(#"{"amount":0,"currency":"usd","transaction_id":"\#(String(repeating: "é", count: count))"}"#)
        }
        #expect(check(255).hasPrefix("{"))
        #expect(check(256) == "plain 400 Invalid transaction_id: must be a non-empty string of at most 255 characters")
    }

    @Test(arguments: ["datafast_visitor_id", "email", "customer_email", "name", "customer_name", "customer_id"])
    func texts(name: String) {
        #expect(with(#""\#(name)":5"#) == "plain 400 Invalid \(name): must be a string")
    }

    @Test(arguments: ["renewal", "refunded", "is_free_trial"])
    func flags(name: String) {
        #expect(with(#""\#(name)":"true""#) == "plain 400 Invalid \(name): must be a boolean")
        #expect(with(#""\#(name)":true"#).contains(#""\#(name)":true"#))
    }

    @Test func firstNameWins() {
        #expect(with(#""customer_email":5,"email":"a@b.c""#).contains(#""email":"a@b.c""#))
        #expect(with(#""customer_name":"J""#).contains(#""name":"J""#))
    }

    @Test func timestamps() {
        for right in ["2026-05-21", "2026-05-21T00:00:00Z"] {
            #expect(with(#""timestamp":"\#(right)""#).contains(right))
        }
        for wrong in [#""2026-05-21T00:00:00""#, "5", #""""#, #""yesterday""#] {
            #expect(with(#""timestamp":\#(wrong)"#) == "plain 400 Invalid timestamp: must be an ISO 8601 date")
        }
    }

    @Test func sizeHasTheStandardBody() {
        #expect(check(String(repeating: " ", count: (1 << 20) + 1)) == "413 Request body too large")
    }
}

@Suite struct IdentifyBodyTests {
    private func check(_ json: String) -> String { Checks.body(.identifyVisitor, json) }

    @Test(arguments: [
        ("", "400 Missing required fields: user_id, datafast_visitor_id"), ("5", "400 Invalid JSON body"),
        (#"{"user_id":null,"datafast_visitor_id":"x"}"#, "400 Missing required field: user_id"),
        (
            #"{"user_id":"  ","datafast_visitor_id":"x"}"#,
            "400 Invalid user_id: must be a string of at most 255 characters"
        ),
        (
            #"{"user_id":5,"datafast_visitor_id":"x"}"#,
            "400 Invalid user_id: must be a string of at most 255 characters"
        ),
        (#"{"user_id":"u","datafast_visitor_id":"x"}"#, "400 Invalid datafast_visitor_id: must be a UUID v4"),
        (#"{"user_id":"u","visitorId":"x"}"#, "400 Missing required field: datafast_visitor_id"),
    ])
    func refuses(json: String, expected: String) {
        #expect(check(json) == expected)
    }

    @Test func othersAreKept() {
        let json = #"{"plan":"pro","user_id":" u ","n":1.5,"datafast_visitor_id":"\#(visitor)","x":null,"list":[{}]}"#
        let expected =
            #"{"user_id":"u","datafast_visitor_id":"\#(visitor)","others":{"plan":"pro","n":1.5,"x":null,"list":[{}]}}"#
        #expect(check(json) == expected)
    }

    @Test func userIDHasAnEnd() {
        func check(_ count: Int) -> String {
            self.check(#"{"user_id":" \#(String(repeating: "a", count: count)) ","datafast_visitor_id":"\#(visitor)"}"#)
        }
        #expect(check(255).hasPrefix("{"))
        #expect(check(256) == "400 Invalid user_id: must be a string of at most 255 characters")
    }
}
