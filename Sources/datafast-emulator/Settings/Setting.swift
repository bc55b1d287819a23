import Glibc

/// One thing that the program can be told, by a flag, or else by a variable of the environment.
///
/// All options are declared through this: the flag beats the variable, the variable beats the default.
struct Setting<Value: Sendable>: Sendable {
    /// The flag's name without hyphens.
    let flag: String
    /// What `--help` says of it.
    let summary: String
    /// What holds when nobody says anything.
    let standard: Value
    /// The default as `--help` shows it; nil where it is not worth a word.
    let standardText: String?
    /// What a value must be: the end of `must be …`.
    let allowed: String
    /// What help calls its value.
    let valueName: String
    /// What a shell offers as its value.
    let completion: Completion
    /// Whether the flag takes a value.
    private(set) var kind = Flag.Kind.value
    /// What the program ends with when the value is not allowed.
    var status = Failure.Status.usage
    /// Reads a value; nil for what is not allowed.
    let read: @Sendable (String) -> Value?

    init(
        _ flag: String, _ summary: String, default standard: Value, _ standardText: String? = nil, allowed: String,
        valueName: String = "VALUE", completion: Completion = .nothing, read: @escaping @Sendable (String) -> Value?
    ) {
        self.flag = flag
        self.summary = summary
        self.standard = standard
        self.standardText = standardText
        self.allowed = allowed
        self.valueName = valueName
        self.completion = completion
        self.read = read
    }

    /// The variable that stands for the flag: `DATAFAST_EMULATOR_PORT_FILE` for `--port-file`.
    var variable: String {
        "DATAFAST_EMULATOR_" + String(flag.map { $0 == "-" ? "_" : $0 }).uppercased()
    }

    /// The setting as a flag of a command.
    var asFlag: Flag {
        let standard = standardText.map { ["default: \($0)"] } ?? []
        return Flag(
            name: flag, kind: kind, valueName: valueName, summary: summary, notes: standard + ["env: \(variable)"],
            completion: completion)
    }

    /// The value that holds, given what stands on the command line.
    func value(in arguments: Arguments) throws(Failure) -> Value { try value(given: arguments[flag]) }

    /// The value that holds, given what stands on the command line.
    func value(
        given: String?, environment: (String) -> String? = Environment.variable
    ) throws(Failure) -> Value {
        guard let text = given ?? environment(variable) else { return standard }
        guard let value = read(text) else { throw refusal(given: given, environment: environment) }
        return value
    }

    /// That the value is not allowed, and where it was given.
    func refusal(given: String?, environment: (String) -> String? = Environment.variable) -> Failure {
        let source = given == nil ? variable : "--\(flag)"
        let text = given ?? environment(variable) ?? ""
        return Failure(status, "\(source): \"\(text)\" is not allowed; must be \(allowed)")
    }
}

extension Setting where Value == Bool {
    /// A setting that is on or off.
    init(_ flag: String, _ summary: String) {
        self.init(flag, summary, default: false, allowed: "true or false") { text in
            switch text {
            case "true", "1": true
            case "false", "0": false
            default: nil
            }
        }
        kind = .onOff
    }

    /// Whether it is on, given what stands on the command line.
    func isOn(in arguments: Arguments) throws(Failure) -> Bool { try isOn(given: arguments.isOn(flag)) }

    /// Whether it is on, given what stands on the command line.
    func isOn(
        given: Bool?, environment: (String) -> String? = Environment.variable
    ) throws(Failure) -> Bool {
        if let given { return given }
        return try value(given: String?.none, environment: environment)
    }
}

/// The environment that the program was started in.
enum Environment {
    /// A variable's value; nil when it is unset or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
