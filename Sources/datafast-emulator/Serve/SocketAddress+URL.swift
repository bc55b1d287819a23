import HTTPServer

extension SocketAddress {
    /// The URL of a server that listens here, without a slash at the end.
    var url: String { isIPv4 ? "http://\(self):\(port)" : "http://[\(self)]:\(port)" }

    /// Where a client on this machine reaches a server that listens here: nobody can connect to `0.0.0.0` or `::`
    /// everywhere.
    var reachable: SocketAddress {
        switch description {
        case "0.0.0.0": SocketAddress(ipv4: 0x7f00_0001, port: port)
        case "::": SocketAddress(high: 0, low: 1, port: port)
        default: self
        }
    }
}
