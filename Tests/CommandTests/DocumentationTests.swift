#if CommandLine
  import Foundation
  import Testing

  /// The pages that show the command show what it prints.
  struct DocumentationTests {
    @Test(arguments: [("Documentation/Command.md", 8), ("README.md", 1)])
    func `the examples print what the page shows`(_ path: String, _ least: Int) async throws {
      let url = root.appending(path: path)
      let folder = try Folder()
      let hazard = try String(
        contentsOf: root.appending(path: "Examples/Quickstart/hazard/hazard.json"), encoding: .utf8)
      _ = try folder.write("hazard.json", hazard)
      _ = try folder.write(
        "cara.yaml",
        """
        type: Garden room
        user: ben
        contact: { firstName: Cara, email: cara@example.com }
        fields: { budget: 15000 }
        """)
      let page = try String(contentsOf: url, encoding: .utf8)
      let examples = page.components(separatedBy: "```console\n").dropFirst().map {
        $0.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
      }
      #expect(examples.count >= least)
      var written = page
      for example in examples {
        let line = try #require(example.first)
        try #require(line.hasPrefix("$ lead-actions "))
        let arguments = line.split(separator: " ").dropFirst(2).map(String.init)
        if line.contains("thanks-all") { try Self.writeCandidate(folder) }
        let run = try await CommandRun(all: arguments, folder: folder.url)
        let printed = (run.out + run.errors).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let shown = ([line] + printed.map(String.init)).joined(separator: "\n")
        written = written.replacing(
          example.joined(separator: "\n") + "\n```", with: shown + "\n```", maxReplacements: 1)
      }
      if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil { try Data(written.utf8).write(to: url) }
      for (line, other) in zip(page.components(separatedBy: "\n"), written.components(separatedBy: "\n")) {
        try #require(line == other)
      }
      #expect(page == written)
    }

    private static func writeCandidate(_ folder: Folder) throws {
      let text = try folder.read("rules.yaml").replacing("on: receivedUser", with: "on: received")
      _ = try folder.write("rules-thanks-all.yaml", text)
    }
  }
#endif
