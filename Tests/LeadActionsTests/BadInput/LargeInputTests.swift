import Foundation
import LeadActions
import TestPrograms
import Testing

/// Sizes far beyond use: what is done stays right, and the time in proportion.
@Suite struct LargeInputTests {
  private static let many = 10_000

  @Test(.timeLimit(.minutes(30)))
  func `a lead with 10,000 fields`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("post", on: .received) { PostWebhook("https://example.com/") }
        LeadLife.mark("updated", on: .updated)
      })
    let received = try life.receive {
      for number in 0..<Self.many { $0.fields[FieldName("f\(number)")] = .number(Double(number)) }
    }
    #expect(received.bodies.first?.count == Self.many + 28)
    let assignments = (0..<Self.many).map { FieldAssignment(FieldName("f\($0)"), to: .number(Double($0 + 1))) }
    var updated: Planned?
    let time = try ProcessorTime.seconds { updated = try life.happen(.updated(Update(by: .import, assignments))) }
    #expect(updated?.titles == ["updated"])
    #expect(life.record?.lead.fields["f9999"] == 10_000)
    #expect(time < 10)
  }

  @Test(.timeLimit(.minutes(30)))
  func `10,000 rules on one event`() throws {
    var life = try LeadLife(
      LeadLife.book {
        for number in 0..<Self.many {
          LeadLife.mark(RuleID("r\(number)"), on: .received) { _ in LeadLife.amount >= number.double }
        }
      })
    var planned: Planned?
    let time = try ProcessorTime.seconds {
      planned = try life.receive { $0.fields["amount"] = .number(Double(Self.many)) }
    }
    #expect(planned?.titles.count == Self.many)
    #expect(planned?.titles.last == "r9999")
    #expect(time < 20)
  }

  @Test(.timeLimit(.minutes(30)))
  func `10,000 rules that each cause an event`() throws {
    var life = try LeadLife(
      LeadLife.book {
        for number in 0..<Self.many {
          Rule(RuleID("r\(number)"), on: .received) { ChangeStatus(to: StatusName("s\(number)")) }
        }
      }, limits: PlanLimits(events: 20_000, chainEvents: 20_000))
    var planned: Planned?
    let time = try ProcessorTime.seconds { planned = try life.receive() }
    #expect(planned?.events.count == Self.many + 4)
    #expect(time < 20)
  }

  @Test func `each of many rules that fire twice keeps its own count, so that no delivery's id repeats`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("a", on: .receivedNotDuplicate) { ChangeStatus(to: "A") }
        Rule("b", on: .received) { ChangeStatus(to: "B") }
        for number in 0..<40 { LeadLife.mark(RuleID("r\(number)"), on: .statusChanged) }
      })
    let ids = try life.receive().plan.deliveries.map(\.id)
    #expect(ids.count == 80 && Set(ids).count == 80)
  }
}

extension Int {
  fileprivate var double: Double { Double(self) }
}
