import DataFastAPI
import Testing

struct CountryTests {
    @Test func namesAndAliases() {
        #expect(Country.name(code: "US") == "United States of America")
        #expect(Country.name(code: "AX") == "Åland Islands")
        #expect(Country.name(code: "ZW") == "Zimbabwe")
        #expect(Country.name(code: "QQ") == "QQ")
        for text in ["us", "US", "usa", "United States", "united states of america"] {
            #expect(Country.code(for: text) == "US")
        }
        for text in ["TÜRKIYE", "Turkey", "tr"] { #expect(Country.code(for: text) == "TR") }
        for text in ["CÔTE D'IVOIRE", "Ivory Coast", "cote d'ivoire"] { #expect(Country.code(for: text) == "CI") }
        #expect(Country.code(for: "Republic of Korea") == "KR")
        #expect(Country.code(for: "Atlantis") == nil)
    }
}
