/// Builds HTML; text goes in only through ``text(_:)`` and ``plain(_:)``, which escape it.
struct HTMLText {
  private(set) var html = ""

  /// Adds what we wrote ourselves, as it is.
  mutating func raw(_ html: String) { self.html += html }

  /// Adds a text, whatever it holds, apart from the direction of what stands around it.
  mutating func text(_ text: String) { html += "<bdi>\(Self.escaped(text))</bdi>" }

  /// Adds a sentence of ours.
  mutating func plain(_ text: String) { html += Self.escaped(text) }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // No document may hold them, not even as references.
      case _ where scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
