#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct OpeningTests {
    @Test func `a second store on one file is refused, by whichever name, until the first is closed`() async throws {
      let folder = try ScratchFolder()
      let first = try SQLiteStore(at: folder.file())
      try FileManager.default.createSymbolicLink(
        atPath: folder.file("link.sqlite"), withDestinationPath: folder.file())
      for name in ["leads.sqlite", "link.sqlite", "./leads.sqlite"] {
        let error = #expect(throws: SQLiteStoreError.self) { try SQLiteStore(at: folder.file(name)) }
        #expect(error == .inUse(path: first.about.path, lock: first.about.path + "-lock"))
      }
      #expect(try await first.commit(Sample.receipt(LeadKey(lead: "lead"))) == .committed)
      try await first.close()
      let second = try SQLiteStore(at: folder.file("link.sqlite"))
      #expect(try await second.record(of: LeadKey(lead: "lead")) != nil)
    }

    @Test func `a link that was made before its file is one name of the file`() async throws {
      let folder = try ScratchFolder()
      let files = FileManager.default
      try files.createDirectory(atPath: folder.file("data"), withIntermediateDirectories: false)
      try files.createSymbolicLink(atPath: folder.file("far"), withDestinationPath: folder.file("data/leads.sqlite"))
      try files.createSymbolicLink(atPath: folder.file("near"), withDestinationPath: "far")
      let first = try SQLiteStore(at: folder.file("near"))
      #expect(try await first.commit(Sample.receipt(LeadKey(lead: "lead"))) == .committed)
      let path = try StoreFile(at: folder.file("data/leads.sqlite")).path
      #expect(first.about.path == path)
      for name in ["near", "far", "data/leads.sqlite"] {
        let error = #expect(throws: SQLiteStoreError.self) { try SQLiteStore(at: folder.file(name)) }
        #expect(error == .inUse(path: path, lock: path + "-lock"))
      }
      #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == ["data", "far", "near"])
    }

    @Test func `a link to nowhere is refused with what is wrong`() throws {
      let folder = try ScratchFolder()
      let files = FileManager.default
      try files.createSymbolicLink(atPath: folder.file("lost"), withDestinationPath: "none/leads.sqlite")
      try files.createSymbolicLink(atPath: folder.file("one"), withDestinationPath: "two")
      try files.createSymbolicLink(atPath: folder.file("two"), withDestinationPath: "one")
      #expect(throws: SQLiteStoreError.noFolder(path: folder.file("lost"))) { try SQLiteStore(at: folder.file("lost")) }
      let error = #expect(throws: SQLiteStoreError.self) { try SQLiteStore(at: folder.file("one")) }
      #expect(error?.description.contains("links lead round in a circle") == true)
      #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == ["lost", "one", "two"])
    }

    @Test func `a store that is let go releases its file`() async throws {
      let folder = try ScratchFolder()
      do {
        let first = try SQLiteStore(at: folder.file())
        #expect(try await first.commit(Sample.receipt(LeadKey(lead: "lead"))) == .committed)
      }
      let second = try SQLiteStore(at: folder.file())
      #expect(try await second.record(of: LeadKey(lead: "lead")) != nil)
    }

    @Test func `a closed store says so, whatever it is asked`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      try await store.close()
      try await store.close()
      let closed = SQLiteStoreError.closed(path: store.about.path)
      await #expect(throws: closed) { try await store.commit(Sample.receipt(LeadKey(lead: "lead"))) }
      await #expect(throws: closed) { try await store.record(of: LeadKey(lead: "lead")) }
      await #expect(throws: closed) { try await store.write { _ in } }
      await #expect(throws: closed) { try await store.read { _ in } }
      await #expect(throws: closed) { try await store.claim(at: 1) }
    }

    @Test func `what can hold no store is refused with what is wrong, and left alone`() throws {
      let folder = try ScratchFolder()
      let text = Data(String(repeating: "This is a letter, and no database. ", count: 200).utf8)
      try text.write(to: URL(filePath: folder.file("letter.txt")))
      let path = try StoreFile(at: folder.file("letter.txt")).path
      #expect(throws: SQLiteStoreError.notADatabase(path: path)) { try SQLiteStore(at: folder.file("letter.txt")) }
      #expect(try Data(contentsOf: URL(filePath: folder.file("letter.txt"))) == text)
      #expect(throws: SQLiteStoreError.isFolder(path: folder.path)) { try SQLiteStore(at: folder.path) }
      let missing = folder.file("none/leads.sqlite")
      #expect(throws: SQLiteStoreError.noFolder(path: missing)) { try SQLiteStore(at: missing) }
      for name in ["", ":memory:", "a\u{0}b"] {
        #expect(throws: SQLiteStoreError.noFile(path: name)) { try SQLiteStore(at: name) }
      }
    }

    @Test func `a path that looks like an address is the name of a file`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file("file:leads?mode=memory"))
      #expect(try await store.commit(Sample.receipt(LeadKey(lead: "lead"))) == .committed)
      try await store.close()
      #expect(FileManager.default.fileExists(atPath: folder.file("file:leads?mode=memory")))
    }

    @Test func `a newer schema is refused, and not a byte of the file changes`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      #expect(try await store.commit(Sample.receipt(LeadKey(lead: "lead"))) == .committed)
      try await store.write { try $0.execute(sql: "UPDATE leadactions_numbers SET value = 99 WHERE name = 'schema'") }
      try await store.close()
      let before = try Data(contentsOf: URL(filePath: folder.file()))
      #expect(throws: SQLiteStoreError.newerSchema(path: store.about.path, found: 99, known: Schema.current)) {
        try SQLiteStore(at: folder.file())
      }
      #expect(try Data(contentsOf: URL(filePath: folder.file())) == before)
    }

    @Test func `a file that cannot be opened is refused with what to look at`() throws {
      let folder = try ScratchFolder()
      // SQLite opens no path of more than 512 bytes.
      let long = Array(repeating: String(repeating: "x", count: 200), count: 3).joined(separator: "/")
      try FileManager.default.createDirectory(atPath: folder.file(long), withIntermediateDirectories: true)
      let error = #expect(throws: SQLiteStoreError.self) { try SQLiteStore(at: folder.file(long + "/leads.sqlite")) }
      let words = error?.description ?? ""
      #expect(words.contains("leads.sqlite cannot be opened: ") && words.contains("limit of open files"), "\(words)")
    }

    @Test func `a full disk is refused clearly, and all goes on when there is room`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let used = try await store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
      try await store.write { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(used + 3)") }
      var committed = 0
      var refused = 0
      for number in 0..<60 {
        do {
          let result = try await store.commit(
            Sample.receipt(LeadKey(lead: LeadID(number)), email: "\(number)@example.com"))
          #expect(result == .committed)
          committed += 1
        } catch SQLiteStoreError.full {
          refused += 1
        }
      }
      #expect(committed > 0 && refused > 0)
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == committed)
      try await store.write { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 100000") }
      for number in 0..<60 { _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) }
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == 60)
      #expect(try await store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test func `it says what it is kept in, and how`() throws {
      let folder = try ScratchFolder()
      let about = try SQLiteStore(at: folder.file()).about
      #expect(about.schemaVersion == Schema.current)
      let words = "SQLite \(about.sqliteVersion), schema \(Schema.current), journal WAL, synchronous FULL"
      #expect("\(about)".contains(words))
    }

    @Test func `the settings reach the connections that write and read`() async throws {
      let folder = try ScratchFolder()
      for (journal, name) in [(SQLiteStore.Journal.wal, "wal"), (.delete, "delete"), (.truncate, "truncate")] {
        for (synchronous, number) in [(SQLiteStore.Synchronous.full, 2), (.normal, 1), (.off, 0)] {
          let store = try SQLiteStore(
            at: folder.file(), settings: .init(synchronous: synchronous, journal: journal))
          try await store.write { (db: Database) throws in
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == name)
            // Where a commit is the deleting of a file, that too is waited for.
            let expected = journal == .delete && synchronous == .full ? 3 : number
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == expected)
            #expect(try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1)
          }
          if journal == .wal {
            await #expect(throws: DatabaseError.self) {
              try await store.read { try $0.execute(sql: "DELETE FROM leadactions_leads") }
            }
          }
          try await store.close()
        }
      }
    }

    @Test(arguments: [
      ("3.6.23", false), ("3.7.0", true), ("3.40.1", true), ("3.44.5", true), ("3.44.6", false), ("3.50.7", false),
      ("3.51.2", true), ("3.51.3", false), ("3.53.0", false),
    ])
    func `a version with the WAL-reset bug is known`(version: String, hasBug: Bool) {
      #expect(SQLiteVersion(version).hasWALResetBug == hasBug)
    }
  }
#endif
