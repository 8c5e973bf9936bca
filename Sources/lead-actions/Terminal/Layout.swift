#if CommandLine
  extension String {
    /// The text in lines no wider than asked for; all but the first are indented.
    func wrapped(indent: Int, width: Int = 100) -> [String] {
      var lines: [String] = []
      var line = String(prefix { $0 == " " })
      var length = line.count
      var isEmpty = true
      for word in dropFirst(length).split(separator: " ", omittingEmptySubsequences: false) {
        if !isEmpty, length + word.count + 1 > width {
          lines.append(line)
          line = String(repeating: " ", count: indent)
          length = indent
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        length += word.count + (isEmpty ? 0 : 1)
        isEmpty = false
      }
      return lines + [line]
    }

    /// The text with spaces behind it.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    /// The text with spaces before it.
    func padded(left width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    /// The text without what a terminal would obey, or what would turn a line around: a file is not to be trusted.
    var printable: String {
      func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: true
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
        default: true
        }
      }
      if unicodeScalars.allSatisfy(isSafe) { return self }
      var shown = ""
      for scalar in unicodeScalars {
        shown.unicodeScalars.append(isSafe(scalar) ? scalar : scalar == "\t" ? " " : "\u{FFFD}")
      }
      return shown
    }
  }
#endif
