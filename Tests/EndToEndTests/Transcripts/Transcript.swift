import Foundation

/// A golden transcript: requests and the exact answers to them, in the order in which they are sent.
///
/// A file begins with comment lines (`# …`) and an empty one; `# options: …` names options that the program is started
/// with. Then each exchange: comments that say what it shows, the lines of the request, each after `> `, and those of the
/// response, each after `< `. On the wire the lines of a head end in CRLF; what follows the empty line is the body, as it
/// is. `{{300 x}}` in a request stands for 300 times `x`. The value of `Date` is the real time on the wire and `*` in the
/// file. A request that has a body gets its `Content-Length` when it is sent, unless it says how long it is.
///
/// Exchanges share a connection until an answer says `Connection: close`.
struct Transcript {
    struct Exchange {
        var comments: [String]
        var request: [String]
        var response: [String]
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
        var pending: [String] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            switch line.first {
            case ">":
                if !isInside || exchanges.last?.response.isEmpty == false {
                    exchanges.append(Exchange(comments: pending, request: [], response: []))
                    pending = []
                    isInside = true
                }
                exchanges[exchanges.count - 1].request.append(String(line.dropFirst(2)))
            case "<" where isInside:
                exchanges[exchanges.count - 1].response.append(String(line.dropFirst(2)))
            default:
                if line.hasPrefix("#") { pending.append(line) }
                if line.isEmpty, exchanges.isEmpty, comments.isEmpty { swap(&comments, &pending) }
                isInside = false
            }
        }
    }

    /// The file that holds the transcript.
    var text: String {
        var lines = comments
        for exchange in exchanges {
            lines.append("")
            lines += exchange.comments
            lines += exchange.request.map { $0.isEmpty ? ">" : "> \($0)" }
            lines += exchange.response.map { $0.isEmpty ? "<" : "< \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Transcript.Exchange {
    /// The request's method.
    var method: String { request[0].split(separator: " ").first.map(String.init) ?? "" }
    /// The request's target, expanded.
    var target: String { request[0].split(separator: " ").dropFirst().first.map { Self.expanded(String($0)) } ?? "" }
    /// The response's status.
    var status: Int { response.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0 }
    /// The response's body.
    var responseBody: String { response.drop { !$0.isEmpty }.dropFirst().joined(separator: "\n") }
    /// Whether the response is the last on its connection.
    var closesConnection: Bool { response.prefix { !$0.isEmpty }.contains("Connection: close") }

    /// The request's bytes.
    var bytes: [UInt8] {
        let end = request.firstIndex(of: "") ?? request.count
        var head = request[..<end].map(Self.expanded)
        let body = Self.expanded(request.dropFirst(end + 1).joined(separator: "\n"))
        let framing = ["content-length:", "transfer-encoding:"]
        if !body.isEmpty, !head.contains(where: { line in framing.contains { line.lowercased().hasPrefix($0) } }) {
            head.append("Content-Length: \(body.utf8.count)")
        }
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }

    /// What the file says of an answer's bytes.
    static func lines(head: [UInt8], body: [UInt8]) -> [String] {
        var lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").dropLast(2)
            .map { $0.hasPrefix("Date: ") ? "Date: *" : $0 }
        if !body.isEmpty { lines += [""] + String(decoding: body, as: UTF8.self).components(separatedBy: "\n") }
        return lines
    }

    private static func expanded(_ text: String) -> String {
        text.replacing(#/\{\{(\d+) (.+?)\}\}/#) { match in
            String(repeating: String(match.2), count: Int(match.1) ?? 0)
        }
    }
}
