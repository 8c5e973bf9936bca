/// How what was found differs from what was expected, as lines: those behind `-` are missing, those behind `+` are too
/// many, and the others stand in both.
struct ExpectationDifference: Hashable, Sendable {
  private(set) var lines: [String] = []
  private(set) var isEmpty = true

  /// Compares two lists, keeping as much of them together as can be.
  init<Expected, Found>(
    _ expected: [Expected], _ found: [Found], wanted: (Expected) -> String, shown: (Found) -> String,
    matches: (Expected, Found) -> Bool
  ) {
    // The longest common part of what is left of both, from the end; lists of a test are short.
    var longest = Array(repeating: Array(repeating: 0, count: found.count + 1), count: expected.count + 1)
    for i in expected.indices.reversed() {
      for j in found.indices.reversed() {
        longest[i][j] =
          matches(expected[i], found[j])
          ? longest[i + 1][j + 1] + 1 : max(longest[i + 1][j], longest[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < expected.count || j < found.count {
      if i < expected.count, j < found.count, matches(expected[i], found[j]),
        longest[i][j] == longest[i + 1][j + 1] + 1
      {
        add("  ", shown(found[j]))
        i += 1
        j += 1
      } else if i < expected.count, j == found.count || longest[i + 1][j] >= longest[i][j + 1] {
        add("- ", wanted(expected[i]))
        isEmpty = false
        i += 1
      } else {
        add("+ ", shown(found[j]))
        isEmpty = false
        j += 1
      }
    }
  }

  init(_ expected: [String], _ found: [String]) {
    self.init(expected, found, wanted: { $0 }, shown: { $0 }, matches: ==)
  }

  private mutating func add(_ mark: String, _ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(mark + line) }
  }
}

extension ExpectationDifference {
  /// A part of something that has a name: on one line, or its lines below the name, compared one by one.
  init(of label: String, _ expected: TextMatch, _ found: String?) {
    let foundLines = found?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    if let whole = expected.whole, whole.contains("\n") || foundLines.count > 1, found != nil {
      let wholeLines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      self.init(wholeLines, foundLines)
      lines = ["  \(label):"] + lines.map { "\($0.prefix(2))  \($0.dropFirst(2))" }
      return
    }
    self.init(
      [expected], found.map { [$0] } ?? [], wanted: { "\(label): \($0)" }, shown: { "\(label): \($0)" },
      matches: { $0.matches($1) })
  }
}
