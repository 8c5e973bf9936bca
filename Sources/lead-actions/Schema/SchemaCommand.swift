#if CommandLine
  import ArgumentParser
  import LeadActions
  import LeadActionsTesting

  /// Prints the schema of a kind of file.
  struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of a kind of file, with which editors complete and underline.",
      discussion: """
        Name it in the file: as "$schema" in JSON, or in YAML by a first line such as
        # yaml-language-server: $schema=rulebook.schema.json

        EXIT CODES
          0  printed
          2  the command line cannot be read

        EXAMPLES
          lead-actions schema > rulebook.schema.json
          lead-actions schema leads > leads.schema.json
        """)

    enum Kind: String, CaseIterable, ExpressibleByArgument { case rulebook, leads, scenarios }

    @Argument(help: "The kind of file: rulebook, leads or scenarios.")
    var kind = Kind.rulebook

    func run() {
      let json =
        switch kind {
        case .rulebook: RuleBookSchema.json
        case .leads: PlaySchema.json
        case .scenarios: ScenarioSchema.json
        }
      let text = String(decoding: json, as: UTF8.self)
      Terminal.results.write(text.hasSuffix("\n") ? text : text + "\n")
    }
  }
#endif
