extension FileKind {
  package static let ruleBook = FileKind(
    name: "rule book", example: #"{"name": "…"}"#, nesting: "conditions and settings")
}

extension Place {
  static let book = FileKind.ruleBook.place
}

extension PlainValue {
  /// Reads a part of a rule book by itself.
  func read<Part>(_ name: String, _ part: (PlainNode) -> Part) throws(RuleBookError) -> Part {
    if let problem = depthProblem(in: .ruleBook) { throw RuleBookError([problem]) }
    let problems = ReadingProblems()
    let result = part(PlainNode(value: self, place: .whole(name), problems: problems))
    guard problems.list.problems.isEmpty else { throw RuleBookError(problems.list.problems) }
    return result
  }
}
