/// A linked template as a flat list of instructions, the template's first and each partial's after it.
struct TemplateProgram: Sendable {
  enum Instruction: Sendable {
    /// Writes bytes of the pool.
    case literal(Range<Int>)
    /// Writes the indentation of the partial in hand.
    case lineStart
    case print(reference: Int, raw: Bool)
    /// Goes on with the value as context, once for each item of a list, or at the end if it is false.
    case section(reference: Int, end: Int)
    case inverted(reference: Int, end: Int)
    /// Goes back to the instruction after the section's for its next item.
    case endSection(start: Int)
    /// Goes on at a partial; the indentation is added to that in hand, or none holds if there is no range.
    case call(entry: Int, indentation: Range<Int>?)
    case finish
  }

  /// What a tag names: a value of the innermost context that has the first part, or else the root's by number.
  struct Reference: Sendable {
    var path: String
    /// The first part; nothing for the context itself.
    var head: String?
    var tail: ArraySlice<String>
    /// Its number among the variables; nothing where only a section's value can be meant.
    var slot: Int?
  }

  var code: [Instruction] = []
  var references: [Reference] = []
  var pool: [UInt8] = []
  /// About how many bytes a rendering takes.
  var usualSize = 0
}
