import Foundation
import Testing

@testable import LeadActions

@Suite struct ConflictTests {
  private let desk = TestDesk(ChangeStatus(to: "Hot"), NotifyUserByEmail(.user("ann")))

  /// A store that answers so many commits with a conflict.
  private func store(_ conflict: CommitConflict, times: Int, _ tally: Tally) -> WrappedStore {
    WrappedStore(beforeCommit: { _ in tally.enter() <= times ? .conflict(conflict) : nil })
  }

  @Test(arguments: [CommitConflict.record, .choosing("brokers")])
  func `a conflict is planned again and then done once`(conflict: CommitConflict) async throws {
    let tally = Tally()
    let calls = Tally()
    let pipeline = try desk.pipeline(store(conflict, times: 9, tally), settings: .init(attempts: 10)) { services in
      services.onDeliveries = { calls.enter() }
    }
    let submission = try await pipeline.submit(desk.receipt())
    #expect(tally.total == 10)
    #expect(calls.total == 1)
    #expect(!submission.isRepeat && submission.outcome.deliveries.count == 1)
    #expect(try await pipeline.record(of: "1")?.version == 1)
  }

  @Test func `conflicts without end are given up, with nothing done`() async throws {
    let tally = Tally()
    let pipeline = try desk.pipeline(store(.choosing("brokers"), times: .max, tally), settings: .init(attempts: 7))
    let error = PipelineError.conflicts("o1", LeadKey(lead: "1"), .choosing("brokers"), attempts: 7)
    await #expect(throws: error) { try await pipeline.submit(desk.receipt()) }
    #expect(tally.total == 7)
    #expect(try await pipeline.record(of: "1") == nil)
    #expect(error.description.contains("the turns of group 'brokers' changed each time; submit it again."))
  }

  @Test func `attempts below one are one`() async throws {
    let tally = Tally()
    let pipeline = try desk.pipeline(store(.record, times: .max, tally), settings: .init(attempts: -1))
    await #expect(throws: PipelineError.self) { try await pipeline.submit(desk.receipt()) }
    #expect(tally.total == 1)
  }

  @Test func `each attempt reads everything anew`() async throws {
    let (tally, asked) = (Tally(), Tally())
    let pipeline = try desk.pipeline(store(.record, times: 3, tally)) { services in
      services.facts = Facts {
        asked.enter(); return [:]
      }
    }
    try await pipeline.submit(desk.receipt())
    #expect(asked.total == 4)
  }

  @Test func `an answer that is lost after the commit is a repeat the next time`() async throws {
    struct Lost: Error {}
    let tally = Tally()
    let store = WrappedStore(afterCommit: { _ in if tally.enter() == 1 { throw Lost() } })
    let pipeline = try desk.pipeline(store)
    await #expect(throws: Lost.self) { try await pipeline.submit(desk.receipt()) }
    let again = try await pipeline.submit(desk.receipt())
    #expect(again.isRepeat && again.outcome.deliveries.count == 1)
    #expect(try await pipeline.record(of: "1")?.version == 1)
  }

  @Test func `two pipelines on one store lose no turn of a group`() async throws {
    var desk = TestDesk(AssignToUser(.group("brokers", by: .sequential)))
    desk.directory.groups["brokers"] = DirectoryGroup("ann", "ben", "cleo")
    let store = InMemoryStore()
    let pipelines = [try desk.pipeline(store), try desk.pipeline(store)]
    let users = try await withThrowingTaskGroup(of: UserName?.self) { group in
      for index in 0..<60 {
        group.addTask { [desk] in
          try await pipelines[index % 2].submit(desk.receipt(LeadID(index)))
          return store.record(of: LeadKey(lead: LeadID(index)))?.lead.user
        }
      }
      return try await group.reduce(into: [UserName?]()) { $0.append($1) }
    }
    for user: UserName in ["ann", "ben", "cleo"] { #expect(users.count { $0 == user } == 20) }
  }

  @Test func `two receipts of one contact at one moment are not both no duplicate`() async throws {
    let store = InMemoryStore()
    let desk = TestDesk(ChangeStatus(to: "Hot"))
    let pipelines = [try desk.pipeline(store), try desk.pipeline(store)]
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for index in 0..<20 {
        group.addTask {
          var lead = desk.lead
          lead.id = LeadID(index)
          let report = Report.received(Receipt(lead, from: .api))
          return try await pipelines[index % 2].submit(Occurrence("o", lead: lead.id, report)).outcome
        }
      }
      return try await group.reduce(into: [Outcome]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0.events.first == .receivedNotDuplicate } == 1)
    #expect(outcomes.count { $0.events.first == .receivedDuplicate } == 19)
  }

  @Test func `leads go in parallel while one lead is serial, on a store that is slow`() async throws {
    let (all, one) = (Tally(), Tally())
    let store = WrappedStore(beforeCommit: { plan in
      all.enter()
      if plan.occurrence.lead == "1" { one.enter() }
      if case .updated = plan.occurrence.report {
        // Nobody leaves before one of each lead has come, however slow the machine is.
        _ = await eventually { all.most == 8 }
      }
      try await Task.sleep(for: .milliseconds(1))
      if plan.occurrence.lead == "1" { one.leave() }
      all.leave()
      return nil
    })
    let desk = TestDesk(ChangeStatus(to: "Hot"))
    let pipeline = try desk.pipeline(store, settings: .init(attempts: 1))
    for lead in 1...8 { try await pipeline.submit(desk.receipt(LeadID(lead))) }
    #expect(all.most == 1)
    try await withThrowingTaskGroup { group in
      for number in 0..<15 {
        for lead in 1...8 {
          group.addTask {
            let report = Report.updated(Update(by: .api, ["amount": .number(Double(number + 1))]))
            try await pipeline.submit(Occurrence(OccurrenceID("u\(number)"), lead: LeadID(lead), report))
          }
        }
      }
      // With one attempt each, a conflict within the process would be an error here.
      try await group.waitForAll()
    }
    #expect(all.most == 8)
    #expect(one.most == 1)
    #expect(try await pipeline.record(of: "1")?.version == 16)
  }

  @Test func `a cancelled submission commits nothing`() async throws {
    let (open, opener) = AsyncStream<Void>.makeStream()
    let started = Tally()
    let store = WrappedStore(beforeLoad: { _ in
      started.enter()
      for await _ in open { break }
    })
    let pipeline = try desk.pipeline(store)
    let task = Task { try await pipeline.submit(desk.receipt()) }
    #expect(await eventually { started.total > 0 })
    task.cancel()
    opener.finish()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await pipeline.record(of: "1") == nil)
    #expect(try await !pipeline.submit(desk.receipt()).isRepeat)
  }
}
