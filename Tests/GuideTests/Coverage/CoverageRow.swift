import Foundation

/// A row of `Documentation/GuideCoverage.md`: a sentence of the guide, with its tests and sources, or why it has none.
struct CoverageRow: Hashable, Sendable {
  var line: Int
  var number: Int?
  var sentence: String
  var tests: [NamedTest]
  var sources: [String]
  var reason: String?

  /// Reads a line of the page; none where it is no row of a table, such as a heading.
  init?(_ text: String, line: Int) {
    guard text.hasPrefix("|") else { return nil }
    let cells = text.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      .map { $0.trimmingCharacters(in: .whitespaces) }
    if cells.first == "No." || cells.first?.hasPrefix("---") == true { return nil }
    self.line = line
    number = cells.first.flatMap { Int($0) }
    sentence = cells.count > 1 ? cells[1] : ""
    let (testCell, sourceCell) = (cells.count > 2 ? cells[2] : "", cells.count > 3 ? cells[3] : "")
    if testCell.hasPrefix("None:") {
      reason = testCell.dropFirst(5).trimmingCharacters(in: .whitespaces)
      tests = []
    } else {
      tests = testCell.components(separatedBy: "<br>").filter { !$0.isEmpty }.map(NamedTest.init(cell:))
    }
    sources = sourceCell.components(separatedBy: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }
      .map(\.element)
  }
}

/// A test by its suite and its name.
struct NamedTest: Hashable, Sendable, CustomStringConvertible {
  var suite: String
  var name: String

  var description: String { "\(suite) `\(name)`" }

  init(suite: String, name: String) {
    self.suite = suite
    self.name = name
  }

  /// Reads ``Suite `name` ``; what is written otherwise names no test.
  init(cell: String) {
    let parts = cell.components(separatedBy: "`")
    suite = parts[0].trimmingCharacters(in: .whitespaces)
    name = parts.count == 3 ? parts[1] : ""
  }
}

extension NamedTest {
  /// The tests that a source file declares.
  static func declared(in source: String) -> [NamedTest] {
    var tests: [NamedTest] = []
    var suite = ""
    var isTest = false
    for line in source.components(separatedBy: "\n") {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.hasPrefix("//") { continue }
      if line.hasPrefix("@Suite") || line.hasPrefix("struct ") { suite = name(after: "struct ", in: text) ?? suite }
      if text.hasPrefix("@Test") { isTest = true }
      guard let start = text.range(of: "func ") else { continue }
      let rest = text[start.upperBound...]
      let name =
        rest.hasPrefix("`") ? rest.dropFirst().prefix { $0 != "`" } : rest.prefix { $0.isLetter || $0.isNumber }
      if isTest { tests.append(NamedTest(suite: suite, name: String(name))) }
      isTest = false
    }
    return tests
  }

  private static func name(after keyword: String, in text: String) -> String? {
    guard let range = text.range(of: keyword) else { return nil }
    return String(text[range.upperBound...].prefix { $0.isLetter || $0.isNumber })
  }
}
