import LeadActions
import LeadActionsTesting
import Testing

import struct Foundation.Date

@Suite struct OverloadTests {
  private static func receipt(_ number: Int) -> Occurrence {
    let lead = Lead(id: LeadID(number), type: "Enquiry", received: .distantPast)
    return Occurrence("o\(number)", lead: lead.id, .received(Receipt(lead, from: .webForm)))
  }

  private static let rules = RuleBook("Enquiries", leadGroups: [LeadGroup("All", types: [LeadType("Enquiry")])])

  @Test func `a flood is refused beyond the limit, at once and by name, and what was let in is done`() async throws {
    // What was let in is held until all others were refused, so that no machine is quick enough for the flood.
    let refusals = Tally()
    let store = WrappedStore(beforeCommit: { _ in
      _ = await eventually { refusals.total >= 1_950 }
      return nil
    })
    let pipeline = try EventPipeline(
      rules: Self.rules, store: store, settings: .init(submissionLimit: 50))
    func flood(_ numbers: [Int]) async -> [(number: Int, error: PipelineError?)] {
      await withTaskGroup(of: (number: Int, error: PipelineError?).self) { group in
        for number in numbers {
          group.addTask {
            do {
              try await pipeline.submit(Self.receipt(number))
              return (number, nil)
            } catch {
              refusals.enter()
              return (number, error as? PipelineError ?? .versionTaken(0))
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }
    var left = Array(0..<2_000)
    let first = await flood(left)
    let refused = first.filter { $0.error != nil }
    #expect(refused.count == 1_950)
    for (number, error) in refused {
      #expect(error == .overloaded(OccurrenceID("o\(number)"), underWay: 50))
      #expect(try await pipeline.record(of: LeadID(number)) == nil)
    }
    // Submitted again, all are done in the end.
    left = refused.map(\.number)
    for _ in 0..<2_000 where !left.isEmpty {
      left = await flood(left).filter { $0.error != nil }.map(\.number)
    }
    #expect(left == [])
    #expect(try await store.leads(of: .only, after: nil, limit: 9_999).count == 2_000)
  }

  @Test func `times fall due though hosts have submitted all that is allowed`() async throws {
    let (open, opener) = AsyncStream<Void>.makeStream()
    let clock = VirtualClock(.init(timeIntervalSince1970: 1_800_000_000))
    let store = WrappedStore(beforeCommit: { plan in
      if case .received = plan.occurrence.report, plan.occurrence.lead == 2 { for await _ in open { break } }
      return nil
    })
    let rules = RuleBook(
      "Enquiries",
      leadGroups: [
        LeadGroup(
          "All",
          types: [
            LeadType(
              "Enquiry", statuses: [LeadStatus("Hot")],
              rules: [Rule("chase", on: .received, do: [.startWorkflow(StartWorkflow("wait"))])])
          ])
      ], workflows: [LeadWorkflow("wait", steps: [.wait(.hours(1)), .action(ChangeStatus(to: "Hot"))])])
    let pipeline = try EventPipeline(
      rules: rules, store: store, settings: .init(submissionLimit: 1), services: .init(clock: clock))
    try await pipeline.submit(Self.receipt(1))
    let stuck = Task { try await pipeline.submit(Self.receipt(2)) }
    var isFull = false
    for _ in 0..<600_000 where !isFull {
      do { try await pipeline.submit(Self.receipt(1)) } catch PipelineError.overloaded { isFull = true }
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(isFull)
    clock.advance(by: 3_600)
    #expect(try await pipeline.runDue() == 1)
    #expect(try await pipeline.record(of: 1)?.lead.status == "Hot")
    opener.finish()
    _ = try await stuck.value
  }
}
