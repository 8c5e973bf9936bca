import Foundation

/// The page of the guide's coverage, and what is wrong with it.
struct CoveragePage {
  var rows: [CoverageRow]

  init(_ text: String) {
    rows = text.components(separatedBy: "\n").enumerated().compactMap { CoverageRow($1, line: $0 + 1) }
  }

  /// Everything that is wrong, a line each.
  func problems(tests: Set<NamedTest>, fileExists: (String) -> Bool) -> [String] {
    if rows.isEmpty { return ["The page has no rows."] }
    var problems: [String] = []
    for (index, row) in rows.enumerated() {
      func report(_ problem: String) { problems.append("Line \(row.line): \(problem)") }
      if row.number != index + 1 { report("the number should be \(index + 1).") }
      if row.sentence.isEmpty { report("it says nothing of the guide.") }
      if let reason = row.reason {
        if reason.count < 10 { report("'\(reason)' is no reason.") }
        continue
      }
      if row.tests.isEmpty { report("there is neither a test nor a reason.") }
      for test in row.tests where !tests.contains(test) { report("there is no test \(test).") }
      if row.sources.isEmpty { report("there is no source file.") }
      for source in row.sources where !source.hasPrefix("Sources/") || !fileExists(source) {
        report("there is no source file '\(source)'.")
      }
    }
    return problems
  }
}
