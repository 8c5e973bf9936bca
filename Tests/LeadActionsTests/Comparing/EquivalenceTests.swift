import Foundation
import Testing

@testable import LeadActions

private let amount = FieldName("amount")
private func compare(_ comparison: Comparison, _ value: FieldValue, _ name: FieldName = amount) -> Condition {
  .field(name, .compare(comparison, value))
}
private let isSet = Condition.field(amount, .isSet(true))
private let large = compare(.atLeast, 10)
private let small = compare(.lessThan, 10)
private let web = compare(.equals, "web", "source")
private let friday = WeeklyHours([.friday], "09:00-17:00") ?? WeeklyHours([:])

@Suite struct EquivalenceTests {
  @Test(
    arguments: [
      (nil, .all([])), (.all([large]), large), (.any([large]), large), (.not(.not(large)), large),
      (.all([large, web]), .all([web, large])), (.all([large, .all([web, large])]), .all([large, web])),
      (.any([large, .any([web])]), .any([web, large])),
      (.not(.all([large, web])), .any([.not(large), .not(web)])),
      (.not(.any([large, web])), .all([.not(web), .not(large)])),
      // A field without a value is not equal to anything, so both hold for it.
      (.not(compare(.equals, 3)), compare(.notEquals, 3)), (.not(compare(.notEquals, 3)), compare(.equals, 3)),
      (.not(isSet), .field(amount, .isSet(false))),
      (.field(amount, .oneOf([3])), compare(.equals, 3)),
      (.field(amount, .oneOf([3, 4, 3])), .field(amount, .oneOf([4, 3]))),
      (.any([compare(.equals, 3), compare(.equals, 4)]), .field(amount, .oneOf([3, 4]))),
      (.all([compare(.notEquals, 3), compare(.notEquals, 4)]), .not(.field(amount, .oneOf([3, 4])))),
      (.field(amount, .oneOf([])), .any([])), (.all([large, .any([])]), .any([])), (.any([large, .all([])]), nil),
      // What compares a value knows that there is one.
      (.all([isSet, large]), large), (.all([isSet, .not(small)]), large), (.any([small, large]), isSet),
      (.all([large, small]), .any([])), (.any([large, .not(large)]), nil),
      (.all([large, .any([large, web])]), large),
      (.all([compare(.atLeast, 10), compare(.atLeast, 20)]), compare(.atLeast, 20)),
      // These have a value in every lead.
      (compare(.equals, false, "isDuplicate"), compare(.notEquals, true, "isDuplicate")),
      (compare(.equals, false, "emailConsent"), .not(compare(.equals, true, "emailConsent"))),
      (.not(.field("received", .olderThan(.days(2)))), .field("received", .youngerThan(.days(2)))),
      (.field("id", .isSet(true)), nil),
      (.all([.withinHours(friday), large]), .all([large, .withinHours(friday)])),
      (.all([.field("status", .changedTo("Hot")), .field("status", .changed)]), .field("status", .changedTo("Hot"))),
      (
        .all([.field("status", .changed), compare(.equals, "Hot", "status")]), .field("status", .changedTo("Hot"))
      ),
      (
        .all([compare(.equals, "web", "source"), .field("source", .text(.beginsWith("we"), ignoringCase: false))]), web
      ),
      (.field(amount, .olderThan(.days(7))), .field(amount, .olderThan(.weeks(1)))),
    ] as [(Condition?, Condition?)])
  func `written otherwise, and the same`(_ one: Condition?, _ other: Condition?) {
    #expect(ConditionStates.areEquivalent(one, other))
    #expect(ConditionStates.areEquivalent(other, one))
  }

  @Test(
    arguments: [
      (nil, large), (.any([]), nil), (large, compare(.moreThan, 10)), (large, compare(.atLeast, 11)),
      // Without a value 'not less' holds and 'at least' does not.
      (.not(small), large), (.not(compare(.equals, true, "firstTime")), compare(.equals, false, "firstTime")),
      (compare(.notEquals, true, "firstTime"), compare(.equals, false, "firstTime")),
      (.not(.field("moveIn", .olderThan(.days(2)))), .field("moveIn", .youngerThan(.days(2)))),
      (compare(.equals, "a"), compare(.equals, "A")), (.all([large, web]), .any([large, web])),
      (
        .field("source", .text(.contains("a"), ignoringCase: true)),
        .field("source", .text(.contains("a"), ignoringCase: false))
      ),
      (.field(amount, .olderThan(.hours(24))), .field(amount, .olderThan(.days(1)))),
      (.withinHours(friday), .withinHours(WeeklyHours([.friday], "09:00-17:01") ?? friday)),
      (.field("status", .changedTo("Hot")), compare(.equals, "Hot", "status")),
      (.field("status", .changedFrom("Hot")), .field("status", .changed)),
      (
        .not(compare(.equals, "Hot", "status")),
        .all([.field("status", .isSet(true)), compare(.notEquals, "Hot", "status")])
      ),
      (compare(.equals, 3), compare(.equals, "3")),
    ] as [(Condition?, Condition?)])
  func `nearly the same is another`(_ one: Condition?, _ other: Condition?) {
    #expect(!ConditionStates.areEquivalent(one, other))
    #expect(!ConditionStates.areEquivalent(other, one))
  }

