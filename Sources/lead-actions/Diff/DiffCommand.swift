#if CommandLine
  import ArgumentParser
  import Foundation
  import LeadActions

  /// Tells what is different between two rule books in meaning.
  struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Tell what is different between two rule books in meaning, not in text.",
      discussion: """
        How they are written, the order of what has none, and YAML or JSON make no difference.

        EXIT CODES
          0  no difference
          1  a difference
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions diff rules.yaml candidate.yaml
          git show main:rules.yaml | lead-actions diff - rules.yaml
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "The rule book in force; '-' is standard input.", completion: .ruleFiles)
    var old: String

    @Argument(help: "The rule book that is to follow it.", completion: .ruleFiles)
    var new: String

    @Option(help: "How the result is written: text or json.")
    var format = Format.text

    func validate() throws {
      guard [old, new].count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
    }

    func run() throws {
      let (old, new) = (try InputFile(old).validRuleBook(), try InputFile(new).validRuleBook())
      let difference = RuleBookDifference(from: old, to: new)
      switch format {
      case .text: Terminal.results.write(DifferenceText(style: Terminal.results.style).text("\(difference)"))
      case .json: Terminal.results.write(try JSONResult.text(encoding: difference))
      }
      if !difference.isEmpty { throw ExitCode(1) }
    }
  }
#endif
