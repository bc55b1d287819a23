import Testing

@testable import Emulator

struct TrackedGoalTests {
    private static let second = "b3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    @Test func countsGoalsAndPayments() throws {
        let world = try TestWorld()
        for visitor in [TestWorld.visitor, Self.second, "c3ab2331-989f-4cfa-91c6-2461c9e3c6bd"] {
            try world.view(visitor: visitor)
        }
        for goal in ["signup", "signup", "signup", "trial_started", "payment", "a"] { world.complete(goal) }
        world.send("POST", "/goals", body: #"{"datafast_visitor_id":"\#(Self.second)","name":"signup"}"#)
        world.pay("tx_1", #","datafast_visitor_id":"\#(TestWorld.visitor)""#)
        world.pay("tx_2", #","renewal":true"#)
        world.pay("tx_3", #","refunded":true"#)
        world.pay("tx_4", amount: 0)
        expect(
            world.admin("GET", "/goals"),
            is: """
                {"status":"success","data":[{"name":"signup","total":4,"uv":2,"conversionRate":66.67,\
                "eventType":"custom"},{"name":"payment","total":3,"uv":1,"conversionRate":33.33,\
                "eventType":"payment"},{"name":"a","total":1,"uv":1,"conversionRate":33.33,"eventType":"custom"},\
                {"name":"free_trial","total":1,"uv":0,"conversionRate":0,"eventType":"payment"}]}
                """)
    }

    @Test func deletingLowersTheCounts() throws {
        let world = try TestWorld()
        expect(world.admin("GET", "/goals"), is: #"{"status":"success","data":[]}"#)
        try world.view()
        world.complete("signup")
        world.pay("tx_1")
        #expect(world.send("DELETE", "/goals?name=signup").status == 200)
        #expect(world.send("DELETE", "/payments?transaction_id=tx_1").status == 200)
        expect(world.admin("GET", "/goals"), is: #"{"status":"success","data":[]}"#)
    }

    @Test func botsCountNowhere() throws {
        let world = try TestWorld()
        try world.view()
        try world.view(visitor: Self.second)
        world.complete("signup")
        world.pay("tx_1", #","datafast_visitor_id":"\#(TestWorld.visitor)""#)
        try world.state.store.flagBot(.init(TestWorld.visitor)!, websiteID: world.websiteKey)
        expect(world.admin("GET", "/goals"), is: #"{"status":"success","data":[]}"#)
    }

    @Test func showsWhatIsCustomized() throws {
        let world = try TestWorld()
        try world.view()
        world.complete("signup")
        world.admin("PATCH", "/goals/customizations", body: #"{"goalName":"signup","displayName":"Signed up"}"#)
        expect(
            world.admin("GET", "/goals", token: TestWorld.key),
            is: """
                {"status":"success","data":[{"name":"signup","total":1,"uv":1,"conversionRate":100,\
                "eventType":"custom","displayName":"Signed up","color":null,"description":null}]}
                """)
    }
}

struct GoalCustomizationTests {
    private static let path = "/goals/customizations"
    private static let colors = """
        "colors":[{"color":"#ef4444","family":"red","label":"Red"},{"color":"#f97316","family":"orange",\
        "label":"Orange"},{"color":"#f59e0b","family":"orange","label":"Amber"},{"color":"#eab308","family":"yellow",\
        "label":"Yellow"},{"color":"#84cc16","family":"green","label":"Lime"},{"color":"#22c55e","family":"green",\
        "label":"Green"},{"color":"#10b981","family":"green","label":"Emerald"},{"color":"#14b8a6","family":"teal",\
        "label":"Teal"},{"color":"#06b6d4","family":"teal","label":"Cyan"},{"color":"#8dcdff","family":"blue",\
        "label":"Sky"},{"color":"#3b82f6","family":"blue","label":"Blue"},{"color":"#6366f1","family":"indigo",\
        "label":"Indigo"},{"color":"#a855f7","family":"purple","label":"Purple"},{"color":"#ec4899","family":"pink",\
        "label":"Pink"},{"color":"#f43f5e","family":"pink","label":"Rose"},{"color":"#6b7280","family":"gray",\
        "label":"Gray"}]
        """

    @Test func createsUpdatesAndLists() throws {
        let world = try TestWorld.withTeam()
        expect(world.admin("GET", Self.path), is: #"{"status":"success","data":[],\#(Self.colors)}"#)
        expect(
            world.admin(
                "PATCH", Self.path, token: "dft_member",
                body: ##"{"goalName":"Signup Started","name":" Signup started ","color":"#8DCDFF"}"##),
            is: """
                {"status":"success","data":[{"goalName":"signup_started","displayName":"Signup started",\
                "color":"#8dcdff","description":null,"updatedAt":"2026-05-21T12:00:00.000Z"}]}
                """)
        world.advance(milliseconds: 1)
        world.admin("PATCH", Self.path, body: #"{"goalName":"a","description":"first"}"#)
        let changed = """
            {"goalName":"signup_started","displayName":"Signup started","color":null,"description":"Opened",\
            "updatedAt":"2026-05-21T12:00:00.001Z"}
            """
        expect(
            world.admin(
                "PATCH", Self.path, body: #"{"goalName":"signup_started","color":null,"description":"Opened"}"#),
            is: #"{"status":"success","data":[\#(changed)]}"#)
        let first = """
            {"goalName":"a","displayName":null,"color":null,"description":"first","updatedAt":"2026-05-21T12:00:00.001Z"}
            """
        expect(
            world.admin("GET", Self.path, token: TestWorld.key),
            is: #"{"status":"success","data":[\#(first),\#(changed)],\#(Self.colors)}"#)
        expect(
            world.admin("GET", "\(Self.path)?goalName=A"),
            is: #"{"status":"success","data":[\#(first)],\#(Self.colors)}"#)
        expect(world.admin("GET", "\(Self.path)?goalName=b"), is: #"{"status":"success","data":[],\#(Self.colors)}"#)
    }

    @Test func whatCustomizesNothingIsGone() throws {
        let world = try TestWorld()
        world.admin("PATCH", Self.path, body: #"{"goalName":"a","displayName":"A"}"#)
        expect(
            world.admin("PATCH", Self.path, body: #"{"goalName":"a","displayName":" "}"#),
            is: """
                {"status":"success","data":[{"goalName":"a","displayName":null,"color":null,"description":null,\
                "updatedAt":"2026-05-21T12:00:00.000Z"}]}
                """)
        expect(world.admin("GET", Self.path), is: #"{"status":"success","data":[],\#(Self.colors)}"#)
    }

    @Test func deletes() throws {
        let world = try TestWorld()
        world.admin("PATCH", Self.path, body: #"{"goalName":"a","displayName":"A"}"#)
        expect(
            world.admin("DELETE", "\(Self.path)?goalName=%20A"),
            is: #"{"status":"success","data":[{"deleted":true,"goalName":"a"}]}"#)
        expect(
            world.admin("DELETE", "\(Self.path)?goalName=a"),
            is: #"{"status":"success","data":[{"deleted":false,"goalName":"a"}]}"#)
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("GET", "\(Self.path)?goalName=identify"), isError: 400, "Invalid goalName: identify is reserved"
        )
        expect(world.admin("DELETE", Self.path), isError: 400, "Missing required field: goalName")
        expect(world.admin("PATCH", Self.path, body: #"{"goalName":"a"}"#), isError: 400, "No fields provided")
        expect(
            world.admin("PATCH", Self.path, body: String(repeating: " ", count: 4097)), isError: 413,
            "Request body too large")
        world.expectWriteIsRefused("PATCH", Self.path)
        world.expectWriteIsRefused("DELETE", "\(Self.path)?goalName=a")
    }
}
