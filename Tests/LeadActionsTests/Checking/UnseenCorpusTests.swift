import Foundation
import LeadActions
import Testing

/// Checks the books in `Tests/Rulebooks/unseen`, whose authors had seen neither the checker nor the other books.
@Suite struct UnseenCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rulebooks/unseen")

  private static let mistakes: [String: CorpusTests.Mistake] =
    (try? JSONDecoder().decode(
      [String: CorpusTests.Mistake].self, from: Data(contentsOf: folder.appending(path: "expected.json")))) ?? [:]

  private static let healthy: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "healthy").path)) ?? []).sorted()

  private func findings(in file: String) throws -> [Finding] {
    try RuleChecker().check(RuleBook(json: Data(contentsOf: Self.folder.appending(path: file)))).findings
  }

  @Test func `the books are there`() {
    #expect(Self.mistakes.count == 74)
    #expect(Self.healthy.count == 36)
  }

  @Test(arguments: mistakes.keys.sorted()) func `a mistake is found where it is`(file: String) throws {
    let mistake = try #require(Self.mistakes[file])
    let findings = try findings(in: "broken/\(file)")
    #expect(findings.contains(where: mistake.isFound(by:)), "\(mistake.mistake)\n\(findings)")
  }

  @Test(arguments: healthy) func `a healthy book brings no findings`(file: String) throws {
    #expect(try findings(in: "healthy/\(file)") == [])
  }
}
