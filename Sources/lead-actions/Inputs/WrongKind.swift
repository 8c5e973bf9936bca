#if CommandLine
  import LeadActions
  import LeadActionsTesting

  /// Files given in the place of others, which would otherwise be told key by key.
  extension FileKind {
    static let directory = FileKind(name: "directory", example: #"{"users": {…}}"#, nesting: "users")
    static let lead = FileKind(name: "lead", example: #"{"type": "…"}"#, nesting: "values")

    /// The keys that only one kind of file has at its top.
    private static let telltales: [(key: String, kind: FileKind)] = [
      ("leadGroups", .ruleBook), ("occurrences", .leads), ("scenarios", .scenarios), ("lead", .lead), ("type", .lead),
    ]

    /// The kind that a file has by its keys, where that is not the one that is wanted.
    func other(than value: PlainValue) -> FileKind? {
      guard case .object(let members) = value else { return nil }
      let kinds = Self.telltales.filter { members[$0.key] != nil }.map(\.kind)
      return kinds.contains { $0.name == name } ? nil : kinds.first
    }
  }
#endif
