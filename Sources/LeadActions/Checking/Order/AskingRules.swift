/// Rules on receipt whose conditions ask for what only a later event of the receipt sets, so that they never act.
struct AskingRules {
  /// Those that act on some receipt.
  private var acting: Set<ObjectIdentifier> = []
  /// Those that ask for a workflow before any can run.
  private var pointless: Set<ObjectIdentifier> = []
  private var missed: [ObjectIdentifier: Finding] = [:]
  private var inOrder: [ObjectIdentifier] = []
  private var sources: [ObjectIdentifier: [FieldSource]] = [:]

  func findings(except reported: Set<ObjectIdentifier>) -> [Finding] {
    inOrder.filter { (pointless.contains($0) || !acting.contains($0)) && !reported.contains($0) }.compactMap {
      missed[$0]
    }
  }

  mutating func look(at course: Course, _ explored: ExploredBook) {
    for (index, run) in course.runs.enumerated() {
      guard let event = run.event, event.isOfReceipt else { continue }
      for (number, rule) in explored.rules(of: run).enumerated() {
        guard let condition = rule.condition, !asked(rule, condition, explored).isEmpty else { continue }
        look(at: rule, number, condition, index, course, explored)
      }
    }
  }

  private mutating func look(
    at rule: ExploredRule, _ number: Int, _ condition: Condition, _ run: Int, _ course: Course,
    _ explored: ExploredBook
  ) {
    let key = ObjectIdentifier(rule)
    if acting.contains(key), !asksForWorkflow(key) { return }
    let position = Course.Position(run: run, isAssigning: rule.assigns, rule: number, action: 0)
    let view = course.view(at: position)
    let holds = course.canHold([Assumption(condition, holds: true, at: view)], explored.catalog)
    // At receipt no workflow can run before a rule starts one: who asks for it asks for what comes later.
    let isPointless = holds && asksForWorkflow(key) && view.current(.record(.workflow)).number == 0
    if holds { acting.insert(key) }
    if pointless.contains(key) { return }
    guard !holds || isPointless else { return }
    for write in course.writes
    // That a rule which assigns is judged before those above it is told of by itself.
    where write.position > position && write.cause.rule !== rule && !(rule.assigns && write.position.run == run)
      && asked(rule, condition, explored).contains(write.source)
      && (!isPointless || write.source == .record(.workflow))
    {
      var later = view
      later.versions[write.source] = write.to.number
      if write.source == .lead(.leadType) { later.versions[.record(.leadGroup)] = nil }
      let assumption = Assumption(condition, holds: !isPointless, at: later)
      guard course.canHold([assumption], explored.catalog) else { continue }
      if missed[key] == nil { inOrder.append(key) }
      if isPointless { pointless.insert(key) }
      if missed[key] == nil || isPointless {
        missed[key] = finding(rule, write, run, course, explored, never: !isPointless)
      }
      return
    }
  }

  private func asksForWorkflow(_ key: ObjectIdentifier) -> Bool { sources[key]?.contains(.record(.workflow)) ?? false }

  /// What a condition asks for that rules set.
  private mutating func asked(
    _ rule: ExploredRule, _ condition: Condition, _ explored: ExploredBook
  ) -> [FieldSource] {
    let key = ObjectIdentifier(rule)
    if let known = sources[key] { return known }
    var found: [FieldSource] = []
    for name in condition.fieldsRead {
      switch explored.catalog.find(name)?.source {
      case .record(.isReferred)?: found.append(.lead(.partner))
      case .record(.leadGroup)?: found.append(.lead(.leadType))
      case let source? where source.isSetByRules: found.append(source)
      default: break
      }
    }
    sources[key] = found
    return found
  }

  private func finding(
    _ rule: ExploredRule, _ write: Course.Write, _ run: Int, _ course: Course, _ explored: ExploredBook, never: Bool
  ) -> Finding {
    let (what, title) = (write.source.words, explored.title(of: course.runs[run]))
    let later = explored.title(of: course.runs[write.position.run])
    let note =
      never ? "\(rule.name) does not act, since its condition asks for \(what)" : "\(rule.name) finds no workflow"
    return Finding(
      write.source.orderCode, .warning, at: rule.conditionPlace.text,
      "The condition on \(title) asks for \(what), which \(write.cause.rule.name) sets only on \(later).",
      why: never
        ? "The rule does not act for the leads that it is meant for."
        : "The rule acts for every lead, since at that moment no workflow can be running.",
      story: explored.story(of: course, to: write.position.run, [(run, note)]),
      mend: "Move \(rule.name) to \(later) behind \(write.cause.rule.name), or to a later event.",
      related: [
        RelatedPlace(
          write.cause.rule.place(ofAction: write.cause.action).text, explored.words(for: write, in: course))
      ])
  }
}

extension Event {
  /// Whether the event is one of a receipt's own.
  var isOfReceipt: Bool {
    switch self {
    case .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred, .received, .receivedUser,
      .receivedOther:
      true
    default: false
    }
  }
}
