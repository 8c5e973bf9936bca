import Foundation
import Testing

@testable import LeadActions

@Suite struct PipelineTests {
  private let desk = TestDesk(ChangeStatus(to: "Hot"), NotifyUserByEmail(.user("ann")))

  @Test func `an occurrence is done once, and a repeat answers with the first outcome`() async throws {
    let pipeline = try desk.pipeline(InMemoryStore())
    let first = try await pipeline.submit(desk.receipt())
    #expect(!first.isRepeat && first.outcome.deliveries.count == 1)
    let history = try await pipeline.history(of: "1", filter: .all)
    let second = try await pipeline.submit(desk.receipt())
    #expect(second.isRepeat && second.outcome == first.outcome)
    #expect(try await pipeline.history(of: "1", filter: .all) == history)
    #expect(try await pipeline.record(of: "1")?.version == 1)
  }

  @Test func `the same id with another report is an error`() async throws {
    let pipeline = try desk.pipeline(InMemoryStore())
    try await pipeline.submit(desk.receipt())
    let other = Occurrence("o1", lead: "1", .statusChanged(to: "New"))
    await #expect(throws: PipelineError.idReused("o1", LeadKey(lead: "1"))) { try await pipeline.submit(other) }
    #expect(try await pipeline.record(of: "1")?.lead.status == "Hot")
  }

  @Test func `an occurrence that cannot be true is refused, and nothing is done`() async throws {
    let store = InMemoryStore()
    let pipeline = try desk.pipeline(store)
    let occurrence = Occurrence("o2", lead: "1", .statusChanged(to: "New"))
    await #expect(throws: PipelineError.refused(.unknownLead("1"))) { try await pipeline.submit(occurrence) }
    try await pipeline.submit(desk.receipt())
    // The refused id was not spent.
    #expect(try await !pipeline.submit(occurrence).isRepeat)
  }

  @Test func `the history hides what actions wrote unless it is asked for`() async throws {
    let pipeline = try desk.pipeline(InMemoryStore())
    try await pipeline.submit(desk.receipt())
    let shown = try await pipeline.history(of: "1")
    let all = try await pipeline.history(of: "1", filter: .all)
    #expect(shown == all.filter { !$0.line.isAction })
    #expect(all.count { $0.line.isAction } == 2)
    #expect(shown.map(\.line).first == .received(from: .webForm, duplicateOf: nil))
  }

