/// Where every value of a file stands, in the shape of the value itself.
package struct SourceTree: Sendable {
  private var value: Spot
  private var key: Spot
  package var parts: Parts

  package enum Parts: Sendable {
    case none
    /// What the author wrote without quotes, where the format made a number or a flag of it.
    case spelled(String)
    case list([SourceTree])
    case object([String: SourceTree])
  }

  package init(_ mark: SourceMark, _ parts: Parts = .none) {
    value = Spot(mark)
    key = Spot(mark)
    self.parts = parts
  }

  /// Where the value begins.
  package var mark: SourceMark { value.mark }

  /// Where the key of the value begins; the value itself where it has none.
  package var keyMark: SourceMark {
    get { key.mark }
    set { key = Spot(newValue) }
  }
}

/// A mark in half its size: a large file has millions.
private struct Spot: Sendable {
  let line: UInt32
  let column: UInt32

  init(_ mark: SourceMark) {
    line = UInt32(clamping: mark.line)
    column = UInt32(clamping: mark.column)
  }

  var mark: SourceMark { SourceMark(line: Int(line), column: Int(column)) }
}
