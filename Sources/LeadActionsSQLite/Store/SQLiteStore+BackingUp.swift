#if SQLite
  import GRDB
  import LeadActions

  extension SQLiteStore {
    /// Copies everything, the host's tables too, as it stands at one moment into a new file, while work goes on.
    ///
    /// The copy is compact, and a whole database by itself. Of what is committed meanwhile it has nothing. It has its
    /// name only when it is whole and the disk has it; until then it is a file beside that, which ends in `.part` and
    /// is removed where the copy fails or the task is cancelled.
    ///
    /// - Parameter copy: A path at which there is nothing yet, on a disk with room for all of it.
    public func backUp(to copy: String) async throws {
      let copy = try UnfinishedCopy(of: StoreFile(at: copy))
      do {
        // Outside a transaction, as SQLite demands; the statement reads in one of its own.
        try await readingAtLength(database.asyncUnsafeRead) { db in
          try db.execute(sql: "VACUUM INTO ?", arguments: [copy.part])
          try copy.finish()
        }
      } catch {
        copy.remove()
        guard let error = error as? DatabaseError else { throw error }
        throw lockIsReleased ? translated(error) : SQLiteStoreError(error, path: copy.path)
      }
    }
  }
#endif
