/// How an occurrence begins: what the host reports of a lead, so far as rules can tell.
struct Beginning: Sendable {
  enum Kind: Hashable, Sendable {
    case receipt(byUser: Bool, duplicate: Bool, referred: Bool)
    case update(byUser: Bool, status: Bool, user: Bool, progress: LeadProgress?)
    case report(Event)
    case workflow(WorkflowName, step: Int)
  }

  var kind: Kind
  /// Whether the host reports one thing; several at once come to one update only by chance.
  var isSingle = true
  /// Whether it happens only to leads that arrive in an unusual state.
  var isRare = false
  /// What leads usually are like then.
  var usual: [(version: FieldVersion, set: ValueSet)] = []

  /// Whether it is the lead's first arrival, at which nothing of it has been set yet.
  var isReceipt: Bool { if case .receipt = kind { true } else { false } }

  var isReceiptByOther: Bool { if case .receipt(byUser: false, _, _) = kind { true } else { false } }

  /// As stories begin.
  var title: String {
    switch kind {
    case .receipt(let byUser, _, _): byUser ? "A user adds the lead." : "The lead arrives by a web form or an API."
    case .update(let byUser, let status, let user, let progress):
      "\(byUser ? "A user edits the lead" : "An update arrives")"
        + Self.words(status: status, user: user, progress: progress)
    case .report(let event): "The host reports: \(event.title)."
    case .workflow(let name, let step): "The wait at step \(step) of the workflow \(name.inQuotes) is over."
    }
  }

  private static func words(status: Bool, user: Bool, progress: LeadProgress?) -> String {
    var parts: [String] = []
    if status { parts.append("its status") }
    if user { parts.append("its user") }
    if let progress { parts.append("its progress, to \(progress)") }
    return parts.isEmpty ? "." : " and changes \(parts.joined(separator: " and "))."
  }
}

extension ExploredBook {
  /// Every way that an occurrence can begin for a lead of a type at which some rule may act.
  func beginnings(of type: ExploredType) -> [Beginning] {
    receipts(of: type) + updates(of: type) + reports(of: type) + resumptions(of: type)
  }

  private func hasRules(_ type: ExploredType, on events: [Event]) -> Bool {
    events.contains { type.events[$0] != nil }
  }

  private func receipts(of type: ExploredType) -> [Beginning] {
    let own: [Event] = [
      .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred, .received, .receivedUser,
      .receivedOther,
    ]
    guard hasRules(type, on: own) else { return [] }
    let immediately = type.settings.referralMethod == .deliverImmediately
    var found: [Beginning] = []
    let origins = hasRules(type, on: [.receivedUser, .receivedOther]) ? [false, true] : [false]
    let asksForDuplicates =
      hasRules(type, on: [.receivedDuplicate, .receivedNotDuplicate])
      || type.fieldsAsked.contains(RecordProperty.isDuplicate.name)
      || type.fieldsAsked.contains(LeadProperty.duplicateOf.name)
    for byUser in origins {
      for duplicate in asksForDuplicates ? [false, true] : [false] {
        for referred in immediately ? [true, false] : [false] {
          var beginning = Beginning(kind: .receipt(byUser: byUser, duplicate: duplicate, referred: referred))
          beginning.isRare = immediately && !referred && type.settings.partner != nil
          for property in [LeadProperty.status, .progress] {
            beginning.usual.append((FieldVersion(source: .lead(property), number: 0), .unset))
          }
          beginning.usual.append((FieldVersion(source: .record(.workflow), number: 0), .unset))
          if !byUser { beginning.usual.append((FieldVersion(source: .lead(.user), number: 0), .unset)) }
          if !referred { beginning.usual.append((FieldVersion(source: .lead(.partner), number: 0), .unset)) }
          found.append(beginning)
        }
      }
    }
    return found
  }

  private func updates(of type: ExploredType) -> [Beginning] {
    let own: [Event] = [.updated, .updatedUser, .updatedOther]
    guard hasRules(type, on: own) else { return [] }
    let origins = hasRules(type, on: [.updatedUser, .updatedOther]) ? [false, true] : [false]
    var found: [Beginning] = []
    let isAsked = type.fieldsAsked.contains(LeadProperty.progress.name)
    // A stage that no rule asks for makes no difference.
    let stages: [LeadProgress?] =
      [nil] + LeadProgress.allCases.filter { isAsked || type.events[Event($0)] != nil }
    for byUser in origins {
      for status in [false, true] {
        for user in [false, true] {
          for progress in stages {
            let count = (status ? 1 : 0) + (user ? 1 : 0) + (progress == nil ? 0 : 1)
            guard count < 2 || asksOfSeveral(type, own) else { continue }
            found.append(
              Beginning(
                kind: .update(byUser: byUser, status: status, user: user, progress: progress), isSingle: count < 2))
          }
        }
      }
    }
    return found
  }

  /// Whether a rule asks of more than one of status, user and progress, so that several at once make a difference.
  private func asksOfSeveral(_ type: ExploredType, _ events: [Event]) -> Bool {
    let names = Set([LeadProperty.status, .user, .progress].map(\.name))
    return events.contains { event in
      (type.events[event]?.rules ?? []).contains { rule in
        Set(rule.condition?.fieldsRead ?? []).intersection(names).count > 1
      }
    }
  }

  private func reports(of type: ExploredType) -> [Beginning] {
    let atReceipt: Set<Event> = [
      .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred, .received, .receivedUser,
      .receivedOther, .updated, .updatedUser, .updatedOther,
    ]
    var events = type.events.keys.filter { !atReceipt.contains($0) }
    // A status may move progress, so that its report can come to those events too.
    if type.events[.statusChanged] == nil, type.carriers.contains(where: { type.events[Event($0.progress)] != nil }) {
      events.append(.statusChanged)
    }
    return events.sorted { "\($0)" < "\($1)" }.map { Beginning(kind: .report($0)) }
  }

  private func resumptions(of type: ExploredType) -> [Beginning] {
    var found: [Beginning] = []
    for name in startedWorkflows(of: type) {
      guard let workflow = workflows[name] else { continue }
      for (index, step) in workflow.steps.enumerated() where step.wait != nil && index + 1 < workflow.steps.count {
        found.append(Beginning(kind: .workflow(name, step: index + 1)))
      }
    }
    return found
  }

  /// The workflows that rules of a type start, and those that such workflows start.
  func startedWorkflows(of type: ExploredType) -> [WorkflowName] {
    var found: [WorkflowName] = []
    func add(_ actions: [Action]) {
      for case .startWorkflow(let start) in actions where !found.contains(start.workflow) {
        found.append(start.workflow)
      }
    }
    for event in type.events.keys.sorted(by: { "\($0)" < "\($1)" }) {
      for rule in type.events[event]?.rules ?? [] { add(rule.actions) }
    }
    var next = 0
    while next < found.count {
      for step in workflows[found[next]]?.steps ?? [] { add(step.actions) }
      next += 1
    }
    return found
  }
}
