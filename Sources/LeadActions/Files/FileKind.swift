/// What a file holds, as messages about the whole of it say.
package struct FileKind: Sendable {
  /// Such as `rule book`.
  package let name: String
  /// The least that such a file can be.
  package let example: String
  /// What stands within each other in it.
  package let nesting: String
  package let format: FileFormat

  package init(name: String, example: String, nesting: String, format: FileFormat = .first) {
    self.format = format
    self.name = name
    self.example = example
    self.nesting = nesting
  }

  /// The place of what concerns the whole.
  package var place: Place { .whole(name) }

  package func tooLong(_ bytes: Int) -> (message: String, mend: String) {
    (
      "The \(name) has \(bytes) bytes, more than the \(JSONText.mostBytes) that are read.",
      "Split it into several files."
    )
  }

  package var tooDeep: (message: String, mend: String) {
    ("The \(name) is nested deeper than \(PlainDepth.most) levels.", "Nest \(nesting) less deeply.")
  }
}
