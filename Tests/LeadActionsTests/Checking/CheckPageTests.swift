import Foundation
import LeadActions
import Testing

/// Holds the pages of Documentation/Checks against the catalog of codes, and runs the books that they show.
@Suite struct CheckPageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation/Checks")

  @Test func `every code has a page, and every page a code`() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(pages == (FindingKind.all.map(\.code.page) + ["README.md"]).sorted())
  }

  @Test func `the index lists every code with its title and severity, by family`() throws {
    let index = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let rows = index.split(separator: "\n").filter { $0.hasPrefix("| [LA") || $0.hasPrefix("## ") }.map(String.init)
    var expected: [String] = []
    for kind in FindingKind.all {
      if !expected.contains("## \(kind.family.title)") { expected.append("## \(kind.family.title)") }
      expected.append("| [\(kind.code)](\(kind.code.page)) | \(kind.title) | \(kind.severity.rawValue) |")
    }
    #expect(rows == expected)
  }

  @Test func `codes are different, in order, and of a family`() {
    let codes = FindingKind.all.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.family != nil && $0.kind != nil })
  }

  @Test(arguments: FindingKind.all) func `the page's books bring the finding, and nothing`(kind: FindingKind) throws {
    let page = try String(contentsOf: Self.folder.appending(path: kind.code.page), encoding: .utf8)
    #expect(page.hasPrefix("# \(kind.code): \(kind.title)\n"))
    let failing = try codes(in: book("## Fails", of: page))
    #expect(Set(failing) == [kind.code])
    #expect(try codes(in: book("## Healthy", of: page)) == [])
  }

  private func codes(in book: RuleBook) -> [FindingCode] {
    RuleChecker(customActions: ["scoreLead"]).check(book).findings.map(\.code)
  }

  private func book(_ heading: String, of page: String) throws -> RuleBook {
    let section = try #require(page.components(separatedBy: "\(heading)\n").dropFirst().first)
    let json = try #require(section.components(separatedBy: "```json\n").dropFirst().first)
    return try RuleBook(json: Data(json.components(separatedBy: "```")[0].utf8))
  }
}
