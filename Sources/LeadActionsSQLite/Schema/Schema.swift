#if SQLite
  package import GRDB
  import GRDBSQLite
  import LeadActions

  /// The tables, and how a file of an earlier version gets them.
  ///
  /// Each version is the one before it and the statements of one migration, which run in one transaction with the
  /// number of the version: a file is of one version or the next, never between two.
  package enum Schema {
    /// Never changed once released; what is to be different is added behind.
    static let migrations: [String] = [tables, settingAside, safety, tenants]

    package static var current: Int { migrations.count }

    /// The version of the tables that a file has; 0 where it has none of ours.
    package static func version(in db: Database) throws -> Int {
      guard try db.tableExists("leadactions_numbers") else { return 0 }
      return try Int.fetchOne(db, sql: "SELECT value FROM leadactions_numbers WHERE name = 'schema'") ?? 0
    }

    /// Brings a file up to a version.
    ///
    /// - Parameter reached: is told of each version before it is committed.
    package static func migrate(
      _ db: Database, path: String, upTo last: Int = current, reached: (Int) throws -> Void = { _ in }
    ) throws {
      let found = try version(in: db)
      guard found <= current else { throw SQLiteStoreError.newerSchema(path: path, found: found, known: current) }
      guard found < last else { return }
      for number in found + 1...last {
        try db.inTransaction(.immediate) {
          try db.execute(sql: migrations[number - 1])
          try db.execute(
            sql: "INSERT OR REPLACE INTO leadactions_numbers (name, value) VALUES ('schema', ?)", arguments: [number])
          try reached(number)
          return .commit
        }
      }
    }
  }

  extension Schema {
    /// Version 1. Everything of a lead refers to the lead's row by its number, but for what can be there without a
    /// lead.
    ///
    /// What is found by a key and large stands in a table with row numbers and an index, since SQLite keeps little of a
    /// row in a table without; what is small stands in the order of its key.
    private static let tables = """
      CREATE TABLE leadactions_numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

      CREATE TABLE leadactions_leads (
        id INTEGER PRIMARY KEY, tenant BLOB NOT NULL, key BLOB NOT NULL, tenant_own BLOB, own BLOB,
        version INTEGER NOT NULL, received REAL NOT NULL, contacts BLOB NOT NULL,
        format INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE UNIQUE INDEX leadactions_leads_key ON leadactions_leads (tenant, key);

      CREATE TABLE leadactions_history (
        lead INTEGER NOT NULL, number INTEGER NOT NULL, action INTEGER NOT NULL,
        format INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (lead, number)) WITHOUT ROWID;

      CREATE TABLE leadactions_occurrences (
        number INTEGER PRIMARY KEY, lead INTEGER NOT NULL, key BLOB NOT NULL, tenant BLOB NOT NULL,
        committed REAL NOT NULL, format INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE UNIQUE INDEX leadactions_occurrences_key ON leadactions_occurrences (lead, key);
      CREATE INDEX leadactions_occurrences_kept ON leadactions_occurrences (tenant, committed);

      CREATE TABLE leadactions_destinations (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE);
      CREATE TABLE leadactions_deliveries (
        number INTEGER PRIMARY KEY, lead INTEGER NOT NULL, key BLOB NOT NULL, destination INTEGER NOT NULL,
        state INTEGER NOT NULL, due REAL NOT NULL, not_before REAL NOT NULL, attempts INTEGER NOT NULL, token BLOB,
        withdrawn INTEGER NOT NULL, reminds BLOB, format INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE UNIQUE INDEX leadactions_deliveries_key ON leadactions_deliveries (lead, key);
      CREATE INDEX leadactions_deliveries_queue ON leadactions_deliveries (destination, due) WHERE state < 2;
      CREATE TABLE leadactions_dead (
        tenant BLOB NOT NULL, lead BLOB NOT NULL, key BLOB NOT NULL, number INTEGER NOT NULL, reason BLOB NOT NULL,
        PRIMARY KEY (tenant, lead, key)) WITHOUT ROWID;

      CREATE TABLE leadactions_timers (
        number INTEGER PRIMARY KEY, due REAL NOT NULL, tenant BLOB NOT NULL, lead_key BLOB NOT NULL, key BLOB NOT NULL,
        lead INTEGER NOT NULL);
      CREATE INDEX leadactions_timers_due ON leadactions_timers (due, tenant, lead_key, key);
      CREATE INDEX leadactions_timers_lead ON leadactions_timers (lead);

      CREATE TABLE leadactions_inbox (
        position INTEGER PRIMARY KEY AUTOINCREMENT, tenant BLOB NOT NULL, lead BLOB NOT NULL, key BLOB NOT NULL,
        tenant_own BLOB, format INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE UNIQUE INDEX leadactions_inbox_key ON leadactions_inbox (tenant, lead, key);

      CREATE TABLE leadactions_choosing (
        tenant BLOB NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL,
        format INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (tenant, key)) WITHOUT ROWID;

      CREATE TABLE leadactions_contact_keys (
        tenant BLOB NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (tenant, key)) WITHOUT ROWID;
      CREATE TABLE leadactions_contacts (
        tenant BLOB NOT NULL, key BLOB NOT NULL, received REAL NOT NULL, lead_key BLOB NOT NULL, lead INTEGER NOT NULL,
        PRIMARY KEY (tenant, key, received DESC, lead_key)) WITHOUT ROWID;
      """

    /// Version 2: rows that cannot be read are set aside with the reason, and no longer stand in the queues.
    private static let settingAside = """
      ALTER TABLE leadactions_leads ADD COLUMN aside BLOB;
      ALTER TABLE leadactions_history ADD COLUMN aside BLOB;
      ALTER TABLE leadactions_occurrences ADD COLUMN aside BLOB;
      ALTER TABLE leadactions_deliveries ADD COLUMN aside BLOB;
      ALTER TABLE leadactions_timers ADD COLUMN aside BLOB;
      ALTER TABLE leadactions_inbox ADD COLUMN aside BLOB;

      CREATE INDEX leadactions_leads_aside ON leadactions_leads (id) WHERE aside IS NOT NULL;
      CREATE INDEX leadactions_history_aside ON leadactions_history (lead, number) WHERE aside IS NOT NULL;
      CREATE INDEX leadactions_occurrences_aside ON leadactions_occurrences (number) WHERE aside IS NOT NULL;
      CREATE INDEX leadactions_deliveries_aside ON leadactions_deliveries (number) WHERE aside IS NOT NULL;
      CREATE INDEX leadactions_timers_aside ON leadactions_timers (number) WHERE aside IS NOT NULL;
      CREATE INDEX leadactions_inbox_aside ON leadactions_inbox (position) WHERE aside IS NOT NULL;

      DROP INDEX leadactions_deliveries_queue;
      CREATE INDEX leadactions_deliveries_queue ON leadactions_deliveries (destination, due)
        WHERE state < 2 AND aside IS NULL;
      DROP INDEX leadactions_timers_due;
      CREATE INDEX leadactions_timers_due ON leadactions_timers (due, tenant, lead_key, key) WHERE aside IS NULL;
      """

    /// Version 3: what waits for a go-ahead, addresses to which nothing is sent, and what was sent lately.
    private static let safety = """
      ALTER TABLE leadactions_deliveries ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX leadactions_deliveries_held ON leadactions_deliveries (held) WHERE held = 1;

      CREATE TABLE leadactions_suppressions (
        tenant BLOB NOT NULL, address BLOB NOT NULL, format INTEGER NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (tenant, address)) WITHOUT ROWID;

      CREATE TABLE leadactions_counts (
        number INTEGER PRIMARY KEY, key BLOB NOT NULL, tenant BLOB NOT NULL, lead BLOB NOT NULL,
        delivery BLOB NOT NULL, at REAL NOT NULL, until REAL NOT NULL);
      CREATE UNIQUE INDEX leadactions_counts_key ON leadactions_counts (key, tenant, lead, delivery);
      CREATE INDEX leadactions_counts_time ON leadactions_counts (key, at);
      CREATE INDEX leadactions_counts_lead ON leadactions_counts (tenant, lead);
      CREATE INDEX leadactions_counts_until ON leadactions_counts (until);
      """

    /// Version 4: timers and inbox are read tenant by tenant.
    private static let tenants = """
      DROP INDEX leadactions_timers_due;
      CREATE INDEX leadactions_timers_due ON leadactions_timers (tenant, due, lead_key, key) WHERE aside IS NULL;
      CREATE INDEX leadactions_inbox_waiting ON leadactions_inbox (tenant) WHERE aside IS NULL;
      """
  }
#endif
