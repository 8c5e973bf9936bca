/// How deeply the values of a rule book may nest, so that no file can exhaust the stack.
enum PlainDepth {
  static let most = 64

  static func problem(at place: String) -> RuleBookProblem {
    RuleBookProblem(
      place: place, message: "The rule book is nested deeper than \(most) levels.",
      mend: "Nest conditions and settings less deeply.")
  }
}

extension PlainValue {
  /// Whether lists and objects stand within each other deeper than so many levels.
  func isDeeper(than levels: Int) -> Bool {
    switch self {
    case .list(let elements): levels == 0 || elements.contains { $0.isDeeper(than: levels - 1) }
    case .object(let members): levels == 0 || members.values.contains { $0.isDeeper(than: levels - 1) }
    default: false
    }
  }

  var depthProblem: RuleBookProblem? {
    isDeeper(than: PlainDepth.most) ? PlainDepth.problem(at: Place.book.text) : nil
  }
}
