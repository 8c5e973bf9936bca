#if SQLite
  import GRDB
  import LeadActions
  import LeadActionsSQLite

  // The code of Documentation/SQLite.md; DocumentationTests holds the two against each other.

  private enum SQLiteCode {
    static func open(_ rules: RuleBook, log: @escaping @Sendable (String) -> Void) async throws {
      // Page begins
      let store = try SQLiteStore(at: "/var/lib/crm/leads.sqlite", onTrouble: { log("store: \($0)") })
      log("\(store.about)")
      let pipeline = try EventPipeline(rules: rules, store: store)
      // Page ends
      _ = pipeline
      // Page begins
      try await store.close()
      // Page ends
    }

    static func submit(
      _ occurrence: Occurrence, form: Int, to pipeline: EventPipeline, _ store: SQLiteStore
    ) async throws {
      // Page begins
      try await pipeline.submit(occurrence) { plan, contactKeys, now in
        try await store.commit(plan, contactKeys: contactKeys, at: now) { db in
          try db.execute(sql: "UPDATE form SET handled = 1 WHERE id = ?", arguments: [form])
        }
      }
      // Page ends
      // Page begins
      try await pipeline.submit(occurrence) { plan, contactKeys, now in
        try await store.commit { db in
          try db.execute(sql: "UPDATE form SET handled = 1 WHERE id = ?", arguments: [form])
          return try store.commit(plan, contactKeys: contactKeys, at: now, in: db)
        }
      }
      // Page ends
      let waiting =
        // Page begins
        try await store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM form WHERE handled = 0") }
      // Page ends
      _ = waiting
    }

    static func putBack(in store: SQLiteStore) async throws {
      // Page begins
      for kind in SetAsideRow.Kind.allCases {
        for row in try await store.setAside(kind) { print(row.kind, row.name, row.lead, row.reason) }
        try await store.putBackAll(kind)
      }
      // Page ends
    }

    static func backUp(_ store: SQLiteStore) async throws {
      // Page begins
      try await store.backUp(to: "/var/backups/leads-monday.sqlite")
      // Page ends
    }
  }
#endif
