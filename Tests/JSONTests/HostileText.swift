/// A text that somebody changed at a few places: bytes replaced, taken out and put in, most of them those that JSON is made of.
func hostileChange(of text: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = text
    for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1: bytes[place] = structuralBytes.randomElement(using: &random)!
        case 2: bytes.remove(at: place)
        default: bytes.insert(structuralBytes.randomElement(using: &random)!, at: place)
        }
    }
    return bytes
}

private let structuralBytes = Array(#"{}[],:"\u-+.eE019 "#.utf8)
