#if CommandLine
  import ArgumentParser
  import LeadActions

  /// Lives through simulated worlds of faults with a rule book.
  struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "simulate",
      abstract: "Live through worlds of crashes, lost answers and clock steps with your rules.",
      discussion: """
        Leads and what happens to them are drawn from the rule book, and everything follows from a seed. It is the real \
        engine on a store in memory; nothing is sent. A world in which something is lost, doubled or out of order is \
        told as a short story.

        EXIT CODES
          0  every invariant held in every world
          1  one was broken
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions simulate rules.yaml
          lead-actions simulate rules.yaml --seeds 1000
          lead-actions simulate rules.yaml --seed 17        one world, told line by line
        """)

    @Argument(help: "The rule book; '-' is standard input.", completion: .ruleFiles)
    var rules: String

    @Option(help: "How many worlds are lived through.")
    var seeds: UInt64 = 100

    @Option(help: "The one world to live through and to tell.")
    var seed: UInt64?

    @Option(help: "How many leads a world has.")
    var leads = 8

    @Option(help: "Days for which things happen to them.")
    var days = 7

    @Option(
      help: ArgumentHelp("Who is there: users, groups and partners, in place of the book's own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    func validate() throws {
      guard (1...1_000_000).contains(seeds) else { throw ValidationError("--seeds is a number from 1 to 1000000.") }
      guard (1...200).contains(leads) else { throw ValidationError("--leads is a number from 1 to 200.") }
      guard (1...90).contains(days) else { throw ValidationError("--days is a number from 1 to 90.") }
    }

    func run() throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let book = try InputFile(rules).validRuleBook()
      let simulation = try simulation(book, directory)
      if let seed { return try tell(simulation, seed) }

      var counts = SimulationReport.Counts()
      for seed in 1...seeds {
        let report = simulation.run(seed: seed)
        guard report.failures.isEmpty else {
          Terminal.results.write("\(simulation.shrink(report))\n\(replay(seed))\n")
          throw ExitCode(1)
        }
        counts = counts + report.counts
      }
      Terminal.results.write(SimulationText.text(of: counts, worlds: seeds))
    }

    private func tell(_ simulation: Simulation, _ seed: UInt64) throws {
      let report = simulation.tell(seed: seed)
      Terminal.results.write("\(report.failures.isEmpty ? report : simulation.shrink(report))\n")
      if !report.failures.isEmpty { throw ExitCode(1) }
    }

    private func replay(_ seed: UInt64) -> String {
      var command = "See it again with: lead-actions simulate \(rules) --seed \(seed) --leads \(leads) --days \(days)"
      if let directory { command += " --directory \(directory)" }
      return command
    }

    private func simulation(_ book: RuleBook, _ directory: Directory?) throws(CommandFailure) -> Simulation {
      do {
        return try Simulation(
          rules: book, performers: .standard.standingIn(for: book), directory: directory,
          settings: .init(leads: leads, days: days))
      } catch { throw CommandFailure(problems: error.problems) }
    }
  }
#endif
