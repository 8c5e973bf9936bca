/// What a condition or action stands in.
struct RuleContext {
  /// The rule's event; none in a workflow.
  var event: Event?
  /// The statuses of the lead type that the lead has when the action runs; empty where any will do.
  var statuses: Set<StatusName>
  var leadType: LeadTypeName?

  static let workflow = RuleContext(event: nil, statuses: [], leadType: nil)
}

extension RuleBookValidator {
  mutating func checkLeadGroups(at place: Place) {
    checkNames(book.leadGroups.map(\.name), of: "lead group", at: place, key: "name")
    var first: [LeadTypeName: Place] = [:]
    for (index, group) in book.leadGroups.enumerated() {
      let types = place[index, group.name.rawValue]["types"]
      for (index, type) in group.types.enumerated() {
        let here = types[index, type.name.rawValue]
        checkName(type.name.rawValue, of: "lead type", at: here["name"])
        if let other = first[type.name], !type.name.rawValue.isEmpty {
          reportTwice("lead type", type.name.rawValue, first: other, at: here["name"])
        } else {
          first[type.name] = here
        }
        check(type, at: here)
      }
    }
  }

  private mutating func check(_ type: LeadType, at place: Place) {
    if let partner = type.partner { check(partner, among: names.partners, at: place["partner"]) }
    check(type.referralMethod, at: place["referralMethod"])
    check(type.allowed, at: place["allow"])
    checkNames(type.statuses.map(\.name), of: "status", at: place["statuses"])
    let context = RuleContext(event: nil, statuses: Set(type.statuses.map(\.name)), leadType: type.name)
    let rules = place["rules"]
    checkNames(type.rules.map(\.id), of: "rule", at: rules, key: "id")
    for (index, rule) in type.rules.enumerated() {
      check(rule, in: context, at: rules[index, rule.id.rawValue])
    }
  }

  /// A method that is nearly the guide's would refer nothing, and nobody would see why.
  private mutating func check(_ method: ReferralMethod, at place: Place) {
    let known = [ReferralMethod.none, .deliverImmediately, .deliverManually]
    checkName(method.rawValue, of: "referral method", at: place)
    guard !known.contains(method), let near = NearestName.find(method.rawValue, among: known.map(\.rawValue))
    else { return }
    problems.add(
      "There is no referral method \(method.rawValue.inQuotes).",
      mend: "Correct it, or choose a name for your own that is less alike.", at: place, nearest: near,
      topic: .unknownReferralMethod)
  }

  private mutating func check(_ rule: Rule, in lead: RuleContext, at place: Place) {
    var context = lead
    context.event = rule.event
    check(rule.event, at: place["on"])
    check(rule.allowed, at: place["allow"])
    if let condition = rule.condition { checkWhole(condition, in: context, at: place["when"]) }
    if rule.actions.isEmpty, !unread.explainsLack(at: place["do"]) {
      problems.add("The rule does nothing.", mend: "Add an action, or take the rule out.", at: place["do"])
    }
    for (index, action) in rule.actions.enumerated() {
      check(action, in: context, at: place["do"][index])
      // What follows Change Lead Type in the rule finds the lead with its new type.
      if case .changeLeadType(let change) = action {
        context.leadType = change.to
        context.statuses = names.statusesOfTypes[change.to] ?? []
      }
    }
  }

  private mutating func check(_ event: Event, at place: Place) {
    if case .custom(let name) = event { check(name, among: names.customEvents, at: place) }
    if let period = event.period { check(period, at: place) }
  }

  mutating func checkWorkflows(at place: Place) {
    checkNames(book.workflows.map(\.name), of: "workflow", at: place, key: "name")
    for (index, workflow) in book.workflows.enumerated() {
      let here = place[index, workflow.name.rawValue]
      check(workflow.allowed, at: here["allow"])
      check(workflow, at: here["steps"])
    }
  }

  private mutating func check(_ workflow: LeadWorkflow, at place: Place) {
    var acts = false
    for (index, step) in workflow.steps.enumerated() {
      if let condition = step.condition { checkWhole(condition, in: .workflow, at: place[index]["when"]) }
      switch step.kind {
      case .wait(let period): check(period, at: place[index]["wait"])
      case .action(let action):
        acts = true
        check(action, in: .workflow, at: place[index]["do"])
      }
    }
    guard !acts, !unread.explainsLack(at: place) else { return }
    problems.add(
      workflow.steps.isEmpty ? "The workflow has no steps." : "The workflow only waits.",
      mend: "Add an action, or take the workflow out.", at: place)
  }
}
