#if SQLite
  import Foundation
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
  }
#endif
