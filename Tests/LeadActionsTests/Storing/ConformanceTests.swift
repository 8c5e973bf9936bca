import LeadActions
import LeadActionsTesting
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: StoreConformance.Part.allCases)
  func `the in-memory store keeps every promise`(part: StoreConformance.Part) async {
    let conformance = StoreConformance(reopen: { $0 }) { InMemoryStore() }
    #expect(await conformance.failures(of: part) == [])
  }

  @Test(arguments: StoreConformance.Part.allCases)
  func `a store that breaks a promise fails its part`(part: StoreConformance.Part) async {
    // A store that keeps nothing, where that is the fault.
    let conformance = StoreConformance(reopen: { $0 is FaultyStore ? FaultyStore(part) : $0 }) { FaultyStore(part) }
    let failures = await conformance.failures(of: part)
    #expect(!failures.isEmpty)
    #expect(failures.allSatisfy { $0.part == part })
  }

  @Test(arguments: SlippingStore.Slip.allCases)
  func `a store that breaks a promise in one corner fails its part`(slip: SlippingStore.Slip) async {
    // Well until it is opened again, where that is when it slips.
    let conformance = StoreConformance(reopen: { ($0 as? InMemoryStore).map { SlippingStore(slip, on: $0) } ?? $0 }) {
      slip.part == .reopening ? InMemoryStore() as any LeadStore : SlippingStore(slip)
    }
    #expect(await conformance.failures(of: slip.part) != [])
  }

  @Test func `a store that cannot be made fails every part, in words`() async {
    let conformance = StoreConformance { throw ScriptedError("no disk") }
    let failures = await conformance.failures()
    #expect(failures.count == StoreConformance.Part.allCases.count)
    #expect(failures.first?.description == "a stale plan is refused: expected that no error is thrown; found no disk")
  }

  @Test func `eight workers on one lead, 10,000 occurrences, and twenty on 4,000 deliveries`() async {
    let conformance = StoreConformance(scale: .full) { InMemoryStore() }
    #expect(await conformance.failures(of: .serialHistory) == [])
    #expect(await conformance.failures(of: .claimsExclusive) == [])
  }

  @Test func `500 workers that wake late, 1,000 late commits, and 1,000 dead letters sent again`() async {
    let conformance = StoreConformance(scale: .full) { InMemoryStore() }
    #expect(await conformance.failures(of: .lateWorkers) == [])
    #expect(await conformance.failures(of: .lateCommits) == [])
    #expect(await conformance.failures(of: .manyDeadLetters) == [])
  }
}
