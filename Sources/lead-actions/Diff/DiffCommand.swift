#if CommandLine
  import ArgumentParser
  import Foundation
  import LeadActions

  /// Tells what is different between two rule books in meaning.
  struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Tell what is different between two rule books in meaning, not in text.",
      discussion: """
        How they are written, the order of what has none, and YAML or JSON make no difference. --replay plays what \
        happened through both books, and tells which messages would have gone out that did not, and which not.

        EXIT CODES
          0  no difference
          1  a difference
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions diff rules.yaml candidate.yaml
          lead-actions diff rules.yaml candidate.yaml --replay last-month.json
          git show main:rules.yaml | lead-actions diff - rules.yaml
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "The rule book in force; '-' is standard input.", completion: .ruleFiles)
    var old: String

    @Argument(help: "The rule book that is to follow it.", completion: .ruleFiles)
    var new: String

    @Option(
      help: ArgumentHelp("Leads and what happened to them, played through both books.", valueName: "leads"),
      completion: .ruleFiles)
    var replay: String?

    @Option(help: "Of how many leads at most a replay tells what is different.")
    var examples = 5

    @Option(help: "How the result is written: text or json.")
    var format = Format.text

    @Option(help: "The number that choices by chance derive from in a replay.")
    var seed: UInt64 = 0

    @Option(
      help: ArgumentHelp(
        "Who is there in a replay: users, groups and partners, in place of the books' own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    func validate() throws {
      guard [old, new, replay].count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
    }

    func run() async throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let (old, new) = (try InputFile(old).validRuleBook(), try InputFile(new).validRuleBook())
      let difference = RuleBookDifference(from: old, to: new)
      var replayed: ReplayDifference?
      if let replay {
        let play = try InputFile(replay).play(for: old)
        replayed = try await self.replay(play, from: old, to: new, directory)
      }
      switch format {
      case .text:
        let text = DifferenceText(style: Terminal.results.style)
        Terminal.results.write(text.text("\(difference)"))
        if let replayed { Terminal.results.write("\n" + text.text("\(replayed)")) }
      case .json:
        Terminal.results.write(
          try JSONResult.text(encoding: Result(isSame: difference.isEmpty, difference: difference, replay: replayed)))
      }
      if !difference.isEmpty || !(replayed?.isEmpty ?? true) { throw ExitCode(1) }
    }

    private struct Result: Encodable {
      var isSame: Bool
      var difference: RuleBookDifference
      var replay: ReplayDifference?
    }

    private func replay(
      _ play: Play, from old: RuleBook, to new: RuleBook, _ directory: Directory?
    ) async throws -> ReplayDifference {
      let meter = ProgressMeter(terminal: .complaints)
      defer { meter.finish() }
      let replay = RuleBookReplay(
        from: old, to: new, performers: .standard.standingIn(for: old).standingIn(for: new),
        directory: directory.map(FixedDirectory.init), seed: seed, examples: examples)
      do { return try await replay.replay(play) { meter.update($1) } } catch let error as RuleBookError {
        throw CommandFailure(problems: error.problems)
      }
    }
  }
#endif
