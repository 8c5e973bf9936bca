/// How deeply the values of a file may nest, so that none can exhaust the stack.
package enum PlainDepth {
  package static let most = 64
}

extension PlainValue {
  /// Whether lists and objects stand within each other deeper than so many levels.
  package func isDeeper(than levels: Int) -> Bool {
    switch self {
    case .list(let elements): levels == 0 || elements.contains { $0.isDeeper(than: levels - 1) }
    case .object(let members): levels == 0 || members.values.contains { $0.isDeeper(than: levels - 1) }
    default: false
    }
  }

  /// The problem of nesting deeper than any file may, if it does.
  package func depthProblem(in file: FileKind) -> InputProblem? {
    guard isDeeper(than: PlainDepth.most) else { return nil }
    return InputProblem(place: file.place.text, message: file.tooDeep.message, mend: file.tooDeep.mend)
  }
}
