extension RuleBookValidator {
  /// Checks what a part of the book allows: known codes, each with a reason.
  mutating func check(_ allowed: [FindingCode: String], at place: Place) {
    for (code, reason) in allowed.sorted(by: { $0.key < $1.key }) {
      let here = place[code.rawValue]
      if code.kind == nil {
        problems.addUnknown(
          "code of a finding", code.rawValue, mend: "Use one that Documentation/Checks lists, or leave it out.",
          at: here, among: FindingKind.all.lazy.map(\.code.rawValue), topic: .unknownCode)
      }
      if reason.allSatisfy(\.isWhitespace) {
        problems.add(
          "The reason for allowing \(code) is empty.", mend: "Say why it is right here, for whoever reads it next.",
          at: here)
      }
    }
  }
}
