/// The states of one field that some comparisons tell apart.
struct FieldStates {
  private let isAlwaysSet: Bool
  private let name: FieldName
  private var constants: Set<FieldValue> = []
  private var origins: Set<FieldValue> = []
  private var isOrdered = false
  private var asksForChange = false
  /// Comparisons of parts of a text, and of ages: each may hold or not.
  private var free: [FieldTest] = []

  /// Fields that have a value in every lead, so that what holds without one does not matter.
  private static let alwaysSet: Set<String> = [
    "id", "received", "leadType", "leadGroup", "isDuplicate", "isReferred", "emailConsent", "letterConsent",
    "textConsent",
  ]

  init(_ name: FieldName) {
    self.name = name
    isAlwaysSet = Self.alwaysSet.contains(name.rawValue)
  }

  mutating func collect(_ test: FieldTest) {
    switch test {
    case .compare(let comparison, let value):
      constants.insert(value)
      isOrdered = isOrdered || !comparison.isEquality
    case .oneOf(let values): constants.formUnion(values)
    case .changedTo(let value):
      constants.insert(value)
      asksForChange = true
    case .changedFrom(let value):
      origins.insert(value)
      asksForChange = true
    case .changed: asksForChange = true
    case .text, .olderThan: if !free.contains(test) { free.append(test) }
    // The other side of the same age, for a date that there is.
    case .youngerThan(let period): if !free.contains(.olderThan(period)) { free.append(.olderThan(period)) }
    case .isSet: break
    }
  }

  /// Values of several kinds have no order among each other; only broken books compare so.
  var isSupported: Bool { Set(constants.map(\.kind)).count <= 1 && free.count <= 8 }

  /// Every state there is.
  var all: [FieldState] {
    var states: [FieldState] = []
    for value in values {
      let open = value == .unset ? [] : free.filter { !isDecided($0, for: value) }
      for bits in 0..<(1 << open.count) {
        let held = open.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
        let decided = free.filter { isDecided($0, for: value) && holds($0, for: value) }
        for change in changes {
          states.append(FieldState(value: value, held: Set(held + decided), change: change, constants: sorted))
        }
      }
    }
    return states
  }

  private var sorted: [FieldValue] { constants.sorted(by: Self.isLess) }

  private var values: [FieldState.Value] {
    var values: [FieldState.Value] = isAlwaysSet ? [] : [.unset]
    let count = constants.count
    values += (0..<count).map { .constant($0) }
    // A flag has no third value.
    if constants == [.flag(true), .flag(false)] { return values }
    if case .flag? = constants.first { return values + [.between(count)] }
    values += isOrdered ? (0...count).map { .between($0) } : [.between(count)]
    return values
  }

  private var changes: [FieldState.Change] {
    guard asksForChange else { return [.none] }
    return [.none, .fromOther] + origins.sorted(by: Self.isLess).map { .from($0) }
  }

  private func isDecided(_ test: FieldTest, for value: FieldState.Value) -> Bool {
    if case .text = test, case .constant = value { return true }
    return false
  }

  private func holds(_ test: FieldTest, for value: FieldState.Value) -> Bool {
    guard case .text(let part, let ignoringCase) = test, case .constant(let index) = value,
      case .text(let text) = sorted[index]
    else { return false }
    return part.holds(for: text, ignoringCase: ignoringCase)
  }

  private static func isLess(_ one: FieldValue, _ other: FieldValue) -> Bool {
    switch (one, other) {
    case (.text(let one), .text(let other)): one < other
    case (.number(let one), .number(let other)): one < other
    case (.date(let one), .date(let other)): one < other
    case (.flag(let one), .flag(let other)): !one && other
    default: "\(one.kind) \(one)" < "\(other.kind) \(other)"
    }
  }
}

/// One state of a field: its value as far as it matters, and whether the event changed it.
struct FieldState: Hashable {
  enum Value: Hashable {
    case unset
    /// One of the constants, by its number in their order.
    case constant(Int)
    /// Less than the constant of that number, and more than the one before.
    case between(Int)
  }

  enum Change: Hashable {
    case none
    case fromOther
    case from(FieldValue)
  }

  var value: Value
  /// Those of the free comparisons that hold.
  var held: Set<FieldTest>
  var change: Change
  var constants: [FieldValue]

  func holds(_ test: FieldTest) -> Bool {
    switch test {
    case .isSet(let set): (value != .unset) == set
    case .compare(let comparison, let constant): holds(comparison, constant)
    case .oneOf(let values): values.contains { holds(.equals, $0) }
    case .text, .olderThan: held.contains(test)
    case .youngerThan(let period): value != .unset && !held.contains(.olderThan(period))
    case .changed: change != .none
    case .changedFrom(let origin): change == .from(origin)
    case .changedTo(let constant): change != .none && holds(.equals, constant)
    }
  }

  private func holds(_ comparison: Comparison, _ constant: FieldValue) -> Bool {
    guard let index = constants.firstIndex(of: constant) else { return comparison == .notEquals }
    // Where the value stands to the constant: below, at it, or above.
    let order: Int? =
      switch value {
      case .unset: nil
      case .constant(let own): own < index ? -1 : (own == index ? 0 : 1)
      case .between(let gap): gap <= index ? -1 : 1
      }
    switch comparison {
    case .equals: return order == 0
    case .notEquals: return order != 0
    case .lessThan: return order == -1
    case .atMost: return order == -1 || order == 0
    case .moreThan: return order == 1
    case .atLeast: return order == 1 || order == 0
    }
  }
}
