import LeadActions

/// A small valid rule book, into which a test puts the one thing that is wrong.
enum SmallBook {
  /// Where the rule stands that `with` puts in.
  static let rule = "leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'r'"

  static let base = RuleBook("Loans") {
    Users("ann", "ben")
    Groups("brokers")
    Partners("acme")
    CustomField("amount", .number)
    CustomField("moveIn", .date)
    CustomField("firstTime", .flag)
    Fact("score", .number)
    CustomEvent("priceDropped", fields: ["newPrice": .number])
    LeadGroup("Loans") {
      LeadType("Home", statuses: [LeadStatus("New"), LeadStatus("Hot")])
      LeadType("Car", statuses: [LeadStatus("New"), LeadStatus("Parked")])
      LeadType("Free")
    }
    MessageTemplate.email("welcome", subject: "s", text: "t")
    MessageTemplate.text("remind", body: "t")
    LeadWorkflow("chase") { Step(Refer(to: "acme")) }
  }

  static func with(
    on event: Event = .received, when condition: Condition? = nil, inType type: Int = 0,
    _ actions: any ActionConvertible...
  ) -> RuleBook {
    var book = base
    let done = actions.isEmpty ? [Refer().action] : actions.map(\.action)
    book.leadGroups[0].types[type].rules = [Rule("r", on: event, when: condition, do: done)]
    return book
  }

  /// What is wrong with the book when one thing is changed.
  static func problems(_ change: (inout RuleBook) -> Void) -> [String] {
    var book = base
    change(&book)
    return book.problems().map(\.description)
  }
}

extension RuleBook {
  var lines: [String] { problems().map(\.description) }
}
