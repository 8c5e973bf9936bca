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

  /// The command `lead-actions`.
  @main struct LeadActionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lead-actions", abstract: "Check, test, play and explain rule books.")
  }
#endif
