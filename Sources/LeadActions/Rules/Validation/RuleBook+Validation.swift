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
    problems(customActions: customActions, strategies: strategies, unread: [], in: nil)
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
    try self.init(
      validating: PlainDocument(json: json, of: .ruleBook), customActions: customActions, strategies: strategies)
  }

  package init(
    validating document: PlainDocument, customActions: Set<ActionName>?, strategies: Set<StrategyName>
  ) throws(RuleBookError) {
    let (book, form) = document.read { RuleBook($0) }
    guard let book else { throw RuleBookError(form) }
    let problems =
      form
      + book.problems(
        customActions: customActions, strategies: strategies, unread: form.map(\.place), in: document.source)
    guard problems.isEmpty else { throw RuleBookError(problems) }
    self = book
  }

  /// Reads a rule book of the right form.
  ///
  /// - Throws: where its form is wrong, every problem of form and of meaning at once.
  static func read(_ document: PlainDocument) throws(RuleBookError) -> RuleBook {
    let (book, form) = document.read { RuleBook($0) }
    if let book, form.isEmpty { return book }
    let meaning = book?.problems(
      customActions: nil, strategies: [], unread: form.map(\.place), in: document.source)
    throw RuleBookError(form + (meaning ?? []))
  }

  func problems(
    customActions: Set<ActionName>?, strategies: Set<StrategyName>, unread: [String], in source: PlainSource?
  ) -> [InputProblem] {
    let names = RuleBookNames(
      self, customActions: customActions, strategies: strategies, unread: Set(unread.map(Self.section(of:))))
    var validator = RuleBookValidator(self, names, UnreadPlaces(unread), source)
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
