/// A parsed template: parsed once, rendered often.
///
/// It speaks Mustache: the specification's interpolation, sections, inverted sections, comments, partials and
/// delimiters. Two templates are equal if their sources are. To be rendered it is linked with its partials.
public struct MustacheTemplate: Sendable {
  public let source: String
  /// The variables it reads, each path once, in order of first appearance; those of its partials are not included.
  public let variables: [TemplateVariable]
  /// The names of the partials it uses, each once, in order of first appearance.
  public let partials: [String]

  let bytes: [UInt8]
  let tokens: [TemplateToken]
  /// Everything the tokens refer to: the public variables, and `.` where it only means a section's value.
  let references: [TemplateVariable]

  public init(_ source: String) throws(TemplateError) {
    var parser = TemplateParser(source)
    parser.parse()
    guard parser.problems.isEmpty else { throw TemplateError(problems: parser.problems.inOrderOfText) }
    self.source = source
    bytes = parser.bytes
    tokens = parser.tokens
    references = parser.names.variables
    variables = references.filter(\.canMeanRoot)
    partials = parser.names.partials
  }
}

extension MustacheTemplate: Hashable {
  public static func == (one: MustacheTemplate, other: MustacheTemplate) -> Bool { one.source == other.source }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension [TemplateError.Problem] {
  fileprivate var inOrderOfText: [TemplateError.Problem] { sorted { ($0.line, $0.column) < ($1.line, $1.column) } }
}
