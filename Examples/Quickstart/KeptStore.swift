import LeadActions

#if SQLite
  import LeadActionsSQLite

  /// An SQLite file that outlives a run.
  struct KeptStore {
    let store: SQLiteStore

    init(at path: String) throws { store = try SQLiteStore(at: path) }

    func close() async throws { try await store.close() }

    /// What is kept now, and what had been done before this run.
    func lines(after summary: PlaySummary) -> [String] {
      let before =
        summary.repeats == 0
        ? "None of the occurrences had been done before."
        : "\(summary.repeats.grouped) of \(summary.occurrences.of("occurrence")) had been done before, and were not "
          + "done again."
      return [""] + "KEPT in \(store.about)".wrapped(indent: 2) + ["  \(before)"]
    }
  }
#else
  /// Without the trait nothing can be kept.
  struct KeptStore {
    let store = InMemoryStore()

    init(at path: String) throws(UsageError) {
      throw UsageError(
        "--keep needs the trait SQLite: swift run --traits SQLite quickstart --keep \(path)")
    }

    func close() async throws {}
    func lines(after summary: PlaySummary) -> [String] { [] }
  }
#endif
