import Foundation
import LeadActions

/// A book with one lead type, into which tests put rules.
enum Checking {
  static let type = "leadGroups[0] 'Loans'.types[0] 'Home'"

  static func book(
    statuses: [LeadStatus] = [], method: ReferralMethod = .none, partner: PartnerName? = nil,
    @ListBuilder<Rule> _ rules: () -> [Rule]
  ) -> RuleBook {
    completed(
      RuleBook(
        "Loans", users: ["ann", "ben"], partners: ["acme"],
        leadGroups: [
          LeadGroup(
            "Loans",
            types: [
              LeadType("Home", referralMethod: method, partner: partner, statuses: statuses, rules: rules())
            ])
        ]))
  }

  /// The book with the group and the templates that it names, and no others: what nothing uses is a finding.
  static func completed(_ book: RuleBook) -> RuleBook {
    var book = book
    let rules = "\(book.leadTypes.flatMap(\.rules))\(book.workflows)"
    let templates: [MessageTemplate] = [
      .email("welcome", subject: "Hello", text: "Hello"), .text("remind", body: "Hello"),
      .letter("letter", body: "Hello"),
    ]
    for template in templates where rules.contains(template.name.rawValue) {
      if !book.templates.contains(where: { $0.name == template.name }) { book.templates.append(template) }
    }
    if rules.contains("brokers"), !book.groups.contains("brokers") { book.groups.append("brokers") }
    return book
  }

  /// Code and place of each finding.
  static func found(in book: RuleBook, directory: Directory? = nil) -> [String] {
    RuleChecker().check(completed(book), directory: directory).findings.map { "\($0.code) \($0.place)" }
  }

  /// The codes alone.
  static func codes(in book: RuleBook, directory: Directory? = nil) -> [String] {
    RuleChecker().check(completed(book), directory: directory).findings.map(\.code.rawValue)
  }
}

extension Rule {
  /// A rule with one action.
  init(_ id: RuleID, on event: Event, when condition: Condition? = nil, _ action: any ActionConvertible) {
    self.init(id, on: event, when: condition, do: [action.action])
  }
}
