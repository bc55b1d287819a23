import Foundation

/// A golden transcript: requests and the exact answers to them, in the order in which they are sent.
///
/// A file begins with comment lines (`# …`); `# options: …` names options that the program is started with. Then each
/// exchange: the lines of the request, each after `> `, and those of the response, each after `< `. On the wire the lines
/// of a head end in CRLF; what follows the empty line is the body, as it is. The value of `Date` is the real time on the
/// wire and `*` in the file. A request that lacks `Content-Length` and has a body gets it when it is sent.
struct Transcript {
    struct Exchange {
        var request: [String]
        var response: [String]

        /// The request's method and target.
        var requestLine: [Substring] { request[0].split(separator: " ") }
    }

    var comments: [String]
    var exchanges: [Exchange]

    /// The program's further options.
    var options: [String] {
        comments.compactMap { line in
            line.hasPrefix("# options: ") ? line.dropFirst(11).split(separator: " ").map(String.init) : nil
        }.flatMap { $0 }
    }

    init(_ text: String) {
        comments = []
        exchanges = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) {
            if line.hasPrefix("#") {
                comments.append(line)
            } else if line.hasPrefix(">") {
                let content = String(line.dropFirst(2))
                if exchanges.last.map({ !$0.response.isEmpty }) ?? true || Self.isRequestLine(content) {
                    exchanges.append(Exchange(request: [content], response: []))
                } else {
                    exchanges[exchanges.count - 1].request.append(content)
                }
            } else if line.hasPrefix("<") {
                exchanges[exchanges.count - 1].response.append(String(line.dropFirst(2)))
            }
        }
    }

    /// The file that holds the transcript.
    var text: String {
        var lines = comments
        for exchange in exchanges {
            lines.append("")
            lines += exchange.request.map { $0.isEmpty ? ">" : "> \($0)" }
            lines += exchange.response.map { $0.isEmpty ? "<" : "< \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the file says of an answer's bytes.
    static func lines(head: [UInt8], body: [UInt8]) -> [String] {
        var lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").dropLast(2)
            .map { $0.hasPrefix("Date: ") ? "Date: *" : $0 }
        if !body.isEmpty { lines += ["", String(decoding: body, as: UTF8.self)] }
        return lines
    }

    private static func isRequestLine(_ line: String) -> Bool {
        line.hasSuffix(" HTTP/1.1") || line.hasSuffix(" HTTP/1.0")
    }
}

extension Transcript.Exchange {
    /// The request's bytes.
    var bytes: [UInt8] {
        let end = request.firstIndex(of: "") ?? request.count
        var head = Array(request[..<end])
        let body = request.dropFirst(end + 1).joined(separator: "\n")
        if !body.isEmpty, !head.contains(where: { $0.lowercased().hasPrefix("content-length:") }) {
            head.append("Content-Length: \(body.utf8.count)")
        }
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}
