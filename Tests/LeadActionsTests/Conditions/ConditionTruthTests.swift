import Foundation
import Testing

@testable import LeadActions

/// What each test says of a field without a value, with one that fits, one that does not, and one of another kind.
@Suite struct ConditionTruthTests {
  /// Whether a condition holds at receipt, through a compiled rule book.
  static func holds(
    _ condition: Condition, _ fields: [FieldName: FieldValue] = [:], _ change: (inout TestDesk) -> Void = { _ in }
  ) throws -> Bool {
    var desk = TestDesk(on: .received, when: condition, Mark("held"))
    desk.performers = desk.performers.adding(MarkPerformer())
    desk.lead.fields = fields
    change(&desk)
    let plan = try desk.receive()
    // Traced or not, the condition comes to the same.
    #expect(try desk.receive(trace: .full) == plan)
    return plan.notes == ["held"]
  }

  static let day = Date(timeIntervalSince1970: 1_770_000_000)

  struct Row: CustomTestStringConvertible, Sendable {
    var field: FieldName
    var test: FieldTest
    var unset: Bool
    var yes: FieldValue?
    var no: FieldValue?
    var other: Bool
    var testDescription: String { "\(field) \(test)" }
  }

  static let rows: [Row] = [
    Row(field: "note", test: .compare(.equals, "x"), unset: false, yes: "x", no: "X", other: false),
    Row(field: "note", test: .compare(.notEquals, "x"), unset: true, yes: "y", no: "x", other: true),
    Row(field: "note", test: .compare(.lessThan, "b"), unset: false, yes: "a", no: "b", other: false),
    Row(field: "note", test: .compare(.atMost, "b"), unset: false, yes: "b", no: "c", other: false),
    Row(field: "note", test: .compare(.moreThan, "b"), unset: false, yes: "c", no: "b", other: false),
    Row(field: "note", test: .compare(.atLeast, "b"), unset: false, yes: "b", no: "a", other: false),
    Row(field: "note", test: .oneOf(["x", "y"]), unset: false, yes: "y", no: "z", other: false),
    Row(
      field: "note", test: .text(.contains("ell"), ignoringCase: false), unset: false, yes: "hello", no: "HELLO",
      other: false),
    Row(
      field: "note", test: .text(.contains("ELL"), ignoringCase: true), unset: false, yes: "hello", no: "hola",
      other: false),
    Row(
      field: "note", test: .text(.beginsWith("he"), ignoringCase: false), unset: false, yes: "hello", no: "Hello",
      other: false),
    Row(
      field: "note", test: .text(.beginsWith("He"), ignoringCase: true), unset: false, yes: "hEllo", no: "oh hello",
      other: false),
    Row(
      field: "note", test: .text(.matches(Wildcard("h*o")), ignoringCase: false), unset: false, yes: "hello",
      no: "hello!", other: false),
    Row(field: "note", test: .isSet(true), unset: false, yes: "x", no: nil, other: true),
    Row(field: "note", test: .isSet(false), unset: true, yes: nil, no: "x", other: false),
    Row(field: "amount", test: .compare(.equals, 1), unset: false, yes: 1, no: 2, other: false),
    Row(field: "amount", test: .compare(.notEquals, 1), unset: true, yes: 2, no: 1, other: true),
    Row(field: "amount", test: .compare(.lessThan, 1), unset: false, yes: 0.5, no: 1, other: false),
    Row(field: "amount", test: .compare(.atMost, 1), unset: false, yes: 1, no: 1.5, other: false),
    Row(field: "amount", test: .compare(.moreThan, -1), unset: false, yes: 0, no: -1, other: false),
    Row(field: "amount", test: .compare(.atLeast, 0), unset: false, yes: 0, no: -1, other: false),
    Row(field: "amount", test: .oneOf([1, 2]), unset: false, yes: 2, no: 3, other: false),
    Row(field: "firstTime", test: .compare(.equals, true), unset: false, yes: true, no: false, other: false),
    Row(field: "firstTime", test: .compare(.equals, false), unset: false, yes: false, no: true, other: false),
    Row(field: "firstTime", test: .compare(.notEquals, true), unset: true, yes: false, no: true, other: true),
    Row(
      field: "moveIn", test: .compare(.equals, .date(day)), unset: false, yes: .date(day), no: .date(day + 1),
      other: false),
    Row(
      field: "moveIn", test: .compare(.notEquals, .date(day)), unset: true, yes: .date(day + 1), no: .date(day),
      other: true),
    Row(
      field: "moveIn", test: .compare(.lessThan, .date(day)), unset: false, yes: .date(day - 1), no: .date(day),
      other: false),
    Row(
      field: "moveIn", test: .compare(.atLeast, .date(day)), unset: false, yes: .date(day), no: .date(day - 1),
      other: false),
    Row(field: "moveIn", test: .oneOf([.date(day)]), unset: false, yes: .date(day), no: .date(day + 1), other: false),
    Row(
      field: "moveIn", test: .olderThan(.days(1)), unset: false, yes: .date(TestDesk.monday - 86_400),
      no: .date(TestDesk.monday - 86_399), other: false),
    Row(
      field: "moveIn", test: .youngerThan(.days(1)), unset: false, yes: .date(TestDesk.monday - 86_399),
      no: .date(TestDesk.monday - 86_400), other: false),
    Row(
      field: "moveIn", test: .youngerThan(.days(1)), unset: false, yes: .date(TestDesk.monday + 86_400), no: nil,
      other: false),
    Row(field: "note", test: .changed, unset: false, yes: nil, no: "x", other: false),
  ]

