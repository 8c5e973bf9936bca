/// What a sign in a number that was typed stands for, of whatever alphabet it is.
enum TypedSign: Hashable {
  case digit(Int)
  case plus
  /// What separates, in the plain sign for it; none for what is not seen, such as marks of direction.
  case separator(Character?)

  /// Fails for what has no place in a number.
  init?(_ scalar: Unicode.Scalar) {
    if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
      self = .digit(Int(value))
      return
    }
    switch (scalar, scalar.properties.generalCategory) {
    case ("+", _), ("\u{FF0B}", _): self = .plus
    case (_, .dashPunctuation), ("\u{2212}", _): self = .separator("-")
    case (_, .spaceSeparator), ("\t", _), ("\n", _), ("\r", _): self = .separator(" ")
    case (_, .format): self = .separator(nil)
    case ("(", _), (")", _), (".", _), ("/", _): self = .separator(Character(scalar))
    default: return nil
    }
  }
}
