import DurabilityWorld
import Foundation
import LeadActions
import Testing

@Suite struct JudgeTests {
  @Test func `a world without a crash comes to its end with nothing lost and nothing doubled`() async throws {
    let verdict = try await live(in: SpoiltStore(InMemoryStore()))
    #expect(verdict.findings == [])
    #expect(verdict.resent == 0)
    #expect(verdict.accepted == 400)
    #expect(verdict.delivered > 500 && verdict.dead > 0 && verdict.timers > 100 && verdict.waits > 40)
  }

  @Test(arguments: SpoiltStore.Spoiling.allCases)
  func `the judge sees each promise that a store does not keep`(_ spoiling: SpoiltStore.Spoiling) async throws {
    let verdict = try await live(in: SpoiltStore(InMemoryStore(), spoiling))
    #expect(!verdict.isClean || verdict.resent > 0, "\(spoiling): \(verdict.line)")
  }

  @Test func `answers that are cut off 200 times behind the commit double nothing`() async throws {
    let store = SpoiltStore(InMemoryStore(), cutStride: 5)
    let verdict = try await live(in: store)
    #expect(verdict.findings == [])
    #expect(store.cutCount >= 200)
  }

  /// Lives through 400 occurrences, of 40 leads, each submitted until it is answered.
  private func live(in store: SpoiltStore) async throws -> Verdict {
    let folder = try WorldFolder.new("judge")
    defer { folder.remove() }
    let happenings = Happenings(count: 400)
    let clock = StepClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
    let run = try StepRun(in: folder, happenings, store: store, clock: clock)
    for number in 0..<happenings.count {
      // Refused where something that it builds upon was spoilt.
      for _ in 0..<5 { if (try? await run.submit(number)) != nil { break } }
      if number % 20 == 19 {
        clock.advance(by: 10)
        try? await run.runDue()
        try? await run.deliverDue()
      }
    }
    try? await run.finish()
    return try await Judge(of: folder, happenings).judge(store)
  }
}
