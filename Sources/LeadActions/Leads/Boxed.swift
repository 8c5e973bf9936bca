/// Keeps a large value that seldom changes in a box of its own, so that what holds it is copied quickly.
///
/// Plans copy leads often, and change a customer's contact details hardly ever.
struct Boxed<Value: Hashable & Sendable & Codable>: Hashable, Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value {
    get { box.value }
    set { box = Box(newValue) }
  }

  static func == (lhs: Self, rhs: Self) -> Bool { lhs.box === rhs.box || lhs.box.value == rhs.box.value }
  func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}

/// Written and read as the value alone.
extension Boxed: Codable {
  init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try box.value.encode(to: encoder) }
}
