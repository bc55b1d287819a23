/// A queue in one array: appending and removing at the front cost the same however many elements there are.
struct RingBuffer<Element> {
    private var storage: [Element?] = []
    private var start = 0
    private(set) var count = 0

    var first: Element? { count == 0 ? nil : storage[start] }

    mutating func append(_ element: Element) {
        if count == storage.count { grow() }
        storage[place(count)] = element
        count += 1
    }

    @discardableResult
    mutating func removeFirst() -> Element? {
        guard count > 0 else { return nil }
        let element = storage[start].take()
        start = place(1)
        count -= 1
        return element
    }

    /// The last so many elements, oldest first; all where there are no more.
    func suffix(_ length: Int) -> [Element] {
        let length = min(max(length, 0), count)
        var elements: [Element] = []
        elements.reserveCapacity(length)
        for index in count - length..<count {
            if let element = storage[place(index)] { elements.append(element) }
        }
        return elements
    }

    /// Where the element at this offset from the first one is. The storage is a power of two, so that places wrap by a mask.
    private func place(_ offset: Int) -> Int { (start + offset) & (storage.count - 1) }

    private mutating func grow() {
        var larger: [Element?] = Array(repeating: nil, count: max(16, storage.count * 2))
        for index in 0..<count { larger[index] = storage[place(index)] }
        storage = larger
        start = 0
    }
}
