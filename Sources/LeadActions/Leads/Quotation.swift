extension String {
  /// The text as messages show it: in quotes, on one line, and not too long.
  package var inQuotes: String {
    var shown = ""
    for scalar in unicodeScalars.prefix(80) {
      if scalar.properties.generalCategory == .control {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 80 ? "'\(shown)…'" : "'\(shown)'"
  }
}

extension Name {
  package var inQuotes: String { rawValue.inQuotes }
}
