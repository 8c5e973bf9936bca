import Foundation
import LeadActions
import Synchronization
import Testing

@testable import quickstart

/// What a run with `--keep` wrote, with the messages that it showed as it sent them.
private func run(_ arguments: String...) async -> (code: Int32, out: String, complaints: String) {
  let state = Mutex((out: "", complaints: ""))
  let screen = Screen(
    isTerminal: false, write: { text in state.withLock { $0.out += text } },
    complain: { text in state.withLock { $0.complaints += text } })
  let code = await Quickstart.run(arguments, screen: screen)
  return state.withLock { (code, $0.out, $0.complaints) }
}

struct KeptTests {
  #if SQLite
    @Test func `what is kept in a file is not done or sent again by the next run`() async throws {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("quickstart-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appendingPathComponent("month.db").path

      let first = await run("--keep", file, "--verbose")
      #expect(first.code == 0 && first.complaints.isEmpty)
      #expect(first.out.contains("None of the occurrences had been done before."))
      #expect(first.out.contains("1,002 of 1,002 occurrences, 463 times fell due, 1,896 delivered"))
      let sent = first.out.split(separator: "\n").filter { $0.contains("  email to ") }
      #expect(sent.count > 500)

      let second = await run("--keep", file, "--verbose")
      #expect(second.code == 0 && second.complaints.isEmpty)
      // Two occurrences are refused each time.
      #expect(second.out.contains("occurrences had been done before, and were not done again."))
      #expect(!second.out.contains("  email to ") && !second.out.contains("  webhook "))
      // The story is the same, read from the file; why a rule did not act is known only while it happens.
      func story(_ text: String) -> Substring {
        let start = text.firstRange(of: "HISTORY of lead")?.lowerBound ?? text.endIndex
        let rest = text[start...]
        let end = ["\n\nWHY", "\n\nEvery rule"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
        return rest[..<(end ?? rest.endIndex)]
      }
      #expect(story(first.out).count > 1_000)
      #expect(story(first.out) == story(second.out))
    }
  #else
    @Test func `keeping needs the trait, and says so`() async {
      let (code, out, complaints) = await run("--keep", "month.db")
      #expect(code == 2 && out.isEmpty)
      #expect(complaints.contains("needs the trait SQLite: swift run --traits SQLite quickstart --keep month.db"))
    }
  #endif
}
