import Foundation
import LeadActions
import Testing

/// Checks the corpus in Tests/Rulebooks: every mistake is found where it is, and healthy books bring no findings.
@Suite struct CorpusTests {
  /// What is wrong with a broken book, and where.
  struct Mistake: Decodable {
    var family: FindingFamily
    var place: String
    var also: [String]
    var mistake: String
    var severity: FindingSeverity?

    func isFound(by finding: Finding) -> Bool {
      finding.code.family == family && ([place] + also).contains { finding.place.isPlace(within: $0) }
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rulebooks")

  /// Those of the families that are checked.
  private static let mistakes: [String: Mistake] = {
    let families = Set(FindingKind.all.map(\.family))
    guard let data = try? Data(contentsOf: folder.appending(path: "expected.json")),
      let all = try? JSONDecoder().decode([String: Mistake].self, from: data)
    else { return [:] }
    return all.filter { families.contains($0.value.family) }
  }()

  private static let healthy: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "healthy").path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  private func report(on file: String) throws -> CheckReport {
    let data = try Data(contentsOf: Self.folder.appending(path: file))
    return RuleChecker().check(try RuleBook(json: data))
  }

  @Test func `the corpus is there`() {
    #expect(Self.mistakes.count >= 40)
    #expect(Self.healthy.count >= 20)
  }

  @Test(arguments: mistakes.keys.sorted()) func `a mistake is found where it is, and nothing else`(file: String) throws
  {
    let mistake = try #require(Self.mistakes[file])
    let findings = try report(on: "broken/\(file)").findings
    #expect(findings.contains(where: mistake.isFound(by:)), "\(mistake.mistake)\n\(findings)")
    #expect(findings.filter { !mistake.isFound(by: $0) } == [])
  }

  @Test(arguments: healthy) func `a healthy book brings no findings`(file: String) throws {
    #expect(try report(on: "healthy/\(file)").findings == [])
  }

  @Test func `the rates are shown`() throws {
    let found = try Self.mistakes.count { file, mistake in
      try report(on: "broken/\(file)").findings.contains(where: mistake.isFound(by:))
    }
    let noisy = try Self.healthy.count { try !report(on: "healthy/\($0)").findings.isEmpty }
    print("Found \(found) of \(Self.mistakes.count) mistakes; \(noisy) of \(Self.healthy.count) healthy books noisy.")
    #expect(found == Self.mistakes.count && noisy == 0)
  }
}
