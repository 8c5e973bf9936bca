extension Condition {
  /// The condition as rule book files hold it.
  public var plainValue: PlainValue {
    switch self {
    case .all(let parts): return .object(["all": .list(parts.map(\.plainValue))])
    case .any(let parts): return .object(["any": .list(parts.map(\.plainValue))])
    case .not(let part): return .object(["not": part.plainValue])
    case .withinHours(let hours): return .object(["withinHours": hours.plainValue])
    case .field(let name, let test):
      var members: [String: PlainValue] = ["field": .text(name.rawValue), test.name: test.operand]
      if case .text(_, ignoringCase: true) = test { members["ignoringCase"] = .flag(true) }
      return .object(members)
    }
  }
}

extension FieldTest {
  /// The comparison as files spell it, such as `atLeast`.
  var name: String {
    switch self {
    case .compare(.lessThan, .date): "before"
    case .compare(.moreThan, .date): "after"
    case .compare(let comparison, _): comparison.rawValue
    case .oneOf: "oneOf"
    case .text(.contains, _): "contains"
    case .text(.beginsWith, _): "beginsWith"
    case .text(.matches, _): "matches"
    case .isSet: "isSet"
    case .changed: "changed"
    case .changedFrom: "changedFrom"
    case .changedTo: "changedTo"
    case .olderThan: "olderThan"
    case .youngerThan: "youngerThan"
    }
  }

  fileprivate var operand: PlainValue {
    switch self {
    case .compare(.lessThan, .date(let date)), .compare(.moreThan, .date(let date)):
      .text(Timestamp.text(from: date))
    case .compare(_, let value), .changedFrom(let value), .changedTo(let value): value.plainValue
    case .oneOf(let values): .list(values.map(\.plainValue))
    case .text(.contains(let part), _), .text(.beginsWith(let part), _): .text(part)
    case .text(.matches(let wildcard), _): .text(wildcard.pattern)
    case .isSet(let set): .flag(set)
    case .changed: .flag(true)
    case .olderThan(let period), .youngerThan(let period): .period(period)
    }
  }
}

extension FieldValue {
  var plainValue: PlainValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .date(let date): .object(["date": .text(Timestamp.text(from: date))])
    }
  }
}

extension WeeklyHours {
  var plainValue: PlainValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: spans.map { ($0.key.rawValue, .list($0.value.map { .text($0.description) })) }))
  }
}