  @Test func `with too much to try, what is only written otherwise is still the same`() {
    let parts = (0..<30).map { compare(.atLeast, .number(Double($0)), FieldName("f\($0)")) }
    #expect(ConditionStates.areEquivalent(.all(parts), .not(.any(parts.reversed().map { .not($0) }))))
    #expect(!ConditionStates.areEquivalent(.all(parts), .any(parts)))
  }

  /// Every lead that the comparisons of this test can tell apart.
  private static let leads: [OneLead] = [nil, 0, 1, 1.5, 2, 2.5, 3].flatMap { number in
    [nil, "x", "y", "z"].flatMap { text in
      [nil, true, false].map { OneLead(number: number, text: text, flag: $0) }
    }
  }

  @Test func `two conditions are the same exactly where every lead says so`() {
    var (same, other) = (0, 0)
    for seed in 1...1_500 {
      var chance = Lot(seed: UInt64(seed))
      let one = chance.condition(2)
      let two = seed % 2 == 0 ? chance.condition(2) : chance.rewritten(one)
      let agree = Self.leads.allSatisfy { $0.holds(one) == $0.holds(two) }
      if agree { same += 1 } else { other += 1 }
      #expect(ConditionStates.areEquivalent(one, two) == agree, "seed \(seed): \(one) and \(two)")
    }
    #expect(same > 500 && other > 300)
  }
}

/// A lead of three fields, asked as the planner asks it.
private struct OneLead: ConditionSubject {
  var number: Double?
  var text: String?
  var flag: Bool?
  var now: Date { Date(timeIntervalSince1970: 0) }
  var zone: Zone { .utc }

  func value(of source: FieldSource) -> FieldValue? {
    switch source {
    case .custom("number"): number.map(FieldValue.number)
    case .custom("text"): text.map(FieldValue.text)
    default: flag.map(FieldValue.flag)
    }
  }

  func change(of source: FieldSource) -> (from: FieldValue?, to: FieldValue?)? { nil }

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy(holds)
    case .any(let parts): parts.contains(where: holds)
    case .not(let part): !holds(part)
    case .withinHours: false
    case .field(let name, let test): holds(.field(name, test), of: .custom(name))
    }
  }
}

/// Conditions by lot, and other ways to write them.
private struct Lot {
  var random: SeededGenerator
  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[random.next(below: choices.count)] }

  mutating func condition(_ depth: Int) -> Condition {
    switch random.next(below: depth == 0 ? 4 : 8) {
    case 4, 5: .all((0..<random.next(below: 4)).map { _ in condition(depth - 1) })
    case 6: .any((0..<random.next(below: 4)).map { _ in condition(depth - 1) })
    case 7: .not(condition(depth - 1))
    case 0: .field("number", .compare(pick(Comparison.allCases), .number(Double(pick([1, 2])))))
    case 1:
      .field("text", pick([.compare(.equals, "x"), .compare(.notEquals, "y"), .oneOf(["x", "y"]), .oneOf(["y"])]))
    case 2: .field("flag", .compare(pick([.equals, .notEquals]), .flag(pick([true, false]))))
    default: .field(pick(["number", "text", "flag"]), .isSet(pick([true, false])))
    }
  }

  mutating func rewritten(_ condition: Condition) -> Condition {
    let new: Condition =
      switch condition {
      case .all(let parts): .not(.any(parts.reversed().map { .not(rewritten($0)) }))
      case .any(let parts): .any(parts.map { rewritten($0) } + parts.prefix(1))
      case .not(let part): .not(rewritten(part))
      default: condition
      }
    return pick([new, .not(.not(new)), .all([new, new]), .any([.any([]), new])])
  }
}
