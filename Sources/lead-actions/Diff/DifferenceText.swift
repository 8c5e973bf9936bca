#if CommandLine
  /// A difference as a person reads it: what is new in green, what is gone in red, what changed in yellow.
  struct DifferenceText {
    let style: Style

    func text(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { coloured(String($0).printable) + "\n" }.joined()
    }

    private func coloured(_ line: String) -> String {
      let sign = line.drop { $0 == " " }.prefix(2)
      switch sign {
      case "+ ": return style.green(line)
      case "- ": return style.red(line)
      case "~ ": return style.yellow(line)
      default: return line.hasPrefix(" ") ? line : style.bold(line)
      }
    }
  }
#endif
