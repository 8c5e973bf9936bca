import Foundation
import LeadActions
import Synchronization
import Testing

@testable import quickstart

/// What a command line wrote.
private final class Written: Sendable {
  private let state = Mutex((out: "", complaints: ""))

  var out: String { state.withLock { $0.out } }
  var complaints: String { state.withLock { $0.complaints } }

  func screen(isTerminal: Bool = false) -> Screen {
    Screen(
      isTerminal: isTerminal,
      write: { [self] text in state.withLock { $0.out += text } },
      complain: { [self] text in state.withLock { $0.complaints += text } })
  }
}

private func run(_ arguments: String..., isTerminal: Bool = false) async -> (code: Int32, written: Written) {
  let written = Written()
  return (await Quickstart.run(arguments, screen: written.screen(isTerminal: isTerminal)), written)
}

/// The expected output; write it anew with `swift run quickstart > Tests/QuickstartTests/Expected/quickstart.txt`.
private func expected(_ name: String) throws -> String {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Expected")
  return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
}

@Test func `the quickstart prints what is expected, line by line`() async throws {
  let (code, written) = await run()
  #expect(code == 0)
  #expect(written.complaints.isEmpty)
  let lines = written.out.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = try expected("quickstart.txt").split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines.count == wanted.count)
  for (line, other) in zip(lines, wanted) { try #require(line == other) }
}

@Test func `the quickstart can be read in 100 columns`() async {
  let (_, written) = await run()
  #expect(written.out.split(separator: "\n").filter { $0.count > 100 } == [])
}

@Test func `the hazard shows the email without the user's name, and both remedies with it`() async throws {
  let (code, written) = await run("hazard")
  #expect(code == 0)
  #expect(written.out == (try expected("hazard.txt")))
}

@Test func `on a terminal the progress is one line that changes, and ends with the last state`() async throws {
  let (_, written) = await run(isTerminal: true)
  let updates = written.out.split(separator: "\r").dropFirst()
  #expect(updates.count == 102)
  #expect(updates.allSatisfy { $0.hasPrefix("\u{1B}[K  ") })
  #expect(updates.first?.hasSuffix("(0 %)") == true)
  #expect(updates.dropFirst(100).first?.hasSuffix("(100 %)") == true)
}

@Test func `every message is shown when asked for, and never a secret`() async {
  let (_, written) = await run("--verbose")
  #expect(
    written.out.contains("email to Ms Zoë O'Brien-Núñez <zoe.obrien@mail.example>:"))
  #expect(written.out.contains("webhook eventtype=deliveryall, attempt 2: 200"))
  #expect(!written.out.contains("sgb25gfHhgfUIYT7674"))
}

@Test func `another lead can be shown`() async {
  let (code, written) = await run("--lead", "999001")
  #expect(code == 0)
  #expect(written.out.contains("HISTORY of lead 999001, Nuala Ní Dhomhnaill"))
  #expect(written.out.contains("Adopted: the lead existed before"))
}

@Test(
  arguments: [
    (["--lead", "7"], 2, "The file has no lead '7'; its 259 leads begin with 1000001."),
    (["--leads"], 2, "The option --leads needs a value behind it."),
    (["--rules", "--verbose"], 2, "The option --rules needs a value behind it."),
    (["--loud"], 2, "There is no option '--loud'."),
    (["--leads", "/no/such/file"], 1, "/no/such/file: There is no such file."),
    (["--rules", "/tmp"], 1, "/tmp: That is a folder; name a file in it."),
    (["--leads", Files.standard("rules.json")], 1, "There is no key 'directory' in a file of leads."),
    (["--rules", Files.standard("leads.json")], 1, "The key 'name' is missing in a rule book."),
  ] as [([String], Int32, String)])
func `what cannot be done is said clearly`(_ arguments: [String], _ code: Int32, _ complaint: String) async {
  let written = Written()
  #expect(await Quickstart.run(arguments, screen: written.screen()) == code)
  #expect(written.out.isEmpty)
  #expect(written.complaints.contains(complaint))
}

@Test func `help names every option`() async {
  let (code, written) = await run("--help")
  #expect(code == 0)
  for option in ["hazard", "--rules", "--leads", "--lead", "--verbose", "--help"] {
    #expect(written.out.contains(option))
  }
}

@Test(arguments: ["rules", "hazard/hazard", "hazard/remedy-two-events", "hazard/remedy-same-event"])
func `the rule books hold together`(_ name: String) throws {
  #expect(try Files.rules(at: Files.standard("\(name).json")).problems(customActions: []) == [])
}

@Test func `the file has at least 200 leads and most of what can happen to them`() throws {
  let rules = try Files.rules(at: Files.standard("rules.json"))
  let play = try Files.play(at: Files.standard("leads.json"), for: rules)
  #expect(play.leads.count >= 200)
  #expect(play.end.timeIntervalSince(play.start) > 28 * 86_400)
  let kinds = Set(play.steps.map { "\($0.occurrence.report)".prefix { $0 != "(" } })
  #expect(kinds.count >= 26)
}

@Test(
  arguments: [
    ("short", 4, 10, ["short"]),
    ("one two three", 2, 9, ["one two", "  three"]),
    ("  two words", 4, 8, ["  two", "    words"]),
    ("averylongword x", 2, 5, ["averylongword", "  x"]),
  ])
func `text is wrapped between words`(_ text: String, _ indent: Int, _ width: Int, _ lines: [String]) {
  #expect(text.wrapped(indent: indent, width: width) == lines)
}
