/// The names that a template uses, collected while it is parsed: each once, in order of first appearance.
struct TemplateNames {
  private(set) var variables: [TemplateVariable] = []
  private(set) var partials: [String] = []
  private var variableIndex: [String: Int] = [:]
  private var partialIndex: [String: Int] = [:]

  /// The number of a variable, noted with this use of it; nothing if the name cannot be one.
  mutating func variable(
    _ name: String, use: TemplateVariable.Uses, isInSection: Bool, at place: TemplatePlace
  ) -> Int? {
    if let known = variableIndex[name] {
      variables[known].uses.formUnion(use)
      if !isInSection { variables[known].isReadOutsideSections = true }
      return known
    }
    guard let parts = Self.parts(name) else { return nil }
    variableIndex[name] = variables.count
    variables.append(
      TemplateVariable(
        parts: parts, path: name, uses: use, isReadOutsideSections: !isInSection, partial: nil,
        line: place.line, column: place.column))
    return variables.count - 1
  }

  /// The number of a partial; nothing if the name cannot be one.
  mutating func partial(_ name: String) -> Int? {
    if let known = partialIndex[name] { return known }
    guard Self.isWord(name) else { return nil }
    partialIndex[name] = partials.count
    partials.append(name)
    return partials.count - 1
  }

  /// The parts of a dotted name, none for the implicit `.`; nothing if it is not a name.
  private static func parts(_ name: String) -> [String]? {
    if name == "." { return [] }
    guard isWord(name) else { return nil }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.contains(where: \.isEmpty) ? nil : parts.map(String.init)
  }

  /// Whether a text is one visible word: word processors like to put invisible characters where a space was.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        let properties = $0.properties
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        default: return !properties.isWhitespace
        }
      }
  }
}
