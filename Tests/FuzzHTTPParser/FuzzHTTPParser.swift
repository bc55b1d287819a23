import HTTPServer

/// libFuzzer's own main loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What SwiftPM makes the program's `main`.
@_cdecl("FuzzHTTPParser_main")
func fuzzHTTPParserMain(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzzHTTPParser)
}

/// The test under the name by which libFuzzer's library refers to it.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzHTTPParser(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    test(UnsafeBufferPointer(start: bytes, count: count))
    return 0
}

/// Parses the input whole and cut in two where its first byte says: both must come to the same.
private func test(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    let stream = Array(input.dropFirst())
    let cut = min(Int(first), stream.count)
    let whole = outcome([stream])
    let inPieces = outcome([Array(stream[..<cut]), Array(stream[cut...])])
    precondition(whole == inPieces, "cut at \(cut): \(whole) is not \(inPieces)")
}

/// What the pieces of a stream come to: its requests, and the status that it was refused with.
private func outcome(_ pieces: [[UInt8]]) -> [String] {
    var limits = HTTPLimits()
    limits.maxTargetBytes = 64
    limits.maxHeaderBytes = 256
    limits.maxFieldCount = 8
    limits.maxBodyBytes = 128
    var parser = RequestParser(limits: limits, peer: .loopback)
    var results: [String] = []
    var pending: [UInt8] = []
    for piece in pieces {
        pending += piece
        do throws(RequestRefusal) {
            while true {
                var consumed = 0
                let request = try pending.withUnsafeBufferPointer { bytes throws(RequestRefusal) in
                    try parser.next(bytes, consumed: &consumed)
                }
                pending.removeFirst(consumed)
                guard let request else { break }
                results.append(summary(request))
            }
        } catch {
            return results + ["refused: \(error.status)"]
        }
    }
    return results + [parser.isReadingBody || !pending.isEmpty ? "incomplete" : "complete"]
}

/// Everything that a handler may ask of a request.
private func summary(_ request: HTTPRequest) -> String {
    let segments = request.pathBytes.split(separator: UInt8(ascii: "/")).map { PercentCoding.decodeSegment($0) }
    return "\(request.method) \(request.version) \(request.target) \(segments) \(Array(request.queryItems)) "
        + "\(Array(request.fields)) \(request.field("host") ?? "-") \(request.body) \(request.isKeepAlive)"
}
