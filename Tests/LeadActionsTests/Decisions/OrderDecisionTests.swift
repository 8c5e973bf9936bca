import Foundation
import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

/// DESIGN 4.2: run to completion.
@Suite struct OrderDecisionTests {
  @Test func `an occurrence's own events come first, and consequences queue behind them, first in first out`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("first", on: .receivedNotDuplicate) {
          ChangeStatus(to: "A")
          AssignToUser(.user("ann"))
        }
        Rule("second", on: .receivedOther) { ChangeStatus(to: "B") }
        Rule("third", on: .userChanged) { ChangeStatus(to: "C") }
      })
    #expect(
      try life.receive().events == [
        .receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .userChanged, .statusChanged,
        .statusChanged, .statusChanged,
      ])
    #expect(
      life.lines.filter { $0.hasPrefix("Status Changed") } == [
        "Status Changed from nothing to 'A'", "Status Changed from 'A' to 'B'", "Status Changed from 'B' to 'C'",
      ])
  }

  @Test func `an event ends before its consequence begins`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("change", on: .received) { ChangeStatus(to: "A") }
        LeadLife.mark("changed", on: .statusChanged)
        LeadLife.mark("rest of received", on: .received)
        LeadLife.mark("received other", on: .receivedOther)
      })
    #expect(try life.receive().titles == ["rest of received", "received other", "changed"])
  }

  @Test func `a change event reads its own value, and everything else as it is now`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("a", on: .receivedNotDuplicate) { ChangeStatus(to: "A") }
        Rule("b", on: .received) { ChangeStatus(to: "B") }
        LeadLife.mark("is A", on: .statusChanged) { $0.status == "A" && $0.status.isOne(of: "A", "X") }
        LeadLife.mark("from A", on: .statusChanged) { $0.status.changed(from: "A") && $0.event.from == "A" }
        LeadLife.mark("to B", on: .statusChanged) { $0.status.changed(to: "B") && $0.event.to == "B" }
        LeadLife.mark("changed", on: .statusChanged) { $0.status.changed }
        LeadLife.mark("user changed", on: .statusChanged) { $0.user.changed }
        Rule("assign", on: .statusChanged, when: { $0.status == "A" }) { AssignToUser(.user("ann")) }
        LeadLife.mark("has a user", on: .statusChanged) { $0.user == "ann" }
      })
    #expect(
      try life.receive().titles == ["is A", "changed", "has a user", "from A", "to B", "changed", "has a user"])
  }

  @Test func `after a change event the field reads as it is now again`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("a", on: .receivedNotDuplicate) { ChangeStatus(to: "A") }
        Rule("assign", on: .received) { AssignToUser(.user("ann")) }
        Rule("b", on: .receivedOther) { ChangeStatus(to: "B") }
        LeadLife.mark("first A", on: .statusChanged) { $0.status == "A" }
        LeadLife.mark("then B already", on: .userChanged) { $0.status == "B" }
        LeadLife.mark("A still", on: .userChanged) { $0.status == "A" }
      })
    #expect(try life.receive().titles == ["first A", "then B already"])
  }

  @Test func `a change event keeps its own value though a rule of it changes the field again`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("again", on: .statusChanged, when: { $0.status == "A" }) { ChangeStatus(to: "B") }
        LeadLife.mark("A", on: .statusChanged) { $0.status == "A" }
        LeadLife.mark("B", on: .statusChanged) { $0.status == "B" }
      })
    try life.receive()
    #expect(try life.happen(.statusChanged(to: "A")).titles == ["A", "B"])
  }

  @Test func `an update event reads the updated fields' own values though a rule changed one meanwhile`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("cool", on: .updated) { ChangeStatus(to: "Cold") }
        LeadLife.mark("from New", on: .updatedOther) { $0.status.changed(from: "New") }
        LeadLife.mark("to Hot", on: .updatedOther) { $0.status == "Hot" }
        LeadLife.mark("really Cold", on: .statusChanged) { $0.status == "Cold" }
      })
    try life.receive { $0.status = "New" }
    #expect(try life.update(["status": "Hot"]).titles == ["from New", "to Hot", "really Cold"])
  }

  @Test func `one lead's occurrences run in the order they were submitted, and other leads meanwhile`() async throws {
    let facts = HeldFacts()
    let world = try DecisionWorld(LeadLife.book {}, facts: facts)
    try await world.receive("1")
    facts.hold("slow")
    let slow = Task { try await world.report("slow", .statusChanged(to: "S0")) }
    #expect(await eventually { facts.isReached })
    var tasks: [Task<Submission, any Error>] = []
    for number in 1...5 {
      // An immediate task runs at once until it has to wait, so that each takes its place in the queue in this order.
      tasks.append(
        Task.immediate {
          try await world.report(OccurrenceID(number), .statusChanged(to: StatusName("S\(number)")))
        })
    }
    try await world.receive("2")
    #expect(world.record("2") != nil)
    #expect(world.record("1")?.lead.status == nil)
    facts.letGo()
    _ = try await slow.value
    for task in tasks { _ = try await task.value }
    let changes = try await world.lines().filter { $0.hasPrefix("Status Changed") }
    #expect(changes.map { String($0.suffix(4)) } == (0...5).map { "'S\($0)'" })
  }

  @Test func `across processes the version check orders a lead's occurrences, and none is lost`() async throws {
    let store = InMemoryStore()
    let worlds = try (0..<4).map { _ in try DecisionWorld(LeadLife.book {}, store: store) }
    try await worlds[0].receive()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, world) in worlds.enumerated() {
        for number in 0..<25 {
          group.addTask {
            try await world.report(
              OccurrenceID("\(index)/\(number)"), .statusChanged(to: StatusName("\(index)/\(number)")))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(worlds[0].record()?.version == 101)
    // A serial history: each change begins where the one before ended.
    let entries = try await worlds[0].pipeline.history(of: "1")
    var last: StatusName?
    for case .event(.statusChanged, .status(let from, let to)) in entries.map(\.line) {
      #expect(from == last)
      last = to
    }
    #expect(last == worlds[0].record()?.lead.status)
  }
}

/// Holds one occurrence up until it is let go.
private final class HeldFacts: FactSource {
  private struct State {
    var held: OccurrenceID?
    var waiting: CheckedContinuation<Void, Never>?
  }
  private let state = Mutex(State())

  func hold(_ id: OccurrenceID) { state.withLock { $0.held = id } }

  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    if state.withLock({ $0.held == occurrence.id }) {
      await withCheckedContinuation { continuation in state.withLock { $0.waiting = continuation } }
    }
    return [:]
  }

  var isReached: Bool { state.withLock { $0.waiting != nil } }

  func letGo() { state.withLock { $0.waiting.take() }?.resume() }
}
