extension String {
  /// The text in quotes within a sentence: whole, and on one line.
  var told: String { "'\(onOneLine)'" }
}

extension Name {
  var told: String { rawValue.told }
}
