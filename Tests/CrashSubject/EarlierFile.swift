#if SQLite
  import Foundation
  import GRDB
  import LeadActionsSQLite

  /// Puts a file of an earlier schema in the place of one, with all that the earlier one has places for.
  enum EarlierFile {
    static func version(of path: String) throws -> Int { try DatabaseQueue(path: path).read(Schema.version) }

    /// - Returns: how many rows there are in it.
    static func replace(_ path: String, version: Int) throws -> Int {
      let new = path + "-earlier"
      let queue = try DatabaseQueue(path: new)
      try queue.writeWithoutTransaction { try Schema.migrate($0, path: new, upTo: version) }
      var rows = 0
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "ATTACH ? AS later", arguments: [path])
        try db.inTransaction {
          let tables = try String.fetchAll(
            db,
            sql: "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name LIKE 'leadactions\\_%' ESCAPE '\\'")
          for table in tables {
            // A life that was ended may have left a file of a still earlier schema, which lacks some of them.
            guard try db.tableExists(table, in: "later") else { continue }
            let known = Set(try db.columns(in: table, in: "later").map(\.name))
            let columns = try db.columns(in: table, in: "main").map(\.name).filter(known.contains)
              .joined(separator: ", ")
            // The number of the schema is the new file's own.
            let those = table == "leadactions_numbers" ? "WHERE name <> 'schema'" : ""
            try db.execute(
              sql: "INSERT OR REPLACE INTO main.\(table) (\(columns)) SELECT \(columns) FROM later.\(table) \(those)")
            rows += db.changesCount
          }
          return .commit
        }
        try db.execute(sql: "DETACH later")
      }
      try queue.close()
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      try FileManager.default.moveItem(atPath: new, toPath: path)
      return rows
    }
  }
#endif
