#if CommandLine
  public import ArgumentParser
  public import LeadActions

  /// Looks for what will go wrong with rule books.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Find what will go wrong with rule books before they go live.",
      discussion: """
        Looks for rules that run in an order nobody meant, loop, never run, write to somebody twice, or name what is \
        not there. Each finding says where, what is wrong, why it hurts and how to mend it.

        EXIT CODES
          0  nothing found at or above --fail-on
          1  something found
          2  a file cannot be read, or the command line

        EXAMPLES
          lead-actions check rules.yaml
          lead-actions check *.json --fail-on error
          lead-actions check rules.yaml --format github
          lead-actions check rules.yaml --format sarif > check.sarif
          generate-rules | lead-actions check -
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif, github }

    @Argument(help: ArgumentHelp("Rule books; '-' is standard input.", valueName: "file"), completion: .ruleFiles)
    var files: [String]

    @Option(help: "How findings are written: text, json, sarif (2.1.0) or github (annotations).")
    var format = Format.text

    @Option(help: "The least that makes the command fail: error, warning or information.")
    var failOn = FindingSeverity.warning

    @Option(
      help: ArgumentHelp("Who is there: users, groups and partners, in place of the book's own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    @Option(
      name: .customLong("action"),
      help: ArgumentHelp(
        "A kind of action that the host adds; repeatable. Without, any that is no slip for the guide's is accepted.",
        valueName: "name"))
    var actions: [String] = []

    @Option(
      name: .customLong("strategy"),
      help: ArgumentHelp(
        "A way of choosing a user from a group that the host adds; repeatable.", valueName: "name"))
    var strategies: [String] = []

    func validate() throws {
      guard files.count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
    }

    func run() throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let checker = RuleChecker(
        customActions: actions.isEmpty ? nil : Set(actions.map { ActionName($0) }),
        strategies: Set(strategies.map { StrategyName($0) }))
      let checked = files.map { CheckedFile($0, by: checker, directory: directory) }
      let (results, complaints) = (Terminal.results, Terminal.complaints)
      switch format {
      case .text:
        let text = FindingText(style: results.style)
        results.write(checked.filter(\.isReadable).map(text.text(of:)).joined(separator: "\n"))
        let unread = FindingText(style: complaints.style)
        complaints.write(checked.filter { !$0.isReadable }.map(unread.text(of:)).joined(separator: "\n"))
      case .json: results.write(FindingJSON.text(of: checked))
      case .sarif: results.write(FindingSARIF.text(of: checked))
      case .github: results.write(FindingAnnotations.text(of: checked))
      }
      if checked.contains(where: { !$0.isReadable }) { throw ExitCode(2) }
      if checked.contains(where: { ($0.report.worst ?? .information) >= failOn && !$0.report.findings.isEmpty }) {
        throw ExitCode(1)
      }
    }
  }

  extension FindingSeverity: ExpressibleByArgument {}

  extension CompletionKind {
    /// Files that the command can read.
    static var ruleFiles: CompletionKind { .file(extensions: ["json", "yaml", "yml"]) }
  }
#endif
