extension Unicode.Scalar {
  /// Whether the scalar is a control character (NUL, tab and line breaks among them) or a line separator: what no header,
  /// no line of a history and no column of a database should hold.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }
}

extension Character {
  var isControl: Bool { unicodeScalars.contains(where: \.isControl) }
}
