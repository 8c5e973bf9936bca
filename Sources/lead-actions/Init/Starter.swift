#if CommandLine
  import LeadActions

  /// A file to begin with.
  struct Starter: Sendable {
    /// Its name without the ending.
    let name: String
    let kind: FileKind
    let yaml: String

    static let all = [rules, leads, scenarios]

    /// What the file holds.
    func value() throws(CommandFailure) -> PlainValue {
      let file = try InputFile(name: "\(name).yaml", bytes: Array(yaml.utf8), path: "\(name).yaml")
      return try file.value(of: kind).value
    }
  }
#endif