  @Test func `a dry run is the plan and commits nothing`() async throws {
    let called = Tally()
    let store = WrappedStore(beforeCommit: { _ in
      called.enter()
      return nil
    })
    let pipeline = try desk.pipeline(store)
    let plan = try await pipeline.dryRun(desk.receipt())
    #expect(plan.record.lead.status == "Hot" && plan.deliveries.count == 1)
    #expect(plan.trace?.events.isEmpty == false)
    #expect(called.total == 0)
    #expect(try await pipeline.record(of: "1") == nil)
    let outcome = try await pipeline.submit(desk.receipt()).outcome
    #expect(outcome == plan.outcome)
    await #expect(throws: PipelineError.refused(.alreadyKnown("1"))) {
      try await pipeline.dryRun(desk.receipt(occurrence: "o2"))
    }
  }

  @Test func `a dry run of an occurrence that is done sees the same directory and facts`() async throws {
    var desk = TestDesk(
      on: .callUnanswered, NotifyUserByEmail(.user("ann")), TaskUser(.user("ann"), title: "{{fact.score}}"))
    desk.facts = ["score": 5]
    let pipeline = try desk.pipeline(InMemoryStore()) { $0.facts = Facts { ["score": 5] } }
    try await pipeline.submit(desk.receipt())
    let call = Occurrence("o2", lead: "1", .callUnanswered(CallDetails()))
    try await pipeline.submit(call)
    #expect(try await pipeline.dryRun(call).deliveries.count == 2)
    #expect(try await pipeline.dryRun(call).tasks.map(\.title) == ["5"])
  }

  @Test func `deliveries are announced after the commit, and only then`() async throws {
    let (store, calls) = (InMemoryStore(), Notes())
    let pipeline = try desk.pipeline(store) { services in
      services.onDeliveries = { calls.add("\(store.nextDelivery(after: .distantPast) != nil)") }
    }
    try await pipeline.submit(desk.receipt())
    #expect(calls.all == ["true"])
    try await pipeline.submit(desk.receipt())
    try await pipeline.submit(Occurrence("o2", lead: "1", .statusChanged(to: "New")))
    _ = try await pipeline.dryRun(desk.receipt("2"))
    #expect(calls.all.count == 1)
  }

  @Test func `a source that throws does nothing, and the occurrence can be submitted again`() async throws {
    struct Down: Error {}
    let failures = Tally()
    for isDirectory in [true, false] {
      let before = failures.total
      let store = InMemoryStore()
      let pipeline = try desk.pipeline(store) { services in
        let work: @Sendable () throws -> Void = { if failures.enter() == before + 1 { throw Down() } }
        if isDirectory {
          services.directory = Directories(work)
        } else {
          services.facts = Facts {
            try work(); return [:]
          }
        }
      }
      await #expect(throws: Down.self) { try await pipeline.submit(desk.receipt()) }
      #expect(store.record(of: LeadKey(lead: "1")) == nil)
      #expect(try await !pipeline.submit(desk.receipt()).isRepeat)
    }
  }

  @Test func `facts and directory are asked for the tenant and the lead`() async throws {
    let asked = Notes()
    let settings = EventPipeline.Settings(tenant: "north")
    let pipeline = try desk.pipeline(InMemoryStore(), settings: settings) { services in
      services.directory = Directories(tenant: { asked.add("directory of \($0)") }) {}
      services.facts = Facts(about: { asked.add("facts of \($0.lead), \($1?.version ?? 0)") }) { [:] }
    }
    try await pipeline.submit(desk.receipt())
    try await pipeline.submit(Occurrence("o2", lead: "1", .statusChanged(to: "New")))
    #expect(asked.all == ["directory of north", "facts of 1, 0", "directory of north", "facts of 1, 1"])
  }

  @Test func `without a source the rule book's own directory serves`() async throws {
    var desk = desk
    desk.book.directory = TestDesk.staff
    let pipeline = try EventPipeline(rules: desk.book, store: InMemoryStore())
    #expect(try await pipeline.submit(desk.receipt()).outcome.deliveries.count == 1)
  }

  @Test func `two tenants in one store do not see each other`() async throws {
    let store = InMemoryStore()
    let north = try desk.pipeline(store, settings: .init(tenant: "north"))
    let south = try desk.pipeline(store, settings: .init(tenant: "south"))
    let first = try await north.submit(desk.receipt())
    #expect(try await south.record(of: "1") == nil)
    let second = try await south.submit(desk.receipt())
    #expect(!second.isRepeat)
    #expect(first.outcome.deliveries != second.outcome.deliveries)
    try await south.submit(Occurrence("o2", lead: "1", .statusChanged(to: "New")))
    #expect(try await north.record(of: "1")?.lead.status == "Hot")
    #expect(try await south.erase("1"))
    #expect(try await north.record(of: "1") != nil)
    #expect(try await !south.erase("1"))
  }

  @Test func `a pipeline fires only its own tenant's timers`() async throws {
    let desk = TestDesk(on: .received, StartWorkflow("chase"))
    let (store, clock) = (InMemoryStore(), HandClock())
    let north = try desk.pipeline(store, clock: clock, settings: .init(tenant: "north"))
    let south = try desk.pipeline(store, clock: clock, settings: .init(tenant: "south"))
    try await north.submit(desk.receipt())
    try await south.submit(desk.receipt())
    clock.advance(by: 86_400)
    #expect(try await north.runDue() == 1)
    #expect(try await north.record(of: "1")?.timers.isEmpty == true)
    #expect(try await south.record(of: "1")?.timers.count == 1)
    #expect(try await south.runDue() == 1)
  }
}

/// A source of facts made of a closure.
struct Facts: FactSource {
  var about: @Sendable (Occurrence, LeadRecord?) -> Void = { _, _ in }
  var work: @Sendable () throws -> [FieldName: FieldValue]

  init(
    about: @escaping @Sendable (Occurrence, LeadRecord?) -> Void = { _, _ in },
    _ work: @escaping @Sendable () throws -> [FieldName: FieldValue]
  ) {
    self.about = about
    self.work = work
  }

  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    about(occurrence, record)
    return try work()
  }
}

/// A source of the usual staff that first does something.
struct Directories: DirectorySource {
  var tenant: @Sendable (TenantName) -> Void
  var work: @Sendable () throws -> Void

  init(tenant: @escaping @Sendable (TenantName) -> Void = { _ in }, _ work: @escaping @Sendable () throws -> Void) {
    self.tenant = tenant
    self.work = work
  }

  func directory(of name: TenantName) async throws -> Directory {
    tenant(name)
    try work()
    return TestDesk.staff
  }
}
