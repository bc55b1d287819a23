/// A response on its way that is not delivered as HTTP has it: the bytes that are left of it, and what follows them.
final class OddDelivery {
    enum Ending {
        /// The connection goes on as after any answer.
        case goOn
        /// The connection is closed, in such a way that the client gets to read what was sent.
        case close
        case reset
        /// Nothing happens any more.
        case hold
    }

    let ending: Ending
    /// Nanoseconds between two pieces.
    let interval: UInt64
    /// When it must be over, on the loop's clock.
    let deadline: UInt64
    /// Whether the next piece waits for its time.
    var isWaiting = false
    private var rest: ArraySlice<UInt8> = []
    private var pieceSize = Int.max

    init(_ response: HTTPResponse, exchange: Exchange, date: [UInt8], now: UInt64, limit: UInt64) {
        deadline = now + limit
        var interval: UInt64 = 0
        switch response.delivery {
        case .normal:
            rest = response.bytes(date: date, exchange: exchange)[...]
            ending = .goOn
        case .reset: ending = .reset
        case .empty: ending = .close
        case .closeAfter(let bytes):
            rest = response.bytes(date: date, exchange: exchange).prefix(max(0, bytes))
            ending = .close
        case .garbage(let bytes):
            rest = bytes[...]
            ending = .close
        case .malformedChunk:
            rest = response.malformedChunkedBytes(date: date, exchange: exchange)[...]
            ending = .close
        case .drip(let bytes, let pause):
            rest = response.bytes(date: date, exchange: exchange)[...]
            pieceSize = max(1, bytes)
            interval = min(max(1_000_000, pause.nanoseconds), limit)
            ending = .goOn
        case .stall: ending = .hold
        }
        self.interval = interval
    }

    var isAtEnd: Bool { rest.isEmpty }

    func takePiece() -> ArraySlice<UInt8> {
        let piece = rest.prefix(pieceSize)
        rest = rest.dropFirst(pieceSize)
        return piece
    }
}

extension HTTPResponse {
    func bytes(date: [UInt8], exchange: Exchange) -> [UInt8] {
        let output = OutputBuffer()
        append(to: output, date: date, exchange: exchange)
        return Array(output.bytes)
    }

    fileprivate func malformedChunkedBytes(date: [UInt8], exchange: Exchange) -> [UInt8] {
        let output = OutputBuffer()
        appendHead(to: output, date: date, exchange: exchange, isChunked: true)
        guard hasBody(exchange) else { return Array(output.bytes) }
        let half = body.prefix((body.count + 1) / 2)
        if !half.isEmpty {
            output.append("\(String(half.count, radix: 16))\r\n")
            output.append(Array(half))
            output.append("\r\n")
        }
        output.append("not-a-chunk-size\r\n")
        return Array(output.bytes)
    }
}
