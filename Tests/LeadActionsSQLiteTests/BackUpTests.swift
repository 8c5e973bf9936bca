#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct BackUpTests {
    @Test(arguments: [SQLiteStore.Journal.wal, .delete])
    func `a copy is made while work goes on, and is a store by itself`(journal: SQLiteStore.Journal) async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file(), settings: .init(journal: journal))
      for number in 0..<100 { _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) }
      async let copied: Void = store.backUp(to: folder.file("copy.sqlite"))
      for number in 100..<150 { _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) }
      try await copied
      let copy = try SQLiteStore(at: folder.file("copy.sqlite"))
      let count = try await copy.leads(of: .only, after: nil, limit: 999).count
      #expect((100...150).contains(count))
      #expect(try await store.leads(of: .only, after: nil, limit: 999).count == 150)
      await #expect {
        try await store.backUp(to: folder.file("copy.sqlite"))
      } throws: {
        "\($0)".contains("there is a file already; give the copy another name")
      }
    }

    @Test func `a copy that is not finished leaves nothing behind, and can be made again`() async throws {
      let folder = try ScratchFolder()
      let copies = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file(), settings: .init(synchronous: .normal))
      try await store.write { db in
        try db.execute(sql: "CREATE TABLE large (bytes BLOB)")
        for _ in 0..<40 { try db.execute(sql: "INSERT INTO large VALUES (randomblob(1000000))") }
      }
      var cancelled = 0
      // A copy that has begun is cancelled; a quick one can be done by then.
      for round in 0..<200 where cancelled < 3 {
        let name = copies.file("copy \(round)")
        let task = Task { try await store.backUp(to: name) }
        // On a thread of its own: those of the tasks may be held by others for as long as a copy takes.
        await withCheckedContinuation { hasBegun in
          Thread.detachNewThread {
            let limit = ContinuousClock.now + .seconds(600)
            while (try? FileManager.default.contentsOfDirectory(atPath: copies.path).isEmpty) ?? true,
              ContinuousClock.now < limit
            {
              usleep(200)
            }
            task.cancel()
            hasBegun.resume()
          }
        }
        switch await task.result {
        case .success: try FileManager.default.removeItem(atPath: name)
        case .failure(let error):
          #expect(error is CancellationError)
          cancelled += 1
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path) == [])
      }
      #expect(cancelled > 0)
      try await store.backUp(to: copies.file("copy"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path) == ["copy"])
      let copy = try SQLiteStore(at: copies.file("copy"))
      #expect(try await copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM large") } == 40)
    }
  }
#endif
