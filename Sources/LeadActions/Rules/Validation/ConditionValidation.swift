extension RuleBookValidator {
  /// Conditions within conditions take two levels of a file each, and a file may nest 64 levels.
  static let deepestCondition = 24

  mutating func checkWhole(_ condition: Condition, in context: RuleContext, at place: Place) {
    if condition.isDeeper(than: Self.deepestCondition) {
      problems.add(
        "Conditions are nested deeper than \(Self.deepestCondition) levels.",
        mend: "Make it several rules, or fewer levels.", at: place)
    } else {
      check(condition, in: context, at: place)
    }
  }

  private mutating func check(_ condition: Condition, in context: RuleContext, at place: Place) {
    switch condition {
    case .all(let parts):
      for (index, part) in parts.enumerated() { check(part, in: context, at: place["all"][index]) }
    case .any(let parts):
      if parts.isEmpty {
        problems.add(
          "An empty 'any' never holds.", mend: "Add a condition to it, or take it out.", at: place["any"],
          topic: .neverHolds)
      }
      for (index, part) in parts.enumerated() { check(part, in: context, at: place["any"][index]) }
    case .not(let part): check(part, in: context, at: place["not"])
    case .withinHours(let hours):
      if hours.spans.isEmpty {
        problems.add(
          "Without any hours 'withinHours' never holds.", mend: "Add some, such as {\"monday\": [\"09:00-17:30\"]}.",
          at: place["withinHours"], topic: .neverHolds)
      }
    case .field(let name, let test):
      guard let (source, kind) = find(name) else { return reportUnknownField(name, at: place["field"]) }
      check(test, FieldInHand(name: name, source: source, kind: kind), in: context, at: place[test.name])
    }
  }

  private mutating func find(_ name: FieldName) -> (source: FieldSource, kind: FieldKind)? {
    if let known = fields[name] { return known }
    let found = catalog.find(name)
    fields[name] = .some(found)
    return found
  }

  private mutating func reportUnknownField(_ name: FieldName, at place: Place) {
    guard !name.rawValue.isEmpty else { return checkName("", of: "field", at: place) }
    let section = name.fact != nil ? "facts" : name.eventField != nil ? "customEvents" : "fields"
    guard !unread.explains(section) else { return }
    problems.addUnknown(
      "field", name.rawValue, mend: "Add it to \"\(section)\", or correct the name.", at: place,
      among: catalog.names.lazy.map(\.rawValue), topic: .unknownField)
  }

  private mutating func check(_ test: FieldTest, _ field: FieldInHand, in context: RuleContext, at place: Place) {
    switch test {
    case .compare(let comparison, let value):
      guard checkKind(of: value, field, at: place) else { return }
      if comparison.isEquality {
        checkKnown(value, field, in: context, at: place)
      } else if field.kind == .flag {
        problems.add(
          "The field \(field.name.inQuotes) is true or false, which have no order.",
          mend: "Use 'equals' or 'notEquals'.", at: place)
      }
    case .oneOf(let values):
      if values.isEmpty {
        problems.add("An empty 'oneOf' never holds.", mend: "Add a value to it.", at: place, topic: .neverHolds)
      }
      for (index, value) in values.enumerated() where checkKind(of: value, field, at: place[index]) {
        checkKnown(value, field, in: context, at: place[index])
      }
    case .changedFrom(let value), .changedTo(let value):
      if checkKind(of: value, field, at: place) { checkKnown(value, field, in: context, at: place) }
    case .text: require(.text, of: field, test, at: place)
    case .olderThan(let period), .youngerThan(let period):
      require(.date, of: field, test, at: place)
      check(period, at: place)
    case .isSet, .changed: break
    }
  }

  private mutating func require(_ kind: FieldKind, of field: FieldInHand, _ test: FieldTest, at place: Place) {
    guard field.kind != kind else { return }
    problems.add(
      "The field \(field.name.inQuotes) holds a \(field.kind.rawValue), and '\(test.name)' asks about a \(kind.rawValue).",
      mend: "Use a comparison for a \(field.kind.rawValue), or another field.", at: place)
  }

  /// Whether a value can be compared with the field at all.
  private mutating func checkKind(of value: FieldValue, _ field: FieldInHand, at place: Place) -> Bool {
    if value.kind != field.kind {
      problems.add(
        "The field \(field.name.inQuotes) holds a \(field.kind.rawValue), and is compared with the \(value.kind.rawValue) "
          + "\(value.description.inQuotes).",
        mend: field.kind == .date && value.kind == .text
          ? "Write a date as {\"date\": \"2026-01-31T12:00:00Z\"}." : "Compare it with a \(field.kind.rawValue).",
        at: place)
      return false
    }
    if value.isFinite { return true }
    problems.add(
      "The field \(field.name.inQuotes) is compared with a \(value.kind.rawValue) that is not finite.",
      mend: "Give a finite one.", at: place)
    return false
  }
}

/// The field that a condition asks about.
struct FieldInHand {
  let name: FieldName
  let source: FieldSource
  let kind: FieldKind
}

extension Condition {
  /// Whether conditions stand within conditions deeper than so many levels; looks no deeper than that.
  func isDeeper(than levels: Int) -> Bool {
    guard levels > 0 else { return true }
    return switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.isDeeper(than: levels - 1) }
    case .not(let part): part.isDeeper(than: levels - 1)
    case .field, .withinHours: false
    }
  }
}
