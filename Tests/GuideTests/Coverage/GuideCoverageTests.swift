import Foundation
import Testing

@Suite struct GuideCoverageTests {
  /// The package's folder: this file lies in `Tests/GuideTests/Coverage` of it.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func page() throws -> CoveragePage {
    let file = Self.root.appending(path: "Documentation/GuideCoverage.md")
    return CoveragePage(try String(contentsOf: file, encoding: .utf8))
  }

  private func declared(under folder: String) throws -> Set<NamedTest> {
    let folder = Self.root.appending(path: folder)
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var tests: Set<NamedTest> = []
    for case let file as URL in files where file.pathExtension == "swift" && !file.path.contains("/.build/") {
      tests.formUnion(NamedTest.declared(in: try String(contentsOf: file, encoding: .utf8)))
    }
    return tests
  }

  private func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(
      atPath: Self.root.appending(path: path).path, isDirectory: &isFolder)
    return exists && !isFolder.boolValue
  }

  @Test func `every row of the coverage page names tests and sources that exist, or says why there are none`() throws {
    let problems = try page().problems(tests: try declared(under: "Tests"), fileExists: isFile)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test func `every test of the guide has a row in the coverage page`() throws {
    let named = Set(try page().rows.flatMap(\.tests))
    let missing = try declared(under: "Tests/GuideTests").subtracting(named)
      .filter { $0.suite != "GuideCoverageTests" }
    #expect(missing.isEmpty, "\(missing.map(\.description).sorted().joined(separator: "\n"))")
    #expect(named.count > 100)
  }

  private static let head = "| No. | The guide says | Test | Source |\n| --- | --- | --- | --- |\n"

  @Test(
    arguments: [
      ("", "The page has no rows."),
      (head, "The page has no rows."),
      ("| 1 | a | Suite `there` | `Sources/A.swift` |", nil),
      ("| 1 | a | None: advice to readers | – |", nil),
      ("| 2 | a | None: advice to readers | – |", "Line 1: the number should be 1."),
      ("| x | a | None: advice to readers | – |", "Line 1: the number should be 1."),
      ("| 1 |  | None: advice to readers | – |", "Line 1: it says nothing of the guide."),
      ("| 1 | a | None: | – |", "Line 1: '' is no reason."),
      ("| 1 | a |  | `Sources/A.swift` |", "Line 1: there is neither a test nor a reason."),
      ("| 1 | a | Suite `gone` | `Sources/A.swift` |", "Line 1: there is no test Suite `gone`."),
      ("| 1 | a | Other `there` | `Sources/A.swift` |", "Line 1: there is no test Other `there`."),
      ("| 1 | a | Suite there | `Sources/A.swift` |", "Line 1: there is no test Suite there ``."),
      ("| 1 | a | Suite `there` |  |", "Line 1: there is no source file."),
      ("| 1 | a | Suite `there` | `Sources/B.swift` |", "Line 1: there is no source file 'Sources/B.swift'."),
      ("| 1 | a | Suite `there`<br>Suite `gone` | `Sources/A.swift` |", "Line 1: there is no test Suite `gone`."),
    ] as [(String, String?)])
  func `what is wrong with a coverage page is found`(text: String, problem: String?) {
    let tests: Set<NamedTest> = [NamedTest(suite: "Suite", name: "there")]
    let problems = CoveragePage(text).problems(tests: tests) { $0 == "Sources/A.swift" }
    #expect(problems == [problem].compactMap { $0 })
  }

  @Test func `a gap in the numbers is found`() {
    let row = "a | None: advice to readers | – |"
    let page = CoveragePage("| 1 | \(row)\n\n## Section\n\n\(Self.head)| 3 | \(row)\n| 3 | \(row)")
    #expect(page.problems(tests: []) { _ in true } == ["Line 7: the number should be 2."])
  }

  @Test func `only functions marked as tests count as tests`() {
    let source = """
      @Suite struct First {
        // @Test func `in a comment`() {}
        private func `no test`() {}
        @Test func `one`() {}
        @Test(arguments: [
          1, 2,
        ])
        func `two`(number: Int) {}
      }

      struct Second {
        @Test func three() {}
      }
      """
    #expect(NamedTest.declared(in: source).map(\.description) == ["First `one`", "First `two`", "Second `three`"])
  }
}
