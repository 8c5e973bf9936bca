import LeadActions
import Testing

/// The users that the guide lets an action fall to.
enum TargetCase: String, CaseIterable, Sendable {
  case assigned, specified, group

  var target: UserTarget {
    switch self {
    case .assigned: .assigned
    case .specified: .user("cat")
    case .group: .group("brokers")
    }
  }

  /// Receives 300 leads that are assigned to Ben, with a rule that does one action, and returns what it sent.
  ///
  /// Expects one message for each, to whom the target says: of a group each member is chosen now and then, about
  /// equally often, and not in turn.
  func messages(
    of action: any ActionConvertible, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [Message] {
    let planner = try Planner(GuideBook.with(Rule("r", on: .received, do: [action.action])))
    var messages: [Message] = []
    var users: [UserName] = []
    for number in 1...300 {
      let lead = GuideLead.lead(LeadID(number), user: "ben")
      let situation = Situation(directory: GuideBook.directory, now: GuideLead.received, seed: 7)
      let plan = try planner.plan(Occurrence("r", lead: lead.id, GuideLead.receipt(lead)), in: situation)
      #expect(plan.messages.count == 1, sourceLocation: sourceLocation)
      messages += plan.messages
      for message in plan.messages { if case .user(let name)? = message.recipient { users.append(name) } }
    }
    #expect(users.count == 300, sourceLocation: sourceLocation)
    switch self {
    case .assigned: #expect(Set(users) == ["ben"], sourceLocation: sourceLocation)
    case .specified: #expect(Set(users) == ["cat"], sourceLocation: sourceLocation)
    case .group: expectChance(users, sourceLocation)
    }
    return messages
  }

  private func expectChance(_ users: [UserName], _ sourceLocation: SourceLocation) {
    for broker in GuideBook.brokers {
      let count = users.count { $0 == broker }
      #expect((70...130).contains(count), "\(broker) was chosen \(count) times", sourceLocation: sourceLocation)
    }
    let repeats = zip(users, users.dropFirst()).count { $0 == $1 }
    #expect((60...140).contains(repeats), "\(repeats) times the same again", sourceLocation: sourceLocation)
  }
}
