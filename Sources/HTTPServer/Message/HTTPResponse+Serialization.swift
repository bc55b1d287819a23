/// What must be known of a request to frame its response.
struct Exchange {
    var isHead = false
    var version = HTTPVersion.http11
    /// Whether the connection goes on after the response.
    var isKeepAlive = false
}

extension HTTPResponse {
    /// Appends the response as it goes over the wire (RFC 9112 section 4).
    ///
    /// - Parameter machineDate: the `Date` field for a response that has no date of its own.
    func append(to output: OutputBuffer, date machineDate: [UInt8], exchange: Exchange) {
        appendHead(to: output, date: machineDate, exchange: exchange)
        if hasBody(exchange) { output.append(body) }
    }

    /// The status as it is sent.
    private var sentStatus: Int { (200...999).contains(status) ? status : 500 }

    /// Whether a body follows the head (RFC 9112 section 6.3).
    func hasBody(_ exchange: Exchange) -> Bool {
        let status = sentStatus
        return !exchange.isHead && status != 204 && status != 205 && status != 304
    }

    /// Appends the status line and the fields, up to the empty line.
    func appendHead(
        to output: OutputBuffer, date machineDate: [UInt8], exchange: Exchange, isChunked: Bool = false
    ) {
        let status = sentStatus
        output.append("HTTP/1.1 ")
        output.append(decimal: status)
        output.append(" ")
        output.append(ReasonPhrase.phrase(for: status))
        output.append("\r\n")
        output.append(date.map(DateField.line) ?? machineDate)
        if let contentType {
            output.append("Content-Type: ")
            output.appendFieldText(contentType)
            output.append("\r\n")
        }
        // Without a body, 204 may not have a length, and that of 304 is not known (RFC 9110 section 8.6).
        if isChunked {
            output.append("Transfer-Encoding: chunked\r\n")
        } else if status != 204, status != 304 {
            output.append("Content-Length: ")
            output.append(decimal: status == 205 ? 0 : body.count)
            output.append("\r\n")
        }
        output.append(fields)
        if !exchange.isKeepAlive {
            output.append("Connection: close\r\n")
        } else if exchange.version == .http10 {
            output.append("Connection: keep-alive\r\n")
        }
        output.append("\r\n")
    }
}
