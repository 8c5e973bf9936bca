#if CommandLine
  import LeadActions

  /// The line of a file that a finding is about, with a caret under its column.
  struct SourceExcerpt {
    private let number: String
    private let line: String
    private let column: Int

    /// Of a long line, as of JSON that no person wrote, what stands around the column.
    private static let most = 90

    init?(_ file: InputFile, at mark: SourceMark) {
      guard let whole = file.line(mark.line) else { return nil }
      // Columns count scalars from 1, and may point just behind the end.
      let letters = Array(whole.printable.unicodeScalars)
      let column = min(max(mark.column - 1, 0), letters.count)
      var first = 0
      if letters.count > Self.most { first = max(0, min(column - Self.most / 2, letters.count - Self.most)) }
      let last = min(letters.count, first + Self.most)
      number = String(mark.line)
      let shown = String(String.UnicodeScalarView(letters[first..<last]))
      line = (first > 0 ? "…" : "") + shown + (last < letters.count ? "…" : "")
      // The caret stands under characters, of which a combined one is one.
      self.column = String(String.UnicodeScalarView(letters[first..<column])).count + (first > 0 ? 1 : 0)
    }

    func lines(_ style: Style) -> [String] {
      let margin = String(repeating: " ", count: number.count)
      return [
        "  \(style.faint("\(number) |")) \(line)",
        "  \(style.faint("\(margin) |")) \(String(repeating: " ", count: column))\(style.red("^"))",
      ]
    }
  }
#endif
