/// What a file holds, as messages about the whole of it say.
struct FileKind: Sendable {
  /// Such as `rule book`.
  let name: String
  /// The least that such a file can be.
  let example: String
  /// What stands within each other in it.
  let nesting: String

  /// The place of what concerns the whole.
  var place: Place { .whole(name) }

  func tooLong(_ bytes: Int) -> (message: String, mend: String) {
    (
      "The \(name) has \(bytes) bytes, more than the \(JSONText.mostBytes) that are read.",
      "Split it into several files."
    )
  }

  var tooDeep: (message: String, mend: String) {
    ("The \(name) is nested deeper than \(PlainDepth.most) levels.", "Nest \(nesting) less deeply.")
  }
}
