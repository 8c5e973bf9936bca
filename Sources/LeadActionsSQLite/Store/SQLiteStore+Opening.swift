#if SQLite
  import Foundation
  import GRDB
  import LeadActions

  extension SQLiteStore {
    static func plainConfiguration(_ settings: Settings) -> Configuration {
      var configuration = Configuration()
      configuration.label = "LeadActions"
      configuration.busyMode = .timeout(max(0, settings.patience.isFinite ? settings.patience : 5))
      return configuration
    }

    /// Opens the file, having looked into it first without changing anything.
    static func open(_ file: StoreFile, _ settings: Settings) throws(SQLiteStoreError) -> any DatabaseWriter {
      do {
        try lookInto(file)
        var configuration = plainConfiguration(settings)
        configuration.maximumReaderCount = max(1, settings.readers)
        configuration.prepareDatabase { db in
          // What is deleted is overwritten, since an erased lead is to be gone.
          try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        let database: any DatabaseWriter =
          settings.journal == .wal
          ? try DatabasePool(path: file.path, configuration: configuration)
          : try DatabaseQueue(path: file.path, configuration: configuration)
        try database.writeWithoutTransaction { db in
          guard try !Connection(db, path: file.path).isReadOnly else {
            throw SQLiteStoreError.readOnly(path: file.path)
          }
          if settings.journal != .wal { try db.execute(sql: "PRAGMA journal_mode = \(settings.journal)") }
          // Behind the pool's own, which sets another.
          try db.execute(sql: "PRAGMA synchronous = \(level(settings))")
          try Schema.migrate(db, path: file.path) { _ in try settings.probe.reached(.schemaMade) }
        }
        return database
      } catch let error as SQLiteStoreError {
        throw error
      } catch let error as DatabaseError {
        throw SQLiteStoreError(error, path: file.path)
      } catch {
        throw .failed(path: file.path, code: 0, ErrorText(error))
      }
    }

    /// What SQLite calls what is asked for. With ``Journal/delete`` a commit is the deleting of a file, and only
    /// `EXTRA` waits until the disk has that.
    private static func level(_ settings: Settings) -> String {
      settings.journal == .delete && settings.synchronous == .full ? "EXTRA" : settings.synchronous.description
    }

    /// Refuses what is no database or has a newer schema, before a connection that writes has touched it.
    private static func lookInto(_ file: StoreFile) throws {
      guard file.exists else { return }
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      do {
        let found = try DatabaseQueue(path: file.path, configuration: configuration).read(Schema.version)
        guard found <= Schema.current else {
          throw SQLiteStoreError.newerSchema(path: file.path, found: found, known: Schema.current)
        }
      } catch let error as DatabaseError
        where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
      {
        // A log left by a crash must be written back first, which only a writer can; the version is looked at again
        // then.
      }
    }
  }
#endif
