/// A rule book as the checks look at it: its rules with their places, and who is in the directory.
struct CheckedBook: Sendable {
  let book: RuleBook
  /// The directory at hand: the host's, or the one that the book carries; none where nobody knows who is there.
  let directory: Directory?
  /// Whether nobody knows which actions of its own the host performs.
  let acceptsAnyAction: Bool
  /// The rules that are switched on, in the order of the book.
  let rules: [CheckedRule]
  /// The fields that its conditions can name.
  let catalog: FieldCatalog
  /// What each event by itself says of leads of a type, for the events that have rules there.
  private let knowledge: [LeadTypeName: [Event: Knowledge]]

  init(_ book: RuleBook, directory: Directory?, customActions: Set<ActionName>? = nil) {
    self.book = book
    acceptsAnyAction = customActions == nil
    self.directory = directory ?? book.directory
    var rules: [CheckedRule] = []
    for (groupIndex, group) in book.leadGroups.enumerated() {
      let groupPlace = Place.book["leadGroups"][groupIndex, group.name.rawValue]
      for (typeIndex, type) in group.types.enumerated() {
        let typePlace = groupPlace["types"][typeIndex, type.name.rawValue]
        let start = KnownOfType(Knowledge(of: type, book))
        for (index, rule) in type.rules.enumerated() where rule.isEnabled {
          let place = typePlace["rules"][index, rule.id.rawValue]
          rules.append(CheckedRule(rule: rule, type: type, index: index, place: place, start: start))
        }
      }
    }
    self.rules = rules
    catalog = book.fieldCatalog
    var knowledge: [LeadTypeName: [Event: Knowledge]] = [:]
    for rule in rules where knowledge[rule.type.name]?[rule.rule.event] == nil {
      knowledge[rule.type.name, default: [:]][rule.rule.event] = .ofEvent(rule.rule.event, in: rule.type, book)
    }
    self.knowledge = knowledge
  }

  /// What the event of a rule by itself says of its leads.
  func knowledge(ofEventOf rule: CheckedRule) -> Knowledge {
    knowledge[rule.type.name]?[rule.rule.event] ?? .ofEvent(rule.rule.event, in: rule.type, book)
  }

  /// What is known of a lead while a rule acts, as alternatives; none where it never acts.
  func knowledge(of rule: CheckedRule) -> [Knowledge] {
    let knowledge = knowledge(ofEventOf: rule)
    guard let condition = rule.rule.condition else { return [knowledge] }
    return knowledge.assuming(condition, holds: true, catalog)
  }
}

/// A rule of a book, with its lead type and its place.
struct CheckedRule: Sendable {
  let rule: Rule
  let type: LeadType
  /// Its number among the type's rules.
  let index: Int
  let place: Place
  let start: KnownOfType

  /// The place of one of its actions.
  func place(ofAction index: Int) -> Place { place["do"][index] }
}

/// What is known of any lead of a type, looked up once for all its rules.
final class KnownOfType: Sendable {
  let knowledge: Knowledge

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }
}
