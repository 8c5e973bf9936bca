/// A rule book as the checks look at it: its rules with their places, and who is in the directory.
struct CheckedBook: Sendable {
  let book: RuleBook
  /// The directory at hand: the host's, or the one that the book carries; none where nobody knows who is there.
  let directory: Directory?
  /// The rules that are switched on, in the order of the book.
  let rules: [CheckedRule]

  init(_ book: RuleBook, directory: Directory?) {
    self.book = book
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
