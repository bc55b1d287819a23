import CivilTime
import DataFastAPI
import Foundation
import JSON
import Store
import Testing

import struct Store.Place

@testable import Emulator

/// The model of the visitor's detail against the contract's formulas, computed anew from plain lists.
struct PredictionTests {
    /// A visitor as the slow computation sees it.
    private struct Person {
        var id: VisitorID
        var values: [String?]
        var payments: [Double] = []
        var isBot = false
    }

    private static let devices = ["desktop", "mobile", "tablet"]
    private static let browsers = ["Chrome", "Safari", "Mobile Safari", nil]
    private static let systems = ["Mac OS", "iOS", nil]
    private static let countries = ["US", "FR", "KR", nil]
    private static let referrers = ["Direct/None", "Google", "X"]

    /// Adds a visitor with random values and answers what the slow computation needs to know.
    private static func arrive(_ world: TestWorld, _ random: inout RandomSource) throws -> Person {
        let id = VisitorID(high: random.next() & ~0xF000 | 0x4000, low: random.next() & ~(3 << 62) | (2 << 62))
        let device = devices.randomElement(using: &random)!
        let browser = browsers.randomElement(using: &random)!
        let os = systems.randomElement(using: &random)!
        let country = countries.randomElement(using: &random)!
        let referrer = referrers.randomElement(using: &random)!
        try world.view(
            visitor: id.text, acquisition: Acquisition(referrerName: referrer), place: Place(country: country),
            system: .init(browser: browser, os: os, device: device))
        let folded = browser == "Mobile Safari" ? "Safari" : browser
        return Person(id: id, values: [device, os, folded, country, referrer])
    }

    /// `prediction` as the contract computes it (website API 7.3), as JSON text.
    private static func expected(_ person: Person, among people: [Person]) -> (String, score: Double) {
        let people = people.filter { !$0.isBot }
        let customers = people.filter { !$0.payments.isEmpty }
        guard person.payments.isEmpty, !customers.isEmpty else { return ("null", 0) }
        let b = Double(customers.count) / Double(people.count)
        let payments = customers.flatMap(\.payments)
        var ratios: [Double] = []
        var sizes: [Double] = []
        for (index, value) in person.values.enumerated() {
            let n = people.filter { $0.values[index] == value }.count
            guard value != nil, n >= 3 else { continue }
            let k = customers.filter { $0.values[index] == value }.count
            ratios.append((Double(k) + 20 * b) / (Double(n) + 20) / b)
            sizes.append(Double(n))
        }
        let m = Double(ratios.count)
        let lift = m == 0 ? 1 : pow(ratios.reduce(1, *), 1 / m)
        let rate = min(1, b * lift)
        let near =
            person.values[3].map { country in customers.filter { $0.values[3] == country }.flatMap(\.payments) } ?? []
        let pool = near.isEmpty ? payments : near
        let value = pool.reduce(0, +) / Double(pool.count)
        let score = 100 * pow(lift, 2.5) / (1 + pow(lift, 2.5))
        let mean = sizes.reduce(0, +) / max(m, 1)
        let confidence = m == 0 ? 0 : m / 5 * mean / (mean + 50)
        return (
            "\((rate * 10_000).rounded()) \((rate * value * 1000).rounded()) \((confidence * 1000).rounded())", score
        )
    }

    /// What the API says, in the same form; the score apart.
    private static func answered(_ person: Person, _ world: TestWorld) throws -> (String, score: Double) {
        let body = world.send("GET", "/visitors/\(person.id.text)").body
        let prediction = try #require(try JSONValue(parsing: body).objectValue?["data"]?.objectValue?["prediction"])
        guard let object = prediction.objectValue else { return ("null", 0) }
        #expect(object.map(\.key) == ["score", "conversionRate", "expectedValue", "confidence"])
        func number(_ key: String, _ scale: Double) -> Double { ((object[key]?.numberValue ?? -1) * scale).rounded() }
        return (
            "\(number("conversionRate", 10_000)) \(number("expectedValue", 1000)) \(number("confidence", 1000))",
            number("score", 1)
        )
    }

