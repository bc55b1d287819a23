/// A colour of the palette for goals (account API 7.1).
public struct GoalColor: Sendable, Equatable {
    /// `#rrggbb` in lower case.
    public let color: String
    /// The scheme it belongs to.
    public let family: ColorScheme
    /// Its name for people.
    public let label: String

    /// All colours, in the order in which they are listed.
    public static let palette: [GoalColor] = [
        GoalColor(color: "#ef4444", family: .red, label: "Red"),
        GoalColor(color: "#f97316", family: .orange, label: "Orange"),
        GoalColor(color: "#f59e0b", family: .orange, label: "Amber"),
        GoalColor(color: "#eab308", family: .yellow, label: "Yellow"),
        GoalColor(color: "#84cc16", family: .green, label: "Lime"),
        GoalColor(color: "#22c55e", family: .green, label: "Green"),
        GoalColor(color: "#10b981", family: .green, label: "Emerald"),
        GoalColor(color: "#14b8a6", family: .teal, label: "Teal"),
        GoalColor(color: "#06b6d4", family: .teal, label: "Cyan"),
        GoalColor(color: "#8dcdff", family: .blue, label: "Sky"),
        GoalColor(color: "#3b82f6", family: .blue, label: "Blue"),
        GoalColor(color: "#6366f1", family: .indigo, label: "Indigo"),
        GoalColor(color: "#a855f7", family: .purple, label: "Purple"),
        GoalColor(color: "#ec4899", family: .pink, label: "Pink"),
        GoalColor(color: "#f43f5e", family: .pink, label: "Rose"),
        GoalColor(color: "#6b7280", family: .gray, label: "Gray"),
    ]
}
