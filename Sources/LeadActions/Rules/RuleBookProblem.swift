/// Something in a rule book that does not hold together: where it is, what is wrong, and how to mend it.
public struct RuleBookProblem: Hashable, Sendable, Codable {
  /// Where it stands, such as `leadGroups[0] 'Mortgages'.types[0] 'Remortgage'.rules[2] 'welcome'.do[0]`, or a line
  /// and column of a file that cannot be read at all.
  public var place: String
  public var message: String
  public var mend: String
  /// For a name that nobody declared, the declared one that it may be a slip for.
  public var nearest: String?

  public init(place: String, message: String, mend: String, nearest: String? = nil) {
    self.place = place
    self.message = message
    self.mend = mend
    self.nearest = nearest
  }
}

extension RuleBookProblem: CustomStringConvertible {
  public var description: String {
    let guess = nearest.map { " Did you mean \($0.inQuotes)?" } ?? ""
    return "\(place): \(message) \(mend)\(guess)"
  }
}

/// Why a rule book was refused: every problem that was found in it, at once.
public struct RuleBookError: Error, Hashable, Sendable {
  /// Never empty.
  public let problems: [RuleBookProblem]

  public init(_ problems: [RuleBookProblem]) { self.problems = problems }
}

extension RuleBookError: CustomStringConvertible {
  public var description: String {
    let count = problems.count == 1 ? "a problem" : "\(problems.count) problems"
    return (["The rule book has \(count):"] + problems.map { "- \($0)" }).joined(separator: "\n")
  }
}

extension String {
  /// The text as messages show it: in quotes, on one line, and not too long.
  var inQuotes: String {
    var shown = ""
    for scalar in unicodeScalars.prefix(80) {
      if scalar.properties.generalCategory == .control {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 80 ? "'\(shown)…'" : "'\(shown)'"
  }
}

extension Name {
  var inQuotes: String { rawValue.inQuotes }
}
