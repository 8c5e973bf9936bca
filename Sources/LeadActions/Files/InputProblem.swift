/// Something in a rule book, or in a file of leads, that does not hold together: where it is, what is wrong, and how to
/// mend it.
public struct InputProblem: Hashable, Sendable, Codable {
  /// Where it stands, such as `leadGroups[0] 'Mortgages'.types[0] 'Remortgage'.rules[2] 'welcome'.do[0]`, or a line
  /// and column of a file that cannot be read at all.
  public var place: String
  public var message: String
  public var mend: String
  /// For a name that nobody declared, the declared one that it may be a slip for.
  public var nearest: String?
  /// Line and column of the place, where the file that it stands in is known.
  public var mark: SourceMark?
  /// What the author wrote there, where it is a single text, number, flag or key of a known file.
  public var text: String?

  public init(
    place: String, message: String, mend: String, nearest: String? = nil, mark: SourceMark? = nil,
    text: String? = nil
  ) {
    self.place = place
    self.mark = mark
    self.text = text
    self.message = message
    self.mend = mend
    self.nearest = nearest
  }
}

extension InputProblem: CustomStringConvertible {
  public var description: String {
    let guess = nearest.map { " Did you mean \($0.inQuotes)?" } ?? ""
    return "\(whereabouts): \(message) \(mend)\(guess)"
  }

  /// The place, after its line and column where they are known.
  private var whereabouts: String {
    guard let mark, mark.description != place else { return place }
    return "\(mark) (\(place))"
  }
}

extension [InputProblem] {
  /// All of them, a line each, under a line that counts them.
  package func listed(in thing: String) -> String {
    let count = count == 1 ? "a problem" : "\(count) problems"
    return (["\(thing) has \(count):"] + map { "- \($0)" }).joined(separator: "\n")
  }
}
