#if SQLite
  import DurabilityWorld
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite
  import Testing

  struct CutAnswerTests {
    /// Every other commit and outcome goes unanswered.
    @Test func `1000 answers that are cut off behind the commit: what is submitted again applies once`() async throws {
      let folder = try WorldFolder.new("cuts", inMemory: true)
      defer { folder.remove() }
      let sqlite = try SQLiteStore(at: folder.database)
      let store = SpoiltStore(sqlite, cutStride: 2)
      let happenings = Happenings(count: 600)
      let clock = StepClock(Date(timeIntervalSinceReferenceDate: 800_000_000))
      let run = try StepRun(in: folder, happenings, store: store, clock: clock)
      var repeats = 0
      for number in 0..<happenings.count {
        do { try await run.submit(number) } catch is SpoiltStore.AnswerCut {
          #expect(try await run.submit(number).isRepeat)
          repeats += 1
        }
      }
      try await run.finish()
      let verdict = try await Judge(of: folder, happenings).judge(store)
      #expect(verdict.findings == [])
      #expect(verdict.accepted == happenings.count)
      #expect(store.cutCount >= 1_000, "\(store.cutCount) answers were cut off")
      #expect(repeats * 4 > happenings.count, "\(repeats) submissions were repeated")
      let problems = try await sqlite.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
      #expect(problems == ["ok"])
      try await sqlite.close()
    }
  }
#endif
