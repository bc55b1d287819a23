import Store

/// Where tracked visitors are whose place nothing else tells.
///
/// Source: tracking, section 3.
public struct DefaultPlace: Sendable, Equatable {
    let place: Shared<Place>

    /// The place of 192.0.2.2: San Francisco.
    public static let standard = DefaultPlace(place: PlaceTable.standard)

    /// Nowhere known.
    public static let none = DefaultPlace(place: Shared(Place()))

    /// `none`, or the place of an address of the contract's table (`198.51.100.2` is Paris); nil for any other text.
    public init?(_ text: String) {
        guard let place = text == "none" ? Shared(Place()) : PlaceTable.place(ip: text) else { return nil }
        self.place = place
    }

    private init(place: Shared<Place>) {
        self.place = place
    }
}
