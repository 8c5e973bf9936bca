import Foundation
import LeadActions

/// A book with one lead type, into which tests put rules.
enum Checking {
  static let type = "leadGroups[0] 'Loans'.types[0] 'Home'"

  static func book(
    statuses: [LeadStatus] = [], method: ReferralMethod = .none, partner: PartnerName? = nil,
    @ListBuilder<Rule> _ rules: () -> [Rule]
  ) -> RuleBook {
    RuleBook(
      "Loans", users: ["ann", "ben"], groups: ["brokers"], partners: ["acme"],
      leadGroups: [
        LeadGroup(
          "Loans",
          types: [
            LeadType("Home", referralMethod: method, partner: partner, statuses: statuses, rules: rules())
          ])
      ],
      templates: [
        .email("welcome", subject: "Hello", text: "Hello"), .text("remind", body: "Hello"),
        .letter("letter", body: "Hello"),
      ])
  }

  /// Code and place of each finding.
  static func found(in book: RuleBook, directory: Directory? = nil) -> [String] {
    RuleChecker().check(book, directory: directory).findings.map { "\($0.code) \($0.place)" }
  }

  /// The codes alone.
  static func codes(in book: RuleBook, directory: Directory? = nil) -> [String] {
    RuleChecker().check(book, directory: directory).findings.map(\.code.rawValue)
  }
}

extension Rule {
  /// A rule with one action.
  init(_ id: RuleID, on event: Event, when condition: Condition? = nil, _ action: any ActionConvertible) {
    self.init(id, on: event, when: condition, do: [action.action])
  }
}
