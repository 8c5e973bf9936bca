extension Condition {
  private static let forms = ["all", "any", "not", "field", "withinHours"]

  init(_ node: PlainNode) {
    self = Self.read(node) ?? .all([])
  }

  private static func read(_ node: PlainNode) -> Condition? {
    if case .list = node.value { return .all(node.list(of: "conditions").map(Condition.init(_:))) }
    guard case .object(let members) = node.value else {
      node.report(
        "A condition is wanted here, not \(node.value.words).",
        mend: "Write one such as {\"field\": \"status\", \"equals\": \"Hot\"}, or a list of them.")
      return nil
    }
    if members["field"] != nil { return test(node) }
    guard let (key, value) = members.first, members.count == 1 else {
      node.report(
        members.isEmpty ? "The condition is empty." : "The condition is several things at once.",
        mend: "Write exactly one of \(forms.asChoice), or a list of conditions.",
        nearest: members.keys.sorted().lazy.filter { !forms.contains($0) }
          .compactMap { NearestName.find($0, among: forms) }.first)
      return nil
    }
    let inner = node.child(value, at: node.place[key])
    switch key {
    case "all": return .all(inner.list(of: "conditions").map(Condition.init(_:)))
    case "any": return .any(inner.list(of: "conditions").map(Condition.init(_:)))
    case "not": return .not(Condition(inner))
    case "withinHours": return .withinHours(inner.weeklyHours())
    default:
      node.report(
        "There is no condition \(key.inQuotes).", mend: "Write one of \(forms.asChoice).",
        nearest: NearestName.find(key, among: forms))
      return nil
    }
  }

  private static func test(_ node: PlainNode) -> Condition? {
    let names = FieldTest.names
    let object = PlainObject(node, .fieldTest)
    let field: FieldName = object.name("field", mend: "Name the field.")
    let given = names.filter { object[$0] != nil }
    guard let name = given.first, given.count == 1, let value = object[name] else {
      if given.isEmpty, object.hasUnknownKeys { return nil }
      node.report(
        given.isEmpty
          ? "The condition on \(field.inQuotes) compares it with nothing."
          : "The condition on \(field.inQuotes) compares it in several ways: \(given.joined(separator: ", ")).",
        mend: given.isEmpty
          ? "Add a comparison, such as \"equals\": VALUE." : "Write a list of conditions, each with one comparison.")
      return nil
    }
    let ignoringCase = object.flag("ignoringCase", otherwise: false)
    guard let test = FieldTest(name, value, ignoringCase: ignoringCase) else { return nil }
    if object["ignoringCase"] != nil, !FieldTest.textNames.contains(name) {
      node.report(
        "'\(name)' never ignores case.", mend: "Leave 'ignoringCase' out, or use \(FieldTest.textNames.asChoice).")
    }
    return .field(field, test)
  }
}

extension FieldTest {
  static let textNames = ["contains", "beginsWith", "matches"]

  /// Every comparison as files spell it.
  static let names =
    Comparison.allCases.map(\.rawValue) + ["oneOf"] + textNames
    + ["isSet", "changed", "changedFrom", "changedTo", "before", "after", "olderThan", "youngerThan"]

  init?(_ name: String, _ node: PlainNode, ignoringCase: Bool) {
    if let comparison = Comparison(rawValue: name) {
      guard let value = node.fieldValue() else { return nil }
      self = .compare(comparison, value)
      return
    }
    switch name {
    case "oneOf": self = .oneOf(node.list(of: "values").compactMap { $0.fieldValue() })
    case "contains": self = .text(.contains(node.text()), ignoringCase: ignoringCase)
    case "beginsWith": self = .text(.beginsWith(node.text()), ignoringCase: ignoringCase)
    case "matches": self = .text(.matches(Wildcard(node.text())), ignoringCase: ignoringCase)
    case "isSet":
      guard let set = node.flag() else { return nil }
      self = .isSet(set)
    case "changed":
      if let flag = node.flag(), !flag {
        node.report("'changed' is written only with true.", mend: "Write {\"not\": {…, \"changed\": true}}.")
      }
      self = .changed
    case "changedFrom", "changedTo":
      guard let value = node.fieldValue() else { return nil }
      self = name == "changedFrom" ? .changedFrom(value) : .changedTo(value)
    case "before", "after":
      guard let date = node.date() else { return nil }
      self = .compare(name == "before" ? .lessThan : .moreThan, .date(date))
    case "olderThan": self = .olderThan(node.period())
    case "youngerThan": self = .youngerThan(node.period())
    default: return nil
    }
  }
}
