#if YAML
  import Foundation
  import LeadActions
  import TestPrograms
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

    /// A file by what it is made of, so that a failure does not print it.
    struct Bomb: Sendable, CustomTestStringConvertible {
      let name: String
      let kind: String
      let reason: String
      let text: @Sendable () -> String

      init(_ name: String, _ kind: String, _ reason: String, _ text: @autoclosure @escaping @Sendable () -> String) {
        self.name = name
        self.kind = kind
        self.reason = reason
        self.text = text
      }

      var testDescription: String { "\(name).\(kind)" }
    }

    private static func repeated(_ text: String, _ count: Int = 100_000) -> String {
      String(repeating: text, count: count)
    }

    @Test(arguments: [
      Bomb("aliases", "yaml", "stand for more than 100000 values", aliasBomb),
      Bomb("brackets", "json", "nested deeper than 64 levels", repeated("[")),
      Bomb("brackets", "yaml", "nested deeper than 64 levels", repeated("[")),
      Bomb("braces", "yaml", "nested deeper than 64 levels", repeated("{a: ")),
      Bomb("closed", "yaml", "nested deeper than 64 levels", repeated("[") + repeated("]")),
      Bomb("dashes", "yaml", "nested deeper than 64 levels", repeated("- ")),
      Bomb("keys", "yaml", "A key is wanted here", repeated("? ")),
      Bomb("steps", "yaml", "nested deeper than 64 levels", (0..<1_500).map { repeated(" ", $0) + "a:\n" }.joined()),
      Bomb(
        "text", "yaml", "bytes of text",
        "a: &a \"" + repeated("x", 1_000_000) + "\"\nb: [" + repeated("*a,", 999) + "*a]"),
      Bomb("large", "json", "more than the 10485760 that are read", repeated("[1]\n", 13_107_200)),
      Bomb("large", "yaml", "more than the 10485760 that are read", repeated("- a\n", 13_107_200)),
    ])
    func `is refused in less than a second and 100 MB`(_ bomb: Bomb) async throws {
      let probe = try await Self.probe(bomb.text(), bomb.kind)
      #expect(probe.problem.contains(bomb.reason))
      #expect(probe.seconds < 1)
      #expect(probe.megabytes < 100)
    }

    @Test func `a large rule book that is none of these is read`() async throws {
      let users = (0..<200_000).map { "  - user number \($0)\n" }.joined()
      let probe = try await Self.probe("name: b\nusers:\n" + users, "yaml")
      #expect(probe.problem == "read")
    }

    private static func probe(
      _ text: String, _ kind: String
    ) async throws -> (seconds: Double, megabytes: Int, problem: String) {
      let file = FileManager.default.temporaryDirectory.appending(component: "bomb-\(UUID().uuidString).\(kind)")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      let run = try await ProgramRun(try BuiltProgram.url("FileProbe"), [file.path])
      try #require(run.code == 0)
      let parts = run.out.split(separator: " ", maxSplits: 2)
      try #require(parts.count == 3)
      let seconds = try #require(Double(parts[0]))
      let megabytes = try #require(Int(parts[1]))
      return (seconds, megabytes, parts[2].trimmingCharacters(in: .newlines))
    }
  }
#endif
