import LeadActions

import struct Foundation.Date

/// Reads what a step's `then` expects.
struct ThenReader {
  let names: PlayNames

  func expectations(_ node: PlainNode) -> [ScenarioExpectation] {
    let then = PlainObject(node, .then)
    var found: [ScenarioExpectation] = []
    // In the order of the form, so that what a file says in any order is asked in one.
    for key in ObjectForm.then.names {
      guard let node = then[key] else { continue }
      found += expectations(key, node).map { expectation in
        var expectation = expectation
        expectation.site = expectation.site ?? Site(node.place.text)
        return expectation
      }
    }
    return found
  }

  private func expectations(_ key: String, _ node: PlainNode) -> [ScenarioExpectation] {
    let messages = MessageReader(names: names)
    switch key {
    case "events": return [ScenarioExpectation(.events(events(node)))]
    case "raised": return [ScenarioExpectation(.raised(events(node)))]
    case "notRaised": return [ScenarioExpectation(.notRaised(events(node)))]
    case "actions": return [ScenarioExpectation(.actions(node.list(of: "actions", namedBy: "action").map(action)))]
    case "emails": return messages.all(.email, node, messages.email)
    case "texts": return messages.all(.text, node, messages.text)
    case "letters": return messages.all(.letter, node, messages.letter)
    case "webhooks": return messages.all(.webhook, node, messages.webhook)
    case "tasks": return messages.all(.task, node, messages.task)
    case "referrals": return messages.all(.referral, node, messages.referral)
    case "custom": return at(node.list(of: "messages", namedBy: "name")) { messages.custom($0) }
    case "notSent": return at(node.list(of: "messages", namedBy: "kind")) { notSent($0) }
    case "waiting": return at(node.list(of: "kinds of messages")) { node in kind(node).map { .waiting($0) } }
    case "history": return [ScenarioExpectation(.history(texts(node), .withoutActions))]
    case "fullHistory": return [ScenarioExpectation(.history(texts(node), .all))]
    case "historyHas": return at(node.list(of: "lines")) { .historyLine($0.textMatch()) }
    case "lead": return LeadStateReader(names: names).expectations(node)
    case "nothing": return flag(node, .nothing)
    case "nothingElse": return flag(node, .nothingElse)
    case "repeated": return flag(node, .repeated)
    default:
      if case .flag = node.value { return flag(node, .refused()) }
      return [.refused(because: node.textMatch())]
    }
  }

  /// An expectation for each of some nodes, with its own place.
  private func at(
    _ nodes: [PlainNode], _ read: (PlainNode) -> ScenarioExpectation?
  ) -> [ScenarioExpectation] {
    nodes.compactMap { node in
      var expectation = read(node)
      expectation?.site = Site(node.place.text)
      return expectation
    }
  }

  private func flag(_ node: PlainNode, _ expectation: ScenarioExpectation) -> [ScenarioExpectation] {
    guard let flag = node.flag() else { return [] }
    if !flag { node.report("Only true says something here.", mend: "Write true, or leave the key out.") }
    return [expectation]
  }

  private func events(_ node: PlainNode) -> [Event] {
    node.list(of: "events").map { node in
      let event = node.event()
      if case .custom = event, case .text(let text) = node.value {
        let name = node.child(.text(String(text.dropFirst("custom ".count))), at: node.place)
        return .custom(names.customEvent(name))
      }
      return event
    }
  }

  private func texts(_ node: PlainNode) -> [TextMatch] { node.list(of: "lines").map { $0.textMatch() } }

  private func kind(_ node: PlainNode) -> MessageKind? {
    let text = node.text("A kind of message")
    if let kind = MessageKind(named: text) { return kind }
    if !text.isEmpty {
      node.report(
        "There is no kind of message \(text.inQuotes).", mend: "Use \(MessageKind.fileNames.asChoice).",
        nearest: NearestName.find(text, among: MessageKind.fileNames))
    }
    return nil
  }

  // MARK: Actions

  /// An action by its name, or an object that says more of it.
  private func action(_ node: PlainNode) -> ActionExpectation {
    if case .text = node.value { return ActionExpectation(names.action(node), nil, .done, nil) }
    let object = PlainObject(node, .performed)
    let name = object.required("action", mend: "Name the action, such as 'assignToUser'.").map(names.action) ?? ""
    var origin: ActionOrigin?
    if let rule = object["rule"] { origin = .rule(names.rule(rule)) }
    if let workflow = object["workflow"] {
      if origin != nil {
        workflow.report("An action is either a rule's or a workflow's.", mend: "Leave one of them out.")
      }
      origin = .workflow(names.workflow(workflow))
    }
    let result = object["result"]?.word("A result", ActionExpectation.Result.self) ?? .done
    return ActionExpectation(name, origin, result, object["saying"]?.textMatch())
  }

  private func notSent(_ node: PlainNode) -> ScenarioExpectation? {
    if case .text = node.value { return kind(node).map { .notSent($0) } }
    let object = PlainObject(node, .notSent)
    let kind = object.required("kind", mend: "Say what kind of message it is.").flatMap(kind)
    let reason = object["because"]?.textMatch()
    return kind.map { .notSent($0, because: reason) }
  }
}

extension PlainNode {
  /// A text, the list of its lines, or an object that asks for less than the whole.
  func textMatch() -> TextMatch {
    switch value {
    case .text(let text): return .equals(text)
    case .list: return .equals(lines())
    case .object(let members):
      let object = PlainObject(self, .textParts)
      let given = ObjectForm.textParts.names.filter { object[$0] != nil }
      guard given.count == 1, let key = given.first, let node = object[key] else {
        if !object.hasUnknownKeys || members.isEmpty || given.count > 1 {
          report("Exactly one of \(ObjectForm.textParts.names.asChoice) is wanted here.", mend: "Leave the others out.")
        }
        return ""
      }
      switch key {
      case "equals": return .equals(node.lines())
      case "contains":
        if case .list = node.value { return .containing(node.list(of: "texts").map { $0.text() }) }
        return .containing(node.text())
      case "beginsWith": return .beginning(with: node.text())
      default: return .matching(node.text())
      }
    default:
      report(
        "A text is wanted here, not \(value.words).",
        mend: "Write it in quotes, as the list of its lines, or as an object such as {\"contains\": \"…\"}.")
      return ""
    }
  }
}
