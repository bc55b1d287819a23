import HTTPServer

/// Who may call the control plane: it is for tests on one machine, and a browser that visits a page somewhere must not be
/// made to reach it.
public struct ControlAccess: Sendable, Equatable {
    /// Whether there is a control plane at all.
    public var isOn = true
    /// What requests must bear in `Authorization: Bearer …`; nil asks for nothing.
    public var token: String?
    /// The address that the server listens on.
    public var host = "127.0.0.1"
    /// Further names that the emulator goes by, without ports.
    public var allowedHosts: Set<String> = []

    /// On, for loopback, without a token.
    public init() {}

    /// Why a server must not start that listens on ``host``, in words; nil if it may.
    public var startRefusal: String? {
        guard isOn, token == nil, !Self.isLoopback(host) else { return nil }
        return "listening on \(host) opens the control plane to the network: give it a token (--control-token) or "
            + "switch it off (--control off)"
    }
}

// MARK: - Requests

extension ControlAccess {
    /// Whether a request is an import that may pass, and so may have a body larger than others: for
    /// ``HTTPLimits/isUpload``.
    public func admitsUpload(_ request: HTTPRequest) -> Bool {
        guard let path = request.normalizedPathBytes.dropping(ControlOperation.base),
            case .operation(let operation, _) = ControlTable.route(request.method, path: path),
            case .file = operation.body
        else { return false }
        return refusal(of: request) == nil
    }

    /// Why a request is refused; nil if it may pass.
    func refusal(of request: HTTPRequest) -> ControlError? {
        guard isOn else { return ControlError(404, "The control plane is switched off") }
        let host = request.authority
        if let host, !isOurs(Self.hostname(host)) {
            return ControlError(403, "Host not allowed: \(host.prefix(100)). Allow it with --allowed-host")
        }
        // A page's own scripts may call the emulator that served it, and no other page's.
        if let origin = request.field("origin"), !isOwn(origin, host: host) {
            return ControlError(403, "Requests of pages from another origin are not allowed: \(origin.prefix(100))")
        }
        if let site = request.field("sec-fetch-site"), site != "same-origin", site != "none" {
            return ControlError(
                403, "Requests of pages from another origin are not allowed (Sec-Fetch-Site: \(site.prefix(20)))")
        }
        guard let token else { return nil }
        guard let field = request.fieldBytes("authorization") else {
            return ControlError(401, "The control plane needs its token: Authorization: Bearer TOKEN")
        }
        guard let given = Gate.bearerToken(field), Self.areEqual(given, token) else {
            return ControlError(401, "This is not the token of the control plane")
        }
        return nil
    }

    /// Whether the emulator goes by this name. Where it listens on every address it goes by each of them; a rebound name is
    /// never an address.
    private func isOurs(_ name: String) -> Bool {
        if Self.isLoopback(name) || name == host.lowercased() || allowedHosts.contains(name) { return true }
        return ["0.0.0.0", "::"].contains(host) && Self.isAddress(name)
    }

    private func isOwn(_ origin: String, host: String?) -> Bool {
        guard let host else { return false }
        return origin.lowercased() == "http://\(host)".lowercased()
            || origin.lowercased() == "https://\(host)".lowercased()
    }

    /// The name in a `Host` field, in lower case, without its port and an address's brackets.
    static func hostname(_ field: String) -> String {
        let field = field.lowercased()
        if field.hasPrefix("["), let end = field.firstIndex(of: "]") {
            return String(field[field.index(after: field.startIndex)..<end])
        }
        return String(field.prefix { $0 != ":" })
    }

    static func isLoopback(_ name: String) -> Bool {
        if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
        return name.hasPrefix("127.") && isAddress(name)
    }

    /// Whether a name is an IPv4 or IPv6 address.
    private static func isAddress(_ name: String) -> Bool {
        if name.contains(":") {
            return name.utf8.allSatisfy { $0.isHexDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { 0x30...0x39 ~= $0 } && UInt8(part) != nil
            }
    }

    /// Compares without telling by the time taken how much is right.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { 0x30...0x39 ~= self || 0x61...0x66 ~= self }
}
