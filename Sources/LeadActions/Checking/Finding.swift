/// Something in a rule book that will not do what was meant: where, what, why it hurts, and how to mend it.
public struct Finding: Hashable, Sendable, Codable {
  public var code: FindingCode
  public var severity: FindingSeverity
  /// Where it stands, such as `leadGroups[0] 'Mortgages'.types[0] 'Remortgage'.rules[2] 'welcome'.do[0]`.
  public var place: String
  /// Line and column of the place, where the file is known.
  public var mark: SourceMark?
  /// What is wrong, in one sentence.
  public var message: String
  /// Why it hurts, in one sentence.
  public var why: String
  /// What happens to a lead, step by step, that shows it; empty where nothing needs to happen.
  public var story: [String]
  /// How to mend it.
  public var mend: String
  /// For a name that nobody declared, the declared one that it may be a slip for.
  public var nearest: String?
  /// The other places that are part of it.
  public var related: [RelatedPlace]

  /// - Parameter severity: That of the code's kind unless given.
  public init(
    _ code: FindingCode, _ severity: FindingSeverity? = nil, at place: String, _ message: String, why: String,
    story: [String] = [], mend: String, nearest: String? = nil, related: [RelatedPlace] = [],
    mark: SourceMark? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.kind?.severity ?? .warning
    self.place = place
    self.message = message
    self.why = why
    self.story = story
    self.mend = mend
    self.nearest = nearest
    self.related = related
    self.mark = mark
  }
}

extension Finding: CustomStringConvertible {
  /// All of it, as people read it.
  public var description: String {
    let guess = nearest.map { " Did you mean \($0.inQuotes)?" } ?? ""
    var lines = ["\(severity.rawValue) \(code) \(place)\(mark.map { " (\($0))" } ?? "")", "  \(message) \(why)"]
    lines += story.enumerated().map { "    \($0 + 1). \($1)" }
    lines += related.map { "    see \($0.place)\($0.mark.map { " (\($0))" } ?? ""): \($0.note)" }
    lines.append("  \(mend)\(guess)")
    return lines.joined(separator: "\n")
  }
}

/// Another place that is part of a finding, such as the rule that sets what the first one reads.
public struct RelatedPlace: Hashable, Sendable, Codable {
  public var place: String
  public var mark: SourceMark?
  /// What stands there, such as `assigns the user`.
  public var note: String

  public init(_ place: String, _ note: String, mark: SourceMark? = nil) {
    self.place = place
    self.note = note
    self.mark = mark
  }
}
