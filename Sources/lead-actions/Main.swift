#if !CommandLine
  import Foundation

  /// Says how to build the command, where it was built without its trait.
  @main enum Main {
    static func main() {
      let message = """
        The command lead-actions needs the trait CommandLine:
            swift run --traits CommandLine lead-actions

        """
      FileHandle.standardError.write(Data(message.utf8))
      exit(2)
    }
  }
#else
  import ArgumentParser
  import Foundation
  import LeadActions

  /// The command `lead-actions`.
  struct LeadActionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lead-actions",
      abstract: "Know what lead rules do before they go live.",
      discussion: """
        Rule books, leads and scenarios are JSON or YAML; '-' reads a rule book from standard input. Results go to \
        standard output, errors to standard error.

        EXIT CODES
          0  all is well
          1  something was found: a finding, a difference, a scenario that fails
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions init
          lead-actions check rules.yaml
          lead-actions test rules.yaml scenarios.yaml
          lead-actions play rules.yaml leads.yaml --lead 1000007
        """,
      version: version,
      subcommands: [
        CheckCommand.self, TestCommand.self, PlayCommand.self, ExplainCommand.self, GraphCommand.self,
        DiffCommand.self, SimulateCommand.self, SchemaCommand.self, InitCommand.self,
      ])

    /// The version of the library and of the command.
    static let version = "0.1.0"

    /// What its subcommands are called.
    static var names: [String] { configuration.subcommands.map { $0._commandName } }

    /// Says which command is meant by a word that is none.
    static func check(_ name: String) throws(CommandFailure) {
      let known = names + ["help"]
      guard !name.hasPrefix("-"), !known.contains(name) else { return }
      let nearest = NearestName.find(name, among: known).map { "Did you mean \($0.inQuotes)?" }
      throw CommandFailure(
        nil, "There is no command \(name.inQuotes).", mend: nearest ?? "There are \(names.joined(separator: ", ")).")
    }
  }

  @main enum Main {
    /// As ArgumentParser runs it, but with 2 rather than 64 where the command line cannot be understood.
    static func main() async {
      do {
        if let name = ProcessInfo.processInfo.arguments.dropFirst().first { try LeadActionsCommand.check(name) }
        var command = try LeadActionsCommand.parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch let failure as CommandFailure {
        Terminal.exit(complaining: "\(failure)", code: 2)
      } catch let code as ExitCode {
        Terminal.exit(code.rawValue)
      } catch {
        let isAnswer = LeadActionsCommand.exitCode(for: error).isSuccess
        let message = LeadActionsCommand.fullMessage(for: error)
        if !isAnswer { Terminal.exit(complaining: message, code: 2) }
        Terminal.results.write(message + "\n")
        Terminal.exit(0)
      }
    }
  }
#endif
