#if SQLite
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  import Testing

  @Suite struct QueryPlanTests {
    /// Those that walk through a table on purpose: rows set aside are few, and stand in an index that holds no others.
    private static let walksOwnIndex: Set<Query> = [
      .recordsAside, .occurrencesAside, .deliveriesAside, .timersAside, .inboxAside, .linesAside,
    ]

    @Test(arguments: Query.allCases)
    func `every statement finds its rows by an index, and sorts nothing`(query: Query) async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let steps = try await store.write { db in
        let count = try db.makeStatement(sql: query.sql).sqliteParameterCount
        return try Row.fetchAll(
          db, sql: "EXPLAIN QUERY PLAN " + query.sql,
          arguments: StatementArguments([DatabaseValue](repeating: 1.databaseValue, count: count))
        ).map { $0["detail"] as String }
      }
      if !query.sql.hasPrefix("INSERT") { #expect(!steps.isEmpty) }
      for step in steps {
        #expect(!step.contains("TEMP B-TREE"), "\(query): \(step)")
        #expect(!step.contains("AUTOMATIC"), "\(query): \(step)")
        let isOwnIndex = Self.walksOwnIndex.contains(query) && step.contains("_aside")
        #expect(!step.hasPrefix("SCAN") || isOwnIndex || step == "SCAN CONSTANT ROW", "\(query): \(step)")
      }
    }

    @Test func `a claim looks into the queue of its destination alone`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      for query in [Query.head, .nextDestination, .firstDueAfter] {
        let detail = try await store.write { db in
          try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query.sql.replacing("?", with: "1")).map {
            $0["detail"] as String
          }
        }
        #expect(detail.count == 1 && detail[0].contains("leadactions_deliveries_queue (destination"), "\(detail)")
      }
    }

    /// The steps of a statement that reads no other tenant's rows, and none but those of the page.
    private static let tenantPlans: [(query: Query, first: String)] = [
      (
        .dueTimers,
        "SEARCH t USING INDEX leadactions_timers_due (tenant=? AND (due,lead_key,key)>(?,?,?) AND due<?)"
      ),
      (.nextTimer, "SEARCH leadactions_timers USING INDEX leadactions_timers_due (tenant=? AND due>?)"),
      (.inbox, "SEARCH leadactions_inbox USING INDEX leadactions_inbox_waiting (tenant=? AND rowid>?)"),
    ]

    @Test func `timers and inbox are looked for among a tenant's own alone`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      for (query, first) in Self.tenantPlans {
        let steps = try await store.write { db in
          let count = try db.makeStatement(sql: query.sql).sqliteParameterCount
          return try Row.fetchAll(
            db, sql: "EXPLAIN QUERY PLAN " + query.sql,
            arguments: StatementArguments([DatabaseValue](repeating: 1.databaseValue, count: count))
          ).map { $0["detail"] as String }
        }
        // Other versions of SQLite say that an index covers what is read.
        #expect(steps.first?.replacing("COVERING ", with: "") == first)
      }
    }
  }

  extension Statement {
    /// The highest number of a parameter.
    fileprivate var sqliteParameterCount: Int { Int(arguments.isEmpty ? parameterCount : parameterCount) }

    private var parameterCount: Int {
      sql.contains("?1")
        ? (sql.contains("?7") ? 7 : sql.contains("?6") ? 6 : sql.contains("?3") ? 3 : 2)
        : sql.filter { $0 == "?" }.count
    }
  }
#endif
