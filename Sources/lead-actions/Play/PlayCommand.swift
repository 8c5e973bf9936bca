#if CommandLine
  import ArgumentParser
  import LeadActions

  /// Plays leads and what happens to them through a rule book.
  struct PlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "play",
      abstract: "Play leads and what happens to them through rules, on a clock of its own.",
      discussion: """
        It is the real engine; nothing is sent, every message counts as delivered. Times that fall due in between, \
        such as a workflow's waits, come when the clock reaches them.

        EXIT CODES
          0  played to the end
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions play rules.yaml leads.yaml
          lead-actions play rules.yaml leads.yaml --lead 1000007     its history, and why each rule acted or not
          lead-actions play rules.yaml leads.yaml --format json > played.json
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "The rule book; '-' is standard input.", completion: .ruleFiles)
    var rules: String

    @Argument(help: "Leads and what happens to them, each with its time.", completion: .ruleFiles)
    var leads: String

    @Option(
      name: .customLong("lead"), help: "A lead whose history is shown, and why each rule acted or not; repeatable.")
    var shown: [String] = []

    @Option(help: "How the result is written: text or json.")
    var format = Format.text

    @Option(help: "The number that choices by chance derive from.")
    var seed: UInt64 = 0

    @Option(
      help: ArgumentHelp("Who is there: users, groups and partners, in place of the book's own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    func validate() throws {
      guard [rules, leads].count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
    }

    func run() async throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let book = try InputFile(rules).validRuleBook()
      let file = try InputFile(leads)
      let play = try file.play(for: book)
      let shown = try shown.map { try lead($0, of: play, in: file) }

      let player = try Self.player(book, directory: directory, seed: seed)
      let meter = ProgressMeter(terminal: .complaints)
      let summary = try await player.play(play, explaining: Set(shown)) { meter.update($0) }
      meter.finish()

      var stories: [LeadStory] = []
      for lead in shown { stories.append(try await LeadStory(lead, summary: summary, player: player, rules: book)) }
      switch format {
      case .text:
        let text = PlayText(style: Terminal.results.style)
        Terminal.results.write(text.text(of: summary, play, book, stories))
      case .json: Terminal.results.write(PlayJSON.text(of: summary, stories))
      }
    }

    private func lead(_ id: String, of play: Play, in file: InputFile) throws(CommandFailure) -> LeadID {
      let lead = LeadID(id)
      let leads = play.leads
      if leads.contains(lead) { return lead }
      let nearest = NearestName.find(id, among: leads.map(\.rawValue)).map { "Did you mean \($0.inQuotes)?" }
      let known = leads.first.map { "Its \(leads.count.of("lead")) begin with \($0.inQuotes)." } ?? "It has none."
      throw CommandFailure(file.name, "There is no lead \(lead.inQuotes).", mend: nearest ?? known)
    }

    private static func player(
      _ book: RuleBook, directory: Directory?, seed: UInt64
    ) throws(CommandFailure) -> Player {
      do {
        return try Player(
          rules: book, performers: .standard.standingIn(for: book), transports: .accepting(),
          secrets: AcceptingTransport(), directory: directory.map(FixedDirectory.init), seed: seed)
      } catch { throw CommandFailure(problems: error.problems) }
    }
  }
#endif
