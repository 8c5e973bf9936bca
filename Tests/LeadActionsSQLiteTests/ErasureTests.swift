#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct ErasureTests {
    @Test func `what was erased is not in the file any more`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      for number in 0..<50 {
        let key = LeadKey(lead: LeadID("lead-\(number)"))
        var plan = Sample.receipt(key, email: "person\(number)@secret.example")
        plan.deliveries = [Sample.delivery("delivery", of: key.lead)]
        plan.record.timers = [Sample.timer("timer", due: 5)]
        plan.history = (0..<5).map { Sample.actionLine("secret of person\(number) \($0)", "receipt") }
        #expect(try await store.commit(plan) == .committed)
      }
      #expect(try await store.erase(LeadKey(lead: "lead-7")))
      try await store.close()
      let bytes = try Data(contentsOf: URL(filePath: folder.file()))
      #expect(bytes.range(of: Data("person8@secret.example".utf8)) != nil)
      for trace in ["person7@secret.example", "lead-7\"", "secret of person7 "] {
        #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace)")
      }
    }

    @Test func `occurrences are forgotten in small transactions, as many as asked`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file(), settings: .init(retentionBatch: 7))
      for number in 0..<50 {
        _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number))), at: Double(number))
      }
      #expect(try await store.forgetOccurrences(of: .only, committedBefore: Sample.time(40), limit: 20) == 20)
      #expect(try await store.forgetOccurrences(of: .only, committedBefore: Sample.time(40), limit: 100) == 20)
      #expect(try await store.forgetOccurrences(of: .only, committedBefore: Sample.time(40), limit: 100) == 0)
      let left = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM leadactions_occurrences") }
      #expect(left == 10)
    }
  }
#endif
