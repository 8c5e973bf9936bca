#if SQLite
  import Foundation
  import GRDB
  import LeadActions

  extension SQLiteStore {
    /// Copies everything, the host's tables too, as it stands at one moment into a new file, while work goes on.
    ///
    /// The copy is compact, and a whole database by itself. Of what is committed meanwhile it has nothing.
    ///
    /// - Parameter copy: A path at which there is nothing yet, on a disk with room for all of it.
    public func backUp(to copy: String) async throws {
      let copy = try StoreFile(at: copy)
      guard !copy.exists else {
        throw SQLiteStoreError.failed(
          path: copy.path, code: Int(EEXIST), ErrorText("there is a file already; give the copy another name"))
      }
      do {
        // Outside a transaction, as SQLite demands; the statement reads in one of its own.
        try await readingAtLength(database.asyncUnsafeRead) { db in
          try db.execute(sql: "VACUUM INTO ?", arguments: [copy.path])
        }
      } catch let error as DatabaseError {
        throw lockIsReleased ? translated(error) : SQLiteStoreError(error, path: copy.path)
      }
    }
  }
#endif
