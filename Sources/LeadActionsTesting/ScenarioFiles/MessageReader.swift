import LeadActions

/// Reads the messages that a step's `then` expects.
struct MessageReader {
  let names: PlayNames

  static let taskKinds = ["task", "appointment"]

  /// All messages of a kind, in their order; an empty list for none.
  func all(
    _ kind: MessageKind, _ node: PlainNode, _ read: (PlainNode) -> ScenarioExpectation
  ) -> [ScenarioExpectation] {
    let expected = node.list(of: "messages").map { node in
      var expectation = read(node)
      expectation.site = Site(node.place.text)
      return expectation
    }
    return expected + [ScenarioExpectation(.noMore(kind))]
  }

  func email(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .email)
    return .email(
      to: object["to"].flatMap(recipient), at: object["address"]?.textMatch(), subject: object["subject"]?.textMatch(),
      text: object["text"]?.textMatch(), html: object["html"]?.textMatch())
  }

  func text(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .textMessage)
    return .text(
      to: object["to"].flatMap(recipient), at: object["number"]?.textMatch(), object["body"]?.textMatch())
  }

  func letter(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .letter)
    return .letter(to: object["address"]?.textMatch(), object["body"]?.textMatch())
  }

  func webhook(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .webhook)
    let fields = object["fields"]?.entries(of: "Form fields").map { (name: $0.key, value: formValue($0.node)) } ?? []
    return .webhook(to: object["url"]?.textMatch(), fields: fields)
  }

  /// A form holds texts; a number or a flag is written as a webhook sends it, and nothing is empty.
  private func formValue(_ node: PlainNode) -> TextMatch {
    switch node.value {
    case .null: ""
    case .number(let number): .equals(FieldValue.number(number).description)
    case .flag(let flag): .equals(FieldValue.flag(flag).description)
    default: node.textMatch()
    }
  }

  func task(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .task)
    return .task(
      for: object["for"].map(names.user), object["kind"].flatMap(taskKind), title: object["title"]?.textMatch(),
      notes: object["notes"]?.textMatch(), due: object["due"]?.date())
  }

  private func taskKind(_ node: PlainNode) -> UserTask.Kind? {
    if case .object = node.value {
      let object = PlainObject(node, .taskKind)
      if object["form"] != nil, object["journey"] != nil {
        node.report("A task has one kind.", mend: "Leave 'form' or 'journey' out.")
      }
      if let form = object["form"] { return .form(form.name()) }
      if let journey = object["journey"] { return .journey(journey.name()) }
      if !object.hasUnknownKeys { node.report("The kind of task is missing.", mend: "Write 'form' or 'journey'.") }
      return nil
    }
    switch node.text("A kind of task") {
    case "task": return .task
    case "appointment": return .appointment
    case "": return nil
    case let other:
      node.report(
        "There is no kind of task \(other.inQuotes).",
        mend: "Write 'task', 'appointment', {\"form\": NAME} or {\"journey\": NAME}.",
        nearest: NearestName.find(other, among: Self.taskKinds))
      return nil
    }
  }

  func referral(_ node: PlainNode) -> ScenarioExpectation {
    let object = PlainObject(node, .referred)
    return .referral(to: object["to"].map(names.partner))
  }

  func custom(_ node: PlainNode) -> ScenarioExpectation? {
    let object = PlainObject(node, .customMessage)
    guard let name = object.required("name", mend: "Name its kind.")?.name() as CustomDeliveryName? else { return nil }
    return .custom(name, payload: object["payload"].map { .equals($0.value.asJSON) })
  }

  /// `"customer"`, or a user or partner by name.
  private func recipient(_ node: PlainNode) -> Recipient? {
    if case .object = node.value {
      let object = PlainObject(node, .recipient)
      switch (object["user"], object["partner"]) {
      case (let user?, nil): return .user(names.user(user))
      case (nil, let partner?): return .partner(names.partner(partner))
      default:
        if !object.hasUnknownKeys { node.report("Exactly one recipient is wanted here.", mend: Self.recipientMend) }
        return nil
      }
    }
    if case .text("customer") = node.value { return .customer }
    node.report("\"customer\", a user or a partner is wanted here, not \(node.value.words).", mend: Self.recipientMend)
    return nil
  }

  private static let recipientMend = "Write \"customer\", {\"user\": NAME} or {\"partner\": NAME}."
}
