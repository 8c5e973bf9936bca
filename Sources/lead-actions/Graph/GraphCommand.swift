#if CommandLine
  import ArgumentParser
  import LeadActions

  /// Draws what leads to what in a rule book.
  struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "graph",
      abstract: "Draw events, rules, actions and what they lead to, with problems at their rules.",
      discussion: """
        The page is one file without anything to load, for any browser. Mermaid is for pages that draw it, such as \
        README files and wikis; it draws one lead type where --type names it.

        EXIT CODES
          0  drawn, whatever problems the book has
          2  a file or the command line cannot be read, or the result cannot be written

        EXAMPLES
          lead-actions graph rules.yaml --output rules.html
          lead-actions graph rules.yaml --type Remortgage > remortgage.mmd
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case mermaid, html }

    @Argument(help: "The rule book; '-' is standard input.", completion: .ruleFiles)
    var rules: String

    @Option(help: "How it is drawn: mermaid, or html, which is also taken where the output's name ends so.")
    var format: Format?

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The file to write, in place of standard output.", valueName: "file"),
      completion: .file())
    var output: String?

    @Option(help: ArgumentHelp("The one lead type that Mermaid draws.", valueName: "name"))
    var type: String?

    @Option(
      help: ArgumentHelp("Who is there: users, groups and partners, in place of the book's own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    private var chosen: Format {
      let name = output?.lowercased() ?? ""
      return format ?? (name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : .mermaid)
    }

    func validate() throws {
      if type != nil, chosen == .html { throw ValidationError("The page has every lead type; --type is for Mermaid.") }
    }

    func run() throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let document = try InputFile(rules).ruleBook()
      let type = try type.map { try leadType($0, of: document.book) }
      let report = RuleChecker().check(document.book, directory: directory).marked(by: document)
      let graph = RuleGraph(document.book, findings: report.findings)
      let text = chosen == .html ? graph.html() : graph.mermaid(of: type)
      let whole = text.hasSuffix("\n") ? text : text + "\n"
      if let output { try OutputFile(path: output).write(whole) } else { Terminal.results.write(whole) }
    }

    private func leadType(_ name: String, of book: RuleBook) throws(CommandFailure) -> LeadTypeName {
      let known = book.leadTypes.map(\.name.rawValue)
      if known.contains(name) { return LeadTypeName(name) }
      throw CommandFailure(
        nil, "--type: There is no lead type \(name.inQuotes).",
        mend: NearestName.find(name, among: known).map { "Did you mean \($0.inQuotes)?" } ?? "")
    }
  }
#endif
