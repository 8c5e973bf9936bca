/// Whether two conditions always come to the same, found by trying every combination of what can matter to them.
///
/// Of a field's values only those count that some comparison tells apart: each constant, and what lies between, below
/// and above. What cannot be told apart is one state. Where there are too many combinations the answer is no.
struct ConditionStates {
  /// What one comparison comes to, by the state of its field.
  private var fields: [FieldName: FieldStates] = [:]
  private var hours: [WeeklyHours] = []
  private var isSupported = true

  private static let mostCombinations = 50_000

  /// Whether two conditions, of which none stands for always, hold for the same leads and events.
  static func areEquivalent(_ one: Condition?, _ other: Condition?) -> Bool {
    if one == other { return true }
    let (one, other) = ((one ?? .all([])).normal, (other ?? .all([])).normal)
    if one == other { return true }
    var states = ConditionStates()
    states.collect(one)
    states.collect(other)
    guard states.isSupported else { return false }
    return states.agree(one, other)
  }

  // MARK: What there is to tell apart

  private mutating func collect(_ condition: Condition) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { collect(part) }
    case .not(let part): collect(part)
    case .withinHours(let it): if !hours.contains(it) { hours.append(it) }
    case .field(let name, let test):
      var states = fields[name] ?? FieldStates(name)
      states.collect(test)
      isSupported = isSupported && states.isSupported
      fields[name] = states
    }
  }

  private func agree(_ one: Condition, _ other: Condition) -> Bool {
    let names = fields.keys.sorted()
    let choices = names.compactMap { fields[$0]?.all }
    var count = 1
    for size in choices.map(\.count) + hours.map({ _ in 2 }) {
      count = count.multipliedReportingOverflow(by: size).partialValue
      guard count <= Self.mostCombinations, count > 0 else { return false }
    }
    var world = World()
    for number in 0..<count {
      var rest = number
      for (index, name) in names.enumerated() {
        world.fields[name] = choices[index][rest % choices[index].count]
        rest /= choices[index].count
      }
      for it in hours {
        world.hours[it] = rest % 2 == 1
        rest /= 2
      }
      if world.holds(one) != world.holds(other) { return false }
    }
    return true
  }

  /// One combination of states.
  private struct World {
    var fields: [FieldName: FieldState] = [:]
    var hours: [WeeklyHours: Bool] = [:]

    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .all(let parts): parts.allSatisfy(holds)
      case .any(let parts): parts.contains(where: holds)
      case .not(let part): !holds(part)
      case .withinHours(let it): hours[it] ?? false
      case .field(let name, let test): fields[name]?.holds(test) ?? false
      }
    }
  }
}
