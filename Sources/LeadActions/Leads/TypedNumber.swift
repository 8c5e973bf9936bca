/// What was typed, without what only separates.
struct TypedNumber {
  var digits = ""
  var hasPlus = false
  var hasBracketedZero = false

  init(_ text: String) throws(NumberProblem) {
    guard text.utf8.count <= 100 else { throw .length(text.count) }
    hasBracketedZero = text.filter { !$0.isWhitespace }.contains("(0)")
    for scalar in text.unicodeScalars {
      switch TypedSign(scalar) {
      case .digit(let digit): digits += String(digit)
      case .plus:
        guard digits.isEmpty, !hasPlus else { throw .sign(String(scalar)) }
        hasPlus = true
      case .separator: break
      case nil:
        throw scalar.properties.isAlphabetic || "#;,*".unicodeScalars.contains(scalar)
          ? .extension : .sign(String(scalar))
      }
    }
  }
}
