#if SQLite
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct HostTransactionTests {
    private struct Refused: Error {}

    private static func store(_ folder: ScratchFolder, immediate: Bool = false) async throws -> SQLiteStore {
      var settings = SQLiteStore.Settings()
      settings.isImmediate = immediate
      let store = try SQLiteStore(at: folder.file(), settings: settings)
      try await store.write { try $0.execute(sql: "CREATE TABLE form (lead TEXT PRIMARY KEY)") }
      return store
    }

    private static func forms(_ store: SQLiteStore) async throws -> [String] {
      try await store.read { try String.fetchAll($0, sql: "SELECT lead FROM form ORDER BY lead") }
    }

    private static func insert(_ lead: String) -> @Sendable (Database) throws -> Void {
      { try $0.execute(sql: "INSERT INTO form (lead) VALUES (?)", arguments: [lead]) }
    }

    @Test(arguments: [false, true])
    func `a plan and the host's tables change together or not at all`(immediate: Bool) async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder, immediate: immediate)
      let done = Sample.receipt(LeadKey(lead: "done"))
      #expect(
        try await store.commit(done, contactKeys: [], at: Sample.start, alongside: Self.insert("done")) == .committed)
      let failed = Sample.receipt(LeadKey(lead: "failed"))
      await #expect(throws: Refused.self) {
        try await store.commit(failed, contactKeys: [], at: Sample.start) { db in
          try Self.insert("failed")(db)
          throw Refused()
        }
      }
      await #expect(throws: DatabaseError.self) {
        try await store.commit(failed, contactKeys: [], at: Sample.start, alongside: Self.insert("done"))
      }
      // Where the plan is not committed, the host's part is not asked for.
      #expect(
        try await store.commit(done, contactKeys: [], at: Sample.start, alongside: Self.insert("again"))
          == .repeated(StoredOccurrence(done.occurrence, done.outcome)))
      #expect(
        try await store.commit(
          Sample.receipt(LeadKey(lead: "done"), id: "other"), contactKeys: [], at: Sample.start,
          alongside: Self.insert("conflict")) == .conflict(.record))
      #expect(try await Self.forms(store) == ["done"])
      #expect(try await store.leads(of: .only, after: nil, limit: 9) == ["done"])
    }

    @Test func `a plan is committed inside the host's own transaction, with all of it`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder)
      let plans = ["a", "b"].map { Sample.receipt(LeadKey(lead: LeadID($0)), email: "same@example.com") }
      let results = try await store.write { db in
        try Self.insert("form")(db)
        return try plans.map {
          try store.commit($0, contactKeys: $0.record.lead.contact.keys(), at: Sample.start, in: db)
        }
      }
      #expect(results.map(\.occurrence) == ["receipt", "receipt"])
      await #expect(throws: Refused.self) {
        try await store.write { db in
          _ = try store.commit(
            Sample.receipt(LeadKey(lead: "c"), email: "same@example.com"),
            contactKeys: [ContactKey(email: "same@example.com")].compactMap { $0 }, at: Sample.start, in: db)
          throw Refused()
        }
      }
      #expect(try await store.leads(of: .only, after: nil, limit: 9) == ["a", "b"])
      let contact = try #require(ContactKey(email: "same@example.com"))
      let entry = try await store.load(LeadKey(lead: "a"), occurrence: nil, groups: [], contactKeys: [contact])
        .contacts[contact]
      #expect(entry?.leads.map(\.lead) == ["a", "b"])
      #expect(try await Self.forms(store) == ["form"])
    }

    @Test func `a plan that fails inside the host's transaction leaves nothing, though the host goes on`() async throws
    {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder)
      var twins = Sample.receipt(LeadKey(lead: "twins"))
      twins.deliveries = [Sample.delivery("twin", of: "twins"), Sample.delivery("twin", of: "twins")]
      let plan = twins
      try await store.write { db in
        #expect(throws: StoreError.deliveryExists(DeliveryKey(LeadKey(lead: "twins"), "twin"))) {
          try store.commit(plan, contactKeys: [], at: Sample.start, in: db)
        }
        try Self.insert("form")(db)
      }
      #expect(try await Self.forms(store) == ["form"])
      #expect(try await store.record(of: LeadKey(lead: "twins")) == nil)
    }

    @Test func `another database's connection is refused, and a reader's`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder)
      let plan = Sample.receipt(LeadKey(lead: "lead"))
      let error = SQLiteStoreError.foreignConnection(path: store.about.path)
      _ = try await DatabaseQueue().write { db in
        #expect(throws: error) { try store.commit(plan, contactKeys: [], at: Sample.start, in: db) }
      }
      _ = try await store.read { db in
        #expect(throws: error) { try store.commit(plan, contactKeys: [], at: Sample.start, in: db) }
      }
    }

    @Test func `the pipeline commits through it, once, with the host's row`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder)
      let rules = RuleBook("Test") {
        LeadGroup("Web") {
          LeadType("Enquiry") {
            Rule("hello", on: .received) { ContactCustomer(by: .email, template: "Hello") }
          }
        }
        MessageTemplate.email("Hello", subject: "Hello", text: "We will call you.")
      }
      let pipeline = try EventPipeline(rules: rules, store: store)
      let lead = Lead(id: "lead", type: "Enquiry", received: Sample.start, contact: Contact(email: "a@example.com"))
      let occurrence = Occurrence("form:1", lead: "lead", .received(Receipt(lead, from: .webForm)))
      func submit() async throws -> Submission {
        try await pipeline.submit(occurrence) { plan, keys, now in
          try await store.commit(plan, contactKeys: keys, at: now, alongside: Self.insert("lead"))
        }
      }
      let first = try await submit()
      #expect(!first.isRepeat)
      let second = try await submit()
      #expect(second.isRepeat)
      #expect(try await Self.forms(store) == ["lead"])
      #expect(try await store.record(of: LeadKey(lead: "lead"))?.version == 1)

      let other = Occurrence("moved", lead: "lead", .progressMoved(to: .contacted))
      await #expect(throws: Refused.self) {
        try await pipeline.submit(other) { plan, keys, now in
          try await store.commit(plan, contactKeys: keys, at: now) { _ in throw Refused() }
        }
      }
      #expect(try await store.record(of: LeadKey(lead: "lead"))?.version == 1)
      #expect(try await !pipeline.submit(other).isRepeat)
    }

    @Test(arguments: [false, true])
    func `inside a transaction a plan that is not committed is an error, and undoes it`(
      immediate: Bool
    ) async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder, immediate: immediate)
      let done = Sample.receipt(LeadKey(lead: "lead"))
      #expect(try await store.commit(done) == .committed)
      let stale = Sample.receipt(LeadKey(lead: "lead"), id: "other")
      let results: [CommitResult] = [.repeated(StoredOccurrence(done.occurrence, done.outcome)), .conflict(.record)]
      for (plan, result) in zip([done, stale], results) {
        let error = await #expect(throws: PlanNotCommitted.self) {
          try await store.write { db in
            try Self.insert("form")(db)
            try store.commit(plan, contactKeys: [], at: Sample.start, in: db)
          }
        }
        #expect(error?.result == result && error?.occurrence == plan.occurrence.id)
        let answer = try await store.commit { db in
          try Self.insert("form")(db)
          return try store.commit(plan, contactKeys: [], at: Sample.start, in: db)
        }
        #expect(answer == result)
      }
      #expect(try await Self.forms(store) == [])
      await #expect(throws: Refused.self) { try await store.commit { _ in throw Refused() } }
    }

    @Test func `where a plan is not committed the host's transaction around it is undone`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder)
      try await store.write { try $0.execute(sql: "CREATE TABLE ledger (line TEXT)") }
      let plan = Sample.receipt(LeadKey(lead: "lead"))
      #expect(try await store.commit(plan) == .committed)
      let pipeline = try EventPipeline(
        rules: RuleBook("Test") { LeadGroup("Web") { LeadType("Enquiry") {} } }, store: store)
      let moved = Occurrence("moved", lead: "lead", .progressMoved(to: .contacted))
      var calls = 0
      for isRepeat in [false, true] {
        let submission = try await pipeline.submit(moved) { plan, keys, now in
          calls += 1
          // Another process was quicker.
          if calls == 1 {
            _ = try await store.commit(Sample.next("other", after: Sample.receipt(LeadKey(lead: "lead")).record))
          }
          return try await store.commit { db in
            try db.execute(sql: "INSERT INTO ledger VALUES ('moved')")
            return try store.commit(plan, contactKeys: keys, at: now, in: db)
          }
        }
        #expect(submission.isRepeat == isRepeat)
      }
      #expect(calls == 2)
      #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger") } == 1)
    }
  }
#endif
