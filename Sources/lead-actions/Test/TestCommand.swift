#if CommandLine
  import ArgumentParser
  import LeadActions
  import LeadActionsTesting

  /// Runs scenario files.
  struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run scenario files: what is given, what happens, and what is expected then.",
      discussion: """
        Each scenario runs on the real engine with a clock of its own, and nothing is sent. The coverage says which \
        rules acted and which outcomes of conditions were seen, over all files.

        EXIT CODES
          0  everything was as expected, and enough is covered
          1  a scenario was not as expected, or less is covered than --minimum-coverage
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions test rules.yaml scenarios.yaml
          lead-actions test rules.yaml scenarios/*.yaml --coverage --minimum-coverage 80
          lead-actions test rules.yaml scenarios.yaml --format junit > scenarios.xml
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, junit }

    @Argument(help: "The rule book; '-' is standard input.", completion: .ruleFiles)
    var rules: String

    @Argument(help: "Scenario files.", completion: .ruleFiles)
    var scenarios: [String]

    @Option(help: "How the result is written: text, json or junit (XML).")
    var format = Format.text

    @Flag(help: "Tell of each rule how often it was asked and acted, and what no scenario has shown.")
    var coverage = false

    @Option(
      help: ArgumentHelp("The least of the rule book that must be covered, from 0 to 100.", valueName: "percent"))
    var minimumCoverage: Double?

    func validate() throws {
      guard ([rules] + scenarios).count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
      if let minimumCoverage, !(0...100).contains(minimumCoverage) {
        throw ValidationError("The coverage is a percentage from 0 to 100.")
      }
    }

    func run() async throws {
      let book = try InputFile(rules).validRuleBook()
      // All are read before the first runs, so that a mistake in the last is seen at once.
      let files = try scenarios.map { try ScenarioInput(InputFile($0), for: book) }
      var settings = Scenario.Settings()
      settings.performers = .standard.standingIn(for: book)
      var runs: [ScenarioRun] = []
      for file in files { runs.append(ScenarioRun(file, try await file.scenarios.run(book, settings: settings))) }
      let result = TestResult(runs: runs, book: book, minimum: minimumCoverage)
      switch format {
      case .text:
        let text = TestText(style: Terminal.results.style, isWhole: coverage)
        Terminal.results.write(text.text(of: result))
      case .json: Terminal.results.write(try JSONResult.text(encoding: result))
      case .junit: Terminal.results.write(JUnit.text(of: result))
      }
      if !result.passed { throw ExitCode(1) }
    }
  }
#endif
