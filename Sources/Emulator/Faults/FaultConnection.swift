import HTTPServer

/// What becomes of the connection in place of a whole answer. See ``HTTPDelivery``, which does it.
public enum FaultConnection: Sendable, Equatable {
    /// Reset (TCP RST) without a byte.
    case reset
    /// Closed without a byte.
    case empty
    /// Closed after so many bytes of the answer.
    case closeAfter(bytes: Int)
    /// Bytes of chance that are no HTTP, then closed.
    case garbage
    /// A chunked answer with a broken chunk, then closed.
    case malformedChunk
    /// The whole answer, so many bytes at a time and so many milliseconds apart.
    case drip(bytes: Int, milliseconds: Int64)
    /// Silence until the client gives up.
    case stall

    /// The names, as JSON and fields have them.
    enum Name: String, CaseIterable {
        case reset, empty
        case closeAfterBytes = "close-after-bytes"
        case garbage
        case malformedChunk = "malformed-chunk"
        case drip, stall
    }

    /// Whether anything of the answer reaches the client, so that there must be one.
    var needsAnswer: Bool {
        switch self {
        case .reset, .empty, .garbage, .stall: false
        case .closeAfter, .malformedChunk, .drip: true
        }
    }

    /// The way of delivery; garbage is drawn from `random`.
    func delivery(_ random: inout RandomSource) -> HTTPDelivery {
        switch self {
        case .reset: return .reset
        case .empty: return .empty
        case .closeAfter(let bytes): return .closeAfter(bytes: bytes)
        case .garbage:
            var bytes = (0..<128).map { _ in UInt8.random(in: 0...255, using: &random) }
            // No message of HTTP begins with a byte above 127.
            bytes[0] |= 0x80
            return .garbage(bytes)
        case .malformedChunk: return .malformedChunk
        case .drip(let bytes, let milliseconds): return .drip(bytes: bytes, interval: .milliseconds(milliseconds))
        case .stall: return .stall
        }
    }
}

extension FaultConnection: CustomStringConvertible {
    var name: Name {
        switch self {
        case .reset: .reset
        case .empty: .empty
        case .closeAfter: .closeAfterBytes
        case .garbage: .garbage
        case .malformedChunk: .malformedChunk
        case .drip: .drip
        case .stall: .stall
        }
    }

    /// The form that fields have: `reset`, `close-after-bytes:20`, `drip:16:50ms`.
    public var description: String {
        switch self {
        case .closeAfter(let bytes): "\(name.rawValue):\(bytes)"
        case .drip(let bytes, let milliseconds): "\(name.rawValue):\(bytes):\(milliseconds)ms"
        case .reset, .empty, .garbage, .malformedChunk, .stall: name.rawValue
        }
    }
}
