import HTTPServer
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers Hummingbird's requests with an emulator.
///
/// It converts what the emulator reads and no more, so that next to nothing is added to Hummingbird's own work: the peer
/// is always loopback, as it is in a benchmark.
struct EmulatorResponder<Context>: HTTPResponder {
    /// The largest body that is taken, in bytes.
    static var bodyLimit: Int { 1 << 20 }

    /// The emulator.
    let answer: @Sendable (EmulatorRequest) -> HTTPAnswer

    func respond(to request: Request, context: Context) async throws -> Response {
        let answer =
            switch answer(try await Self.convert(request)) {
            case .now(let response): response
            case .later(let start): await Self.response(startedBy: start)
            }
        return Self.convert(answer)
    }

    private static func convert(_ request: Request) async throws -> EmulatorRequest {
        var fields: [EmulatorField] = []
        fields.reserveCapacity(request.headers.count + 1)
        // Hummingbird keeps the Host field apart, as HTTP/2 does.
        if let host = request.head.authority { fields.append(EmulatorField(name: "Host", value: host)) }
        for field in request.headers { fields.append(EmulatorField(name: field.name.rawName, value: field.value)) }
        let body = try await request.body.collect(upTo: bodyLimit)
        return EmulatorRequest(
            method: HTTPMethod(request.method.rawValue), target: request.head.path ?? "/", fields: fields,
            body: Array(body.readableBytesView), peer: .loopback)
    }

    private static func convert(_ answer: EmulatorResponse) -> Response {
        var fields = HTTPTypes.HTTPFields()
        if let contentType = answer.contentType { fields[.contentType] = contentType }
        for field in answer.fields {
            if let name = HTTPTypes.HTTPField.Name(field.name) { fields[name] = field.value }
        }
        return Response(
            status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    private static func response(startedBy start: @Sendable (HTTPReply) -> Void) async -> EmulatorResponse {
        await withCheckedContinuation { continuation in
            start(HTTPReply { continuation.resume(returning: $0 ?? EmulatorResponse(status: 500)) })
        }
    }
}
