import struct Foundation.Date

/// What a rule book's leads and reports are drawn from: its names, and the values that its conditions compare with.
struct RuleBookPalette: Sendable {
  let book: RuleBook
  let types: [LeadType]
  let statuses: [StatusName]
  let fields: [(name: FieldName, kind: FieldKind)]
  let facts: [(name: FieldName, kind: FieldKind)]
  let customEvents: [CustomEventName]
  /// By the field that they are compared with, in the order they are written.
  let constants: [FieldName: [FieldValue]]
  let journeys: [JourneyName]

  init(_ book: RuleBook) {
    self.book = book
    types = book.leadTypes
    var constants: [FieldName: [FieldValue]] = [:]
    var named: [StatusName] = book.leadTypes.flatMap { $0.statuses.map(\.name) }
    var journeys: [JourneyName] = []
    let conditions =
      book.leadTypes.flatMap { $0.rules.compactMap(\.condition) }
      + book.workflows.flatMap { $0.steps.compactMap(\.condition) }
    for condition in conditions { condition.collect(into: &constants) }
    for action in book.leadTypes.flatMap(\.rules).flatMap(\.actions) {
      switch action {
      case .changeStatus(let it): named.append(it.to)
      case .journey(let it): journeys.append(it.journey)
      default: break
      }
    }
    for case .text(let status) in constants["status"] ?? [] { named.append(StatusName(status)) }
    for case .text(let journey) in constants["event.journey"] ?? [] { journeys.append(JourneyName(journey)) }
    self.constants = constants
    self.journeys = journeys.isEmpty ? ["apply"] : journeys
    statuses = named.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    fields = book.fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    facts = book.facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    customEvents = book.customEvents.keys.sorted()
  }

  /// A value of a field: often one that a condition compares it with, or one just beside it.
  func value(
    of name: FieldName, _ kind: FieldKind, at now: Date, _ chance: inout SeededGenerator
  ) -> FieldValue {
    let known = (constants[name] ?? []).filter { $0.kind == kind }
    if !chance.once(in: 3), let constant = chance.pick(known) { return Self.near(constant, &chance) }
    switch kind {
    case .text:
      return .text(chance.pick("", "a", "Smith", "smith", "é", "e\u{301}", "two\nlines", "{{status}}", "😀 ab"))
    case .number: return .number(chance.pick(0, 1, -1, 2.5, 100_000, 250_000, 0.1))
    case .date: return .date(now.addingTimeInterval(Double(chance.number(in: -40...40)) * 43_200))
    case .flag: return .flag(chance.once(in: 2))
    }
  }

  private static func near(_ value: FieldValue, _ chance: inout SeededGenerator) -> FieldValue {
    switch value {
    case .number(let number): .number(number + Double(chance.pick(0, 0, -1, 1)))
    case .date(let date): .date(date.addingTimeInterval(Double(chance.pick(0, 0, -1, 1))))
    case .flag, .text: value
    }
  }

  /// Facts that follow from the occurrence, so that a plan made again has the same.
  func facts(for occurrence: Occurrence, at now: Date) -> [FieldName: FieldValue] {
    guard !facts.isEmpty else { return [:] }
    var hash = StableHash()
    hash.combine(occurrence.id.rawValue)
    var chance = SeededGenerator(seed: hash.value())
    var values: [FieldName: FieldValue] = [:]
    for (name, kind) in facts where !chance.once(in: 6) {
      values[name] = value(of: .fact(name), kind, at: now, &chance)
    }
    return values
  }
}

extension Condition {
  fileprivate func collect(into constants: inout [FieldName: [FieldValue]]) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.collect(into: &constants) }
    case .not(let part): part.collect(into: &constants)
    case .field(let name, let test): constants[name, default: []] += test.constants
    case .withinHours: break
    }
  }
}

extension FieldTest {
  fileprivate var constants: [FieldValue] {
    switch self {
    case .compare(_, let value), .changedFrom(let value), .changedTo(let value): [value]
    case .oneOf(let values): values
    case .text(.contains(let part), _), .text(.beginsWith(let part), _): [.text(part)]
    case .text(.matches(let wildcard), _): [.text(wildcard.pattern.filter { $0 != "*" })]
    case .isSet, .changed, .olderThan, .youngerThan: []
    }
  }
}
