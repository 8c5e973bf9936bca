import DurabilityWorld
import LeadActions
import Testing

@Suite struct RehearsalTests {
  @Test func `a world without a crash comes to its end with nothing lost and nothing doubled`() async throws {
    let folder = try WorldFolder.new("rehearsal")
    defer { folder.remove() }
    let happenings = Happenings(count: 400)
    let store = InMemoryStore()
    try await WorldRun(in: folder, happenings, store: store, settings: .init(limit: happenings.count)).live()
    let verdict = try await Judge(of: folder, happenings).judge(store)
    print(verdict.line)
    #expect(verdict.findings == [])
    #expect(verdict.accepted == 400)
    #expect(verdict.delivered > 500 && verdict.dead > 0 && verdict.timers > 100 && verdict.waits > 40)
  }
}
