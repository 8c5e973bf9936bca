extension Rule {
  init(_ node: PlainNode) {
    let rule = PlainObject(node, .rule)
    self.init(
      rule.name("id", mend: "Give the rule an id that it keeps, such as 'welcome'."),
      on: rule.required("on", mend: "Name the event that it acts on, such as 'received'.")?.event() ?? .received,
      when: rule["when"].map(Condition.init(_:)),
      do: rule.required("do", mend: "List the actions that it does.")?.actions() ?? [],
      isEnabled: rule.flag("enabled", otherwise: true), allowed: rule.allowed())
  }
}

extension LeadWorkflow {
  init(_ node: PlainNode) {
    let workflow = PlainObject(node, .workflow)
    self.init(
      workflow.name("name", mend: "Give the workflow a name."),
      steps: workflow.required("steps", mend: "List what it waits for and does.")?.list(of: "steps")
        .map(WorkflowStep.init(_:)) ?? [], allowed: workflow.allowed())
  }
}

extension WorkflowStep {
  init(_ node: PlainNode) {
    let step = PlainObject(node, .step)
    let condition = step["when"].map(Condition.init(_:))
    switch (step["wait"], step["do"]) {
    case (let wait?, nil): self.init(.wait(wait.period()), when: condition)
    case (nil, let action?): self.init(.action(Action(action)), when: condition)
    case (nil, nil):
      if case .object = node.value {
        node.report("The step neither waits nor does anything.", mend: "Write \"wait\" or \"do\".")
      }
      self.init(.wait(.days(1)), when: condition)
    case (let wait?, let action?):
      node.report("The step has both \"wait\" and \"do\".", mend: "Make them two steps.")
      _ = wait.period()
      self.init(.action(Action(action)), when: condition)
    }
  }
}

extension PlainNode {
  func actions() -> [Action] {
    if case .list = value { return list(of: "actions").map(Action.init(_:)) }
    return [Action(self)]
  }

  package func event() -> Event {
    let text = text("An event", insteadOfSeveral: "Write one event, and a rule of its own for each further one.")
    if let event = Event(text) { return event }
    if text.isEmpty {
      if case .text = value { report("The event has no name.", mend: "Name one, such as 'received'.") }
      return .received
    }
    let parts = text.split(separator: " ", maxSplits: 1)
    switch parts.first {
    case "appointmentBefore", "appointmentAfter":
      let example = "Write one such as '\(parts[0]) 24 hours'."
      report(
        parts.count == 1 ? "The event \(text.inQuotes) needs a period." : "\(text.inQuotes) has no readable period.",
        mend: example)
    case "custom": report("The custom event has no name.", mend: "Write 'custom', a space, and its name.")
    default:
      let names = EventKind.allCases.map(\.name)
      let meant = EventKind(title: text)?.name ?? EventKind(type: text)?.name
      report(
        "There is no event \(text.inQuotes).",
        mend: "Name one of the guide's, such as 'receivedOther', or one of your own as 'custom NAME'.",
        nearest: meant ?? NearestName.find(text, among: names))
    }
    return .received
  }
}
