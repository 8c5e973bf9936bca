#if CommandLine
  /// How results are marked for a person's eye.
  struct Style: Sendable {
    /// Whether marks are shown; without, text comes out as it is.
    var isColoured: Bool

    static let plain = Style(isColoured: false)

    func bold(_ text: String) -> String { mark(text, "1") }
    func faint(_ text: String) -> String { mark(text, "2") }
    func red(_ text: String) -> String { mark(text, "1;31") }
    func green(_ text: String) -> String { mark(text, "32") }
    func yellow(_ text: String) -> String { mark(text, "1;33") }
    func blue(_ text: String) -> String { mark(text, "1;34") }

    private func mark(_ text: String, _ code: String) -> String {
      isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
  }
#endif
