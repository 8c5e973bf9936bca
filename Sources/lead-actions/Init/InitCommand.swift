#if CommandLine
  import ArgumentParser
  import Foundation
  import LeadActions

  /// Writes files to begin with.
  struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Write a commented rule book to begin with, leads to try it on, and scenarios that test it.",
      discussion: """
        Nothing that is there already is written over.

        EXIT CODES
          0  written
          2  a file is there already or cannot be written, or the command line cannot be read

        EXAMPLES
          lead-actions init
          lead-actions init our-rules --format json
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case yaml, json }

    @Argument(help: "The folder, which is made where it is not there.", completion: .directory)
    var directory = "."

    @Option(help: "YAML with comments, or JSON without.")
    var format = Format.yaml

    func run() throws {
      let folder = URL(filePath: directory, directoryHint: .isDirectory)
      let files = try Starter.all.map { starter in
        let path = directory == "." ? "" : directory.hasSuffix("/") ? directory : directory + "/"
        return (path: "\(path)\(starter.name).\(format.rawValue)", text: try text(of: starter))
      }
      for (path, _) in files where FileManager.default.fileExists(atPath: path) {
        throw CommandFailure(path.printable, "The file is there already, and nothing is written.")
      }
      do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
        throw CommandFailure(directory.printable, "The folder cannot be made.")
      }
      for (path, text) in files { try OutputFile(path: path).write(text, isNew: true) }
      Terminal.results.write(files.map { "\($0.path.printable)\n" }.joined())
      Terminal.complaints.write("Now: lead-actions check \(files[0].path.printable)\n")
    }

    private func text(of starter: Starter) throws(CommandFailure) -> String {
      switch format {
      case .yaml: starter.yaml
      case .json: JSONResult.text(try starter.value())
      }
    }
  }
#endif