    /// Random worlds with random writes of every kind between the questions: what is counted along must stay what a
    /// count of everything gives.
    @Test(arguments: 1...20)
    func agreesWithAPlainCountAfterAnyWrites(seed: Int) throws {
        var random = RandomSource(seed: UInt64(seed))
        let world = try TestWorld()
        var people: [Person] = []
        // Half of the worlds are asked from the start, so that counts are moved along from nothing.
        for step in 0..<120 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...4: people.append(try Self.arrive(world, &random))
            case 5...7 where !people.isEmpty:
                let index = people.indices.randomElement(using: &random)!
                guard !people[index].isBot else { continue }
                let amount = Double(Int.random(in: 1...100_00, using: &random)) / 100
                let currency = ["USD", "eur", "JPY", "XXX"].randomElement(using: &random)!
                let kind = ["", #""renewal":true,"#, #""refunded":true,"#, #""is_free_trial":true,"#]
                    .randomElement(using: &random)!
                let body =
                    #"{\#(kind)"amount":\#(amount),"currency":"\#(currency)","transaction_id":"\#(seed)-\#(step)","datafast_visitor_id":"\#(people[index].id.text)"}"#
                #expect(world.send("POST", "/payments", body: body).status == 200)
                if kind.isEmpty || kind.contains("renewal") {
                    people[index].payments.append(amount * Currency(code: currency.uppercased()).usd)
                }
            case 8 where people.count > 5:
                let index = people.indices.randomElement(using: &random)!
                if Bool.random(using: &random) {
                    try world.state.store.flagBot(people[index].id, websiteID: world.websiteKey)
                    people[index].isBot = true
                } else {
                    let id = people[index].id.text
                    #expect(world.send("DELETE", "/payments?datafast_visitor_id=\(id)").status == 200)
                    people[index].payments = []
                }
            default:
                // A further session with other values changes nothing: the first one counts.
                guard let person = people.randomElement(using: &random) else { continue }
                world.advance(milliseconds: 3_600_000)
                try world.view(visitor: person.id.text, place: Place(country: "DE"), system: .init(browser: "Opera"))
            }
            if seed.isMultiple(of: 2) || step > 90,
                let person = people.filter({ !$0.isBot }).randomElement(using: &random)
            {
                let (said, saidScore) = try Self.answered(person, world)
                let (known, score) = Self.expected(person, among: people)
                #expect(said == known, "step \(step)")
                #expect(abs(saidScore - score) <= 0.5 + 1e-9, "step \(step)")
            }
        }
    }

    @Test func isNullWithoutCustomersAndForThem() throws {
        let world = try TestWorld()
        try world.view()
        let other = "b0000000-0000-4000-8000-000000000000"
        try world.view(visitor: other)
        func prediction(_ visitor: String) -> String {
            String(world.send("GET", "/visitors/\(visitor)").text.split(separator: #""prediction":"#).last ?? "")
        }
        #expect(prediction(TestWorld.visitor) == "null}}")
        let body = #"{"amount":40,"currency":"USD","transaction_id":"t","datafast_visitor_id":"\#(other)"}"#
        _ = world.send("POST", "/payments", body: body)
        #expect(prediction(other) == "null}}")
        // Two visitors share every value: too few to match, so the baseline, 1 of 2.
        #expect(
            prediction(TestWorld.visitor) == #"{"score":50,"conversionRate":0.5,"expectedValue":20,"confidence":0}}}"#)
    }

    @Test func theLargestAmountsStayNumbers() throws {
        let world = try TestWorld()
        try world.view()
        let other = "b0000000-0000-4000-8000-000000000000"
        try world.view(visitor: other)
        for index in 0..<3 {
            let body =
                #"{"amount":\#(Limit.amount),"currency":"GBP","transaction_id":"\#(index)","datafast_visitor_id":"\#(other)"}"#
            #expect(world.send("POST", "/payments", body: body).status == 200)
        }
        let text = world.send("GET", "/visitors/\(TestWorld.visitor)").text
        #expect(text.contains(#""prediction":{"score":50,"conversionRate":0.5,"expectedValue":"#))
        #expect(!text.contains(#""expectedValue":null"#))
    }
}
