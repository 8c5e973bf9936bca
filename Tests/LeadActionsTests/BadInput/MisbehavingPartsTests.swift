import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Performers, transports and sources that throw, hang or answer nonsense.
@Suite struct MisbehavingPartsTests {
  private let book = LeadLife.book {
    Rule("mail", on: .received) {
      ContactCustomer(by: .email, template: "mail")
      TaskUser(.user("ann"), title: "call")
    }
  }

  @Test func `a transport that throws is tried again, and its error is in the history`() async throws {
    let world = try DecisionWorld(book)
    world.transports.script(.email, [.throwing("connection reset")])
    try await world.receive()
    try await world.pass(hours: 2)
    #expect(world.transports.sent(.email).count == 2)
    let lines = try await world.lines()
    #expect(lines.contains { $0.contains("failed at attempt 1: connection reset; next at 2026-03-02T") })
    #expect(lines.contains { $0.hasSuffix("delivered at attempt 2") })
  }

  @Test func `a transport that throws for ever ends as a dead letter that can be sent again`() async throws {
    let world = try DecisionWorld(book)
    world.transports.always(.email, .throwing("down"))
    try await world.receive()
    try await world.pass(hours: 24)
    #expect(world.transports.sent(.email).count == 6)
    let letter = try #require(world.store.deadLetters(of: .only, after: nil, limit: 9).first)
    #expect(letter.reason.text == "down")
    world.transports.always(.email, .accept)
    #expect(world.store.sendAgain(letter.key, at: world.clock.now))
    try await world.dispatcher.deliverDue()
    #expect(world.transports.sent(.email).count == 7)
    #expect(world.transports.sent(.email).map(\.attempt.delivery).allSatisfy { $0 == letter.delivery.id })
  }

  @Test func `a transport that hangs is given up after its time, and holds up nobody`() async throws {
    let world = try DecisionWorld(book)
    world.transports.script(.email, [.hangForever])
    try await world.receive()
    let dispatching = Task { try await world.dispatcher.deliverDue() }
    // The clock moves when the attempt has begun and nobody is held up: the task is sent before.
    #expect(
      await eventually {
        world.clock.awaited == [LeadLife.morning.addingTimeInterval(30)] && world.transports.sent(.task).count == 1
          && world.transports.sent(.email).count == 1
      })
    world.clock.advance(by: 30)
    let report = try await dispatching.value
    #expect(report.failed == 1 && report.delivered == 1)
    #expect(try await world.lines().contains { $0.contains("failed at attempt 1: no answer within 30 seconds") })
    world.transports.letGo()
  }

  @Test func `a missing transport is a dead letter that says what to inject`() async throws {
    let world = try DecisionWorld(book)
    let dispatcher = Dispatcher(store: world.store, transports: Transports(), clock: world.clock)
    try await world.receive()
    #expect(try await dispatcher.deliverDue().dead == 2)
    #expect(
      try await world.lines().contains {
        $0.hasSuffix(
          "There is no transport for it; give the dispatcher's transports one (EmailTransport) as 'email', then send it again"
        )
      })
  }

  @Test func `a performer that throws halfway leaves nothing of itself`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("half", on: .received) { Half() } },
      performers: ActionPerformers.standard.adding(HalfPerformer()))
    let planned = try life.receive()
    #expect(planned.plan.deliveries.isEmpty)
    #expect(planned.plan.choosing.isEmpty)
    #expect(planned.has("half by rule 'half': failed, out of ink"))
  }

  @Test func `effects that cannot be are not done, each with its reason, and the others are`() throws {
    var life = try LeadLife(
      LeadLife.book {
        LeadStatus("New"); Rule("odd", on: .received) { Odd() }
      },
      performers: ActionPerformers.standard.adding(OddPerformer()))
    let planned = try life.receive()
    #expect(planned.lead.fields["amount"] == nil)
    #expect(planned.plan.record.timers.isEmpty)
    #expect(!planned.events.contains(.custom("ping")))
    let lines = planned.lines.filter { $0.hasPrefix("odd by rule 'odd': ") }.map { String($0.dropFirst(19)) }
    #expect(
      lines == [
        "not done, The field 'amount' was given a value that is not finite; leave it empty instead.",
        "not done, field 'status' has a change of its own; return that effect",
        "not done, the lead type has no status 'Nwe'",
        "not done, there is no lead type 'Lone'",
        "not done, there is no workflow 'none'",
        "not done, The field 'event.count' was given a value that is not finite; leave it empty instead.",
        "not done, a time that is not finite never comes",
        "the last",
      ])
  }

  @Test func `facts or a directory that cannot be had leave the occurrence undone`() async throws {
    let world = try DecisionWorld(book, facts: BrokenFacts())
    await #expect(throws: BrokenFacts.Missing.self) { try await world.receive() }
    #expect(world.record() == nil)
  }

  @Test func `a choice of somebody who is not available is nobody's`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("assign", on: .received) { AssignToUser(.group("Team")) } },
      performers: ActionPerformers.standard.adding(Stranger()))
    #expect(try life.receive().has("Assign to User by rule 'assign': not done, nobody in group 'Team' is available"))
  }
}

private struct BrokenFacts: FactSource {
  struct Missing: Error {}
  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    throw Missing()
  }
}

private struct Stranger: ChoosingStrategy {
  let name = StrategyName.random
  let usesState = false
  func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? { "stranger" }
}

private struct Half: CustomActionSettings {
  static let actionName: ActionName = "half"
}

private struct HalfPerformer: ActionPerformer {
  struct OutOfInk: Error, CustomStringConvertible { var description: String { "out of ink" } }

  func effects(of settings: Half, in context: inout ActionContext) throws -> [Effect] {
    _ = try context.user(for: .group("Team", by: .sequential))
    throw OutOfInk()
  }
}

private struct Odd: CustomActionSettings {
  static let actionName: ActionName = "odd"
}

private struct OddPerformer: ActionPerformer {
  func effects(of settings: Odd, in context: inout ActionContext) throws -> [Effect] {
    [
      .change(.field("amount", .number(.nan))), .change(.field("status", "New")), .change(.status("Nwe")),
      .change(.leadType("Lone")), .startWorkflow("none"), .raise("ping", ["count": .number(.infinity)]),
      .remind("ping", [:], at: Date(timeIntervalSinceReferenceDate: .nan)), .note("the\nlast"),
    ]
  }
}
