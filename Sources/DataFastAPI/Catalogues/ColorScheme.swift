/// The colours that a website's figure may have (account API 4; website API 3.3).
public enum ColorScheme: String, CaseIterable, Sendable {
    case red, orange, yellow, green, purple, pink, gray, blue, teal, indigo
}
