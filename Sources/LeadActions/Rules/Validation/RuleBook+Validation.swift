public import struct Foundation.Data

extension RuleBook {
  /// Everything in the rule book that does not hold together; nothing where it is valid.
  ///
  /// - Parameters:
  ///   - customActions: the host's own kinds of actions; nil where any are accepted.
  ///   - strategies: the host's own ways of choosing a user from a group.
  public func problems(
    customActions: Set<ActionName>? = nil, strategies: Set<StrategyName> = []
  ) -> [InputProblem] {
    problems(customActions: customActions, strategies: strategies, unread: [])
  }

  /// The rule book itself, if it holds together.
  ///
  /// - Throws: every problem at once.
  public func validated(
    customActions: Set<ActionName>? = nil, strategies: Set<StrategyName> = []
  ) throws(RuleBookError) -> RuleBook {
    let problems = problems(customActions: customActions, strategies: strategies)
    guard problems.isEmpty else { throw RuleBookError(problems) }
    return self
  }

  /// Reads a rule book from JSON and makes sure that it holds together.
  ///
  /// - Throws: every problem of form and of meaning at once; what could not be read is not reported a second time for
  ///   what it seems to lack.
  public init(
    validating json: Data, customActions: Set<ActionName>? = nil, strategies: Set<StrategyName> = []
  ) throws(RuleBookError) {
    let (value, faults) = JSONText.read(json, as: .ruleBook)
    guard let value else { throw RuleBookError(faults) }
    let (book, problems) = Self.reading(value)
    // A file that is nested too deeply, or newer than this version, was not read at all.
    guard let book else { throw RuleBookError(faults + problems) }
    let unread = problems.map(\.place)
    let more = book.problems(customActions: customActions, strategies: strategies, unread: unread)
    guard faults.isEmpty, problems.isEmpty, more.isEmpty else { throw RuleBookError(faults + problems + more) }
    self = book
  }

  private func problems(
    customActions: Set<ActionName>?, strategies: Set<StrategyName>, unread: [String]
  ) -> [InputProblem] {
    let names = RuleBookNames(
      self, customActions: customActions, strategies: strategies, unread: Set(unread.map(Self.section(of:))))
    var validator = RuleBookValidator(self, names, UnreadPlaces(unread))
    validator.checkBook()
    return validator.problems.problems.filter { !validator.unread.explains($0.place) }
  }

  /// The first key of a place: `templates` of `templates[0].email`.
  private static func section(of place: String) -> String {
    String(place.prefix { $0 != "." && $0 != "[" && $0 != " " })
  }
}

/// Places of a file that could not be read, which seem to lack something without lacking it.
struct UnreadPlaces {
  private let places: Set<String>
  private let around: Set<String>

  init(_ places: [String]) {
    self.places = Set(places)
    var around = Set(places)
    for place in self.places {
      for index in place.indices where ".[ ".contains(place[index]) { around.insert(String(place[..<index])) }
    }
    self.around = around
  }

  /// Whether something at the place, or within it, could not be read.
  func explains(_ place: String) -> Bool { around.contains(place) }

  /// Whether something seems empty because it, or what it stands in, could not be read.
  func explainsLack(at place: Place) -> Bool {
    if places.isEmpty { return false }
    return [place, place.parent].contains { $0.map { places.contains($0.text) } ?? false }
  }
}
