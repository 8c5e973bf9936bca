import Foundation
import Testing

@testable import LeadActions

@Suite struct TraceTests {
  private let desk = {
    let fields = LeadFields()
    let amount: LeadField<Double> = "amount"
    var desk = TestDesk(
      Rule("plain", on: .received, do: [ChangeStatus(to: "Hot").action]),
      Rule("off", on: .received, do: [ChangeStatus(to: "Won").action], isEnabled: false),
      Rule(
        "big", on: .received, when: fields.status == "Hot" && amount >= 100 && fields.user.isSet,
        do: [AssignToUser(.user("ann")).action]),
      Rule(
        "either", on: .received, when: amount > 100 || fields.town == "York" || fields.user.isSet,
        do: [ChangeStatus(to: "New").action]),
      Rule("other", on: .updated, do: [ChangeStatus(to: "Hot").action]))
    desk.lead.fields = ["amount": 50]
    return desk
  }()

  @Test func `a trace of decisions has the comparison that decided, with the value it found`() throws {
    let trace = try #require(try desk.receive(trace: .decisions).trace)
    #expect(
      trace.events.map(\.event) == [
        .receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .statusChanged, .qualified,
        .statusChanged,
      ])
    let received = trace.events[2]
    #expect(received.leadType == "Home")
    #expect(received.rules.map(\.rule) == ["plain", "big", "either", "off"])
    #expect(received.rules.map(\.matched) == [true, false, true, false])
    #expect(
      received.rules.map { $0.deciding?.description ?? "-" } == [
        // The rule that assigns is judged first, before 'plain' makes the status hot.
        "-", "status is 'Hot': no, it was 'New'", "town is 'York': yes, it was 'York'", "-",
      ])
    #expect(received.rules.map { $0.remark ?? "-" } == ["-", "-", "-", "the rule is switched off"])
    #expect(received.rules.allSatisfy { $0.comparisons.isEmpty })
  }

  @Test func `a full trace has every comparison in the order it is written`() throws {
    let trace = try #require(try desk.receive(trace: .full).trace)
    let rules = trace.events[2].rules
    #expect(
      rules[1].comparisons.map(\.description) == [
        "status is 'Hot': no, it was 'New'", "amount is at least 100: no, it was 50", "user is set: no, it was not set",
      ])
    #expect(
      rules[2].comparisons.map(\.description) == [
        "amount is more than 100: no, it was 50", "town is 'York': yes, it was 'York'",
        "user is set: no, it was not set",
      ])
    #expect(rules[2].deciding?.test == "town is 'York'")
    #expect(rules[2].deciding?.found == "York")
  }

  @Test func `a trace changes nothing else, and is no part of equality`() throws {
    let plain = try desk.receive()
    #expect(plain.trace == nil)
    for level in [Trace.Level.decisions, .full] {
      let traced = try desk.receive(trace: level)
      #expect(traced.trace != nil)
      #expect(traced == plain)
    }
  }

  @Test func `the hours of the week are found as the time on the wall`() throws {
    var desk = desk
    let hours = try #require(WeeklyHours([.tuesday], "09:00-17:00"))
    desk.type.rules = [Rule("r", on: .received, when: .not(.withinHours(hours)), do: [ChangeStatus(to: "Hot").action])]
    desk.type.zone = try #require(Zone("Asia/Tokyo"))
    let finding = try #require(try desk.receive(trace: .decisions).trace?.events[2].rules[0].deciding)
    #expect(finding.found == "2026-03-02 19:00:00")
    #expect(!finding.held)
  }

  @Test func `in a change event the value found is the event's own`() throws {
    var desk = desk
    desk.type.rules = [
      Rule("a", on: .received, do: [ChangeStatus(to: "Hot").action, ChangeStatus(to: "Won").action]),
      Rule(
        "b", on: .statusChanged, when: .field("status", .compare(.equals, "Won")), do: [ChangeStatus(to: "New").action]),
    ]
    let trace = try #require(try desk.receive(trace: .decisions).trace)
    let found = trace.events.filter { $0.event == .statusChanged }.map { $0.rules[0].deciding?.found }
    #expect(found == ["Hot", "Won", "New"])
  }

  @Test func `a trace survives JSON`() throws {
    let trace = try #require(try desk.receive(trace: .full).trace)
    #expect(try JSONDecoder().decode(Trace.self, from: JSONEncoder().encode(trace)) == trace)
  }
}
