import Foundation
import Testing

@testable import LeadActions

/// A lead as a condition sees it, in plain dictionaries.
private struct PlainSubject: ConditionSubject {
  var values: [FieldSource: FieldValue] = [:]
  var changes: [FieldSource: (from: FieldValue?, to: FieldValue?)] = [:]
  var now = TestDesk.monday
  var zone = Zone.utc

  func value(of source: FieldSource) -> FieldValue? { values[source] }
  func change(of source: FieldSource) -> (from: FieldValue?, to: FieldValue?)? { changes[source] }
}

/// The compiled comparisons over slots, and the plain reading of a condition, come to the same.
@Suite struct ConditionPathsTests {
  private static let catalog = TestDesk.emptyBook.fieldCatalog

  /// The plain reading: every part asked as it is written.
  private static func plain(_ condition: Condition, _ subject: PlainSubject) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy { plain($0, subject) }
    case .any(let parts): parts.contains { plain($0, subject) }
    case .not(let part): !plain(part, subject)
    case .withinHours(let hours): subject.holds(.withinHours(hours), of: nil)
    case .field(let name, let test): subject.holds(.field(name, test), of: catalog.find(name)?.source)
    }
  }

  private static func compiled(_ condition: Condition, _ subject: PlainSubject) -> Bool {
    var code = ConditionCode()
    guard var index = code.add(condition, catalog: catalog) else { return true }
    let slots = code.sources.map { code.slot(for: subject.conditionValue(of: $0)) }
    while true {
      let (verdict, next) = code.next(after: index, held: code.holds(Int(index), slots: slots, subject: subject))
      if let verdict { return verdict.held }
      index = next
    }
  }

  @Test func `on any condition and any lead`() {
    var chance = RandomCondition(seed: 11)
    var held = 0
    for _ in 0..<20_000 {
      let condition = chance.condition(3)
      var subject = PlainSubject()
      for name in RandomCondition.fields {
        guard let source = Self.catalog.find(name)?.source else { continue }
        subject.values[source] = chance.value()
        if chance.number(below: 3) == 0 {
          subject.changes[source] = (from: chance.value(), to: chance.value())
        }
      }
      let expected = Self.plain(condition, subject)
      if expected { held += 1 }
      #expect(Self.compiled(condition, subject) == expected, "\(condition) of \(subject.values)")
    }
    #expect((2_000...18_000).contains(held))
  }

  @Test func `on nesting far beyond what a book may have`() {
    var condition = Condition.field("amount", .compare(.equals, 1))
    for _ in 0..<400 { condition = .all([.any([.not(condition)]), .not(.field("note", .isSet(true)))]) }
    var subject = PlainSubject()
    subject.values[.custom("amount")] = 1
    #expect(Self.compiled(condition, subject))
    subject.values[.custom("note")] = "x"
    #expect(!Self.compiled(condition, subject))
  }

  @Test func `a field that is not known never holds, and its negation does`() {
    let unknown = Condition.field("nothing", .compare(.notEquals, 1))
    #expect(!Self.compiled(unknown, PlainSubject()))
    #expect(Self.compiled(.not(unknown), PlainSubject()))
  }
}

/// Makes conditions and values by chance, of few values, so that they often meet.
private struct RandomCondition {
  static let fields: [FieldName] = ["amount", "note", "firstTime", "moveIn", "status", "fact.score"]
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(below bound: Int) -> Int { random.next(below: bound) }

  private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[number(below: choices.count)] }

  private mutating func someValue() -> FieldValue {
    let one = Date(timeIntervalSinceReferenceDate: 1)
    return pick(["a", "b", "ab", 0, 1, 2, true, false, .date(one), .date(one + 1), .date(TestDesk.monday - 86_400)])
  }

  mutating func value() -> FieldValue? { number(below: 4) == 0 ? nil : someValue() }

  private mutating func test() -> FieldTest {
    switch number(below: 9) {
    case 0: .oneOf([someValue(), someValue()])
    case 1:
      .text(pick([.contains("a"), .beginsWith("A"), .matches(Wildcard("?b"))]), ignoringCase: number(below: 2) == 0)
    case 2: .isSet(number(below: 2) == 0)
    case 3: .changed
    case 4: .changedFrom(someValue())
    case 5: .changedTo(someValue())
    case 6: pick([.olderThan(.days(1)), .youngerThan(.hours(1))])
    default: comparison()
    }
  }

  private mutating func comparison() -> FieldTest {
    let value = someValue()
    // Flags have no order; a book that asks for it is refused.
    return .compare(value.kind == .flag ? pick([.equals, .notEquals]) : pick(Comparison.allCases), value)
  }

  mutating func condition(_ depth: Int) -> Condition {
    switch number(below: depth == 0 ? 4 : 8) {
    case 0:
      .withinHours(
        WeeklyHours([pick(Weekday.allCases), .monday], pick(["09:00-11:00", "11:00-12:00"])) ?? WeeklyHours([:]))
    case 4: .not(condition(depth - 1))
    case 5: .all((0..<number(below: 4)).map { _ in condition(depth - 1) })
    case 6: .any((0..<number(below: 4)).map { _ in condition(depth - 1) })
    default: .field(pick(Self.fields), test())
    }
  }
}
