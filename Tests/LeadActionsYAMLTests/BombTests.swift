#if YAML
  import Foundation
  import LeadActions
  import Testing

  /// Files that were made to exhaust whoever reads them; each is read in a process of its own, and measured.
  @Suite(.serialized) struct BombTests {
    /// Nine levels of nine aliases: 341 bytes that stand for a thousand million texts.
    private static let aliasBomb: String = {
      let levels = "abcdefghi".map(String.init)
      var lines = ["name: b", "a: &a [" + Array(repeating: "loll", count: 9).joined(separator: ",") + "]"]
      for (inner, outer) in zip(levels, levels.dropFirst()) {
        lines.append("\(outer): &\(outer) [" + Array(repeating: "*\(inner)", count: 9).joined(separator: ",") + "]")
      }
      return lines.joined(separator: "\n") + "\n"
    }()

    @Test func `the bomb of aliases has 341 bytes`() { #expect(Self.aliasBomb.utf8.count == 341) }

    @Test(arguments: [
      ("aliases", "yaml", aliasBomb, "stand for more than 100000 values"),
      ("brackets", "json", String(repeating: "[", count: 100_000), "nested deeper than 64 levels"),
      ("brackets", "yaml", String(repeating: "[", count: 100_000), "nested deeper than 64 levels"),
      ("braces", "yaml", String(repeating: "{a: ", count: 100_000), "nested deeper than 64 levels"),
      ("closed", "yaml", String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000), "64 levels"),
      ("dashes", "yaml", String(repeating: "- ", count: 100_000), "nested deeper than 64 levels"),
      ("keys", "yaml", String(repeating: "? ", count: 100_000), "A key is wanted here"),
      (
        "steps", "yaml", (0..<1_500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        "nested deeper than 64 levels"
      ),
      (
        "text", "yaml",
        "a: &a \"" + String(repeating: "x", count: 1_000_000) + "\"\nb: ["
          + Array(repeating: "*a", count: 1_000).joined(separator: ",") + "]", "bytes of text"
      ),
      ("large", "json", String(repeating: "[1]\n", count: 13_107_200), "more than the 10485760 that are read"),
      ("large", "yaml", String(repeating: "- a\n", count: 13_107_200), "more than the 10485760 that are read"),
    ])
    func `is refused in less than a second and 100 MB`(
      _ name: String, _ kind: String, _ text: String, _ reason: String
    ) throws {
      let probe = try Self.probe(text, kind)
      #expect(probe.problem.contains(reason), "\(name).\(kind): \(probe.problem)")
      #expect(probe.seconds < 1, "\(name).\(kind)")
      #expect(probe.megabytes < 100, "\(name).\(kind)")
    }

    @Test func `a large rule book that is none of these is read`() throws {
      let users = (0..<200_000).map { "  - user number \($0)\n" }.joined()
      let probe = try Self.probe("name: b\nusers:\n" + users, "yaml")
      #expect(probe.problem == "read")
    }

    private static func probe(
      _ text: String, _ kind: String
    ) throws -> (seconds: Double, megabytes: Int, problem: String) {
      let file = FileManager.default.temporaryDirectory.appending(component: "bomb-\(UUID().uuidString).\(kind)")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      let process = Process()
      process.executableURL = try executable()
      process.arguments = [file.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      let parts = String(decoding: data, as: UTF8.self).split(separator: " ", maxSplits: 2)
      try #require(parts.count == 3)
      let seconds = try #require(Double(parts[0]))
      let megabytes = try #require(Int(parts[1]))
      return (seconds, megabytes, parts[2].trimmingCharacters(in: .newlines))
    }

    /// The probe stands beside the test binary.
    private static func executable() throws -> URL {
      var folder = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let candidate = folder.appending(component: "FileProbe")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      }
      throw CocoaError(.fileNoSuchFile)
    }
  }
#endif
