import LeadActions

/// Changes one thing in a value, anywhere.
struct PlainMutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(count, 1)))
  }

  private static let others: [PlainValue] = [
    .flag(true), .flag(false), .number(0), .number(3), .number(1.5), .text(""), .text("x"), .text("2 days"),
    .text("assigned user"), .text("received"), .list([]), .list([.text("x")]), .list([.number(1)]), .object([:]),
    .object(["x": .text("y")]), .object(["field": .text("status"), "equals": .text("Hot")]),
    .object(["user": .text("ann")]), .object(["refer": .object([:])]),
  ]

  mutating func change(_ value: PlainValue) -> (value: PlainValue, what: String) { change(value, at: "") }

  private mutating func change(_ value: PlainValue, at place: String) -> (value: PlainValue, what: String) {
    switch value {
    case .object(var members) where !members.isEmpty && next(8) > 0:
      let keys = members.keys.sorted()
      let key = keys[next(keys.count)]
      let here = "\(place).\(key)"
      switch next(12) {
      case 0:
        members[key] = nil
        return (.object(members), "without \(here)")
      case 1:
        members[key + "x"] = members.removeValue(forKey: key)
        return (.object(members), "\(here) called \(key)x")
      case 2:
        members["extra"] = .text("x")
        return (.object(members), "\(place).extra")
      default:
        let inner = change(members[key] ?? .null, at: here)
        members[key] = inner.value
        return (.object(members), inner.what)
      }
    case .list(var elements) where !elements.isEmpty && next(8) > 0:
      let index = next(elements.count)
      let inner = change(elements[index], at: "\(place)[\(index)]")
      elements[index] = inner.value
      return (.list(elements), inner.what)
    default:
      let other = Self.others[next(Self.others.count)]
      return (other, "\(place) is \(other)")
    }
  }
}
