/// Flags that help lists under one heading.
struct FlagGroup: Sendable {
    let title: String
    let flags: [Flag]

    init(_ title: String, _ flags: [Flag]) {
        self.title = title
        self.flags = flags
    }
}
