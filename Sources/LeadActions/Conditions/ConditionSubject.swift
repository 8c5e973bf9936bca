import struct Foundation.Date

/// What a condition is asked of: a lead at one event.
protocol ConditionSubject: ~Copyable {
  func value(of source: FieldSource) -> FieldValue?
  /// What the event changed the field from and to; none where it is not a change of the field.
  func change(of source: FieldSource) -> (from: FieldValue?, to: FieldValue?)?
  var now: Date { get }
  var zone: Zone { get }
}

extension ConditionSubject where Self: ~Copyable {
  /// The value that a condition sees: the event's own where the event is a change of the field, else as it is now.
  func conditionValue(of source: FieldSource) -> FieldValue? {
    if let change = change(of: source) { return change.to }
    return value(of: source)
  }

  func holds(_ detail: ConditionCode.Detail, of source: FieldSource?) -> Bool {
    switch detail {
    case .withinHours(let hours): return hours.contains(zone.civilTime(at: now))
    case .constant: return true
    case .field(_, let test):
      guard let source else { return false }
      return holds(test, of: source)
    }
  }

  private func holds(_ test: FieldTest, of source: FieldSource) -> Bool {
    switch test {
    case .changed: return change(of: source) != nil
    case .changedFrom(let value): return change(of: source)?.from == value
    case .changedTo(let value): return change(of: source)?.to == value
    default: break
    }
    let found = conditionValue(of: source)
    switch test {
    case .isSet(let set): return (found != nil) == set
    case .compare(let comparison, let value): return comparison.holds(found, value)
    case .oneOf(let values): return found.map(values.contains) ?? false
    case .text(let test, let ignoringCase):
      guard case .text(let text)? = found else { return false }
      return test.holds(for: text, ignoringCase: ignoringCase)
    case .olderThan(let period):
      guard case .date(let date)? = found else { return false }
      return date <= period.before(now, in: zone)
    case .youngerThan(let period):
      guard case .date(let date)? = found else { return false }
      return date > period.before(now, in: zone)
    case .changed, .changedFrom, .changedTo: return false
    }
  }
}

extension Comparison {
  func holds(_ found: FieldValue?, _ constant: FieldValue) -> Bool {
    switch self {
    case .equals: return found == constant
    case .notEquals: return found != constant
    default: break
    }
    switch (found, constant) {
    case (.number(let found)?, .number(let constant)): return ordered(found, constant)
    case (.text(let found)?, .text(let constant)): return ordered(found, constant)
    case (.date(let found)?, .date(let constant)): return ordered(found, constant)
    default: return false
    }
  }

  private func ordered<Value: Comparable>(_ found: Value, _ constant: Value) -> Bool {
    switch self {
    case .equals: found == constant
    case .notEquals: found != constant
    case .lessThan: found < constant
    case .atMost: found <= constant
    case .moreThan: found > constant
    case .atLeast: found >= constant
    }
  }
}
