#if SMTP
  extension Unicode.Scalar {
    /// Whether it is a control character (NUL, tab and line breaks among them) or a line or paragraph separator.
    var isControlOrSeparator: Bool {
      value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
    }
  }

  extension String {
    /// The text on one line: what breaks lines or controls terminals is a space.
    var onOneLine: String {
      guard unicodeScalars.contains(where: \.isControlOrSeparator) else { return self }
      var scalars = String.UnicodeScalarView()
      for scalar in unicodeScalars { scalars.append(scalar.isControlOrSeparator ? " " : scalar) }
      return String(scalars)
    }

    /// The text with `\n` for every kind of line break, and the replacement character for other control characters.
    var withPlainLineBreaks: String {
      var scalars = String.UnicodeScalarView()
      var afterReturn = false
      for scalar in unicodeScalars {
        switch scalar {
        case "\n" where afterReturn: break
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("\n")
        case "\t": scalars.append(scalar)
        default: scalars.append(scalar.isControlOrSeparator ? "\u{FFFD}" : scalar)
        }
        afterReturn = scalar == "\r"
      }
      return String(scalars)
    }
  }
#endif