  @Test(arguments: rows)
  func `each test of a field`(row: Row) throws {
    let condition = Condition.field(row.field, row.test)
    #expect(try Self.holds(condition) == row.unset)
    if let yes = row.yes { #expect(try Self.holds(condition, [row.field: yes])) }
    if let no = row.no { #expect(try !Self.holds(condition, [row.field: no])) }
  }

  @Test(arguments: rows)
  func `a value of another kind is never what a condition asks for`(row: Row) throws {
    let condition = Condition.field(row.field, row.test)
    let kind = TestDesk.emptyBook.fields[row.field]
    // Each other kind, as near to the constants as it can be.
    let values: [FieldValue] = [
      "1", "x", "true", 1, 0, true, false, .date(Self.day), .date(Date(timeIntervalSinceReferenceDate: 1)),
      .number(Self.day.timeIntervalSinceReferenceDate),
      .number(TestDesk.monday.timeIntervalSinceReferenceDate - 90_000),
    ]
    for value in values where value.kind != kind {
      #expect(try Self.holds(condition, [row.field: value]) == row.other, "\(value)")
    }
  }

  @Test func `equal text is equal however its letters are composed`() throws {
    #expect(try Self.holds(.field("note", .compare(.equals, "caf\u{E9}")), ["note": "cafe\u{301}"]))
    #expect(try Self.holds(.field("note", .text(.contains("\u{E9}"), ignoringCase: false)), ["note": "cafe\u{301}!"]))
    #expect(try !Self.holds(.field("note", .text(.contains("e"), ignoringCase: false)), ["note": "caf\u{E9}"]))
  }

  @Test func `all, any and not`() throws {
    let (yes, no) = (Condition.field("amount", .isSet(true)), Condition.field("note", .isSet(true)))
    func holds(_ condition: Condition) throws -> Bool { try Self.holds(condition, ["amount": 1]) }
    #expect(try holds(.all([])) && !holds(.not(.all([]))))
    #expect(try holds(.all([yes, yes])) && !holds(.all([yes, no])) && !holds(.all([no, yes])))
    #expect(try holds(.any([no, yes])) && holds(.any([yes, no])) && !holds(.any([no, no])))
    #expect(try holds(.not(no)) && !holds(.not(yes)) && holds(.not(.not(yes))))
    #expect(try holds(.all([.any([no, yes]), .not(.all([yes, no]))])))
    #expect(try !holds(.any([.all([yes, no]), .not(.any([no, yes]))])))
    #expect(try holds(.all([.all([]), yes])) && !holds(.all([.all([]), no])))
  }

  @Test func `nesting as deep as a book may have it`() throws {
    var condition = Condition.field("amount", .isSet(true))
    for level in 0..<23 { condition = level % 2 == 0 ? .not(.not(condition)) : .all([condition]) }
    var shallow = Condition.field("amount", .isSet(true))
    for _ in 0..<22 { shallow = .any([shallow]) }
    #expect(try Self.holds(shallow, ["amount": 1]))
    #expect(try !Self.holds(shallow))
    #expect(throws: RuleBookError.self) { try Self.holds(condition, ["amount": 1]) }
  }
}
