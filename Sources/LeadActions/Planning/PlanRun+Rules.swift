extension PlanRun {
  /// Runs one event: what happens once is spent, then every Assign to User, then all other actions, as written.
  mutating func run(_ raised: RaisedEvent) {
    guard spend(raised) else {
      log(.alreadyHappened(raised.event))
      return
    }
    countStep()
    events.append(raised)
    log(.event(raised.event, raised.details))
    begin(raised)
    // The lead's type may change under way; the event in hand goes on with these rules.
    let type = ruleType
    let rules = type.rules(for: raised.event)
    guard !rules.rules.isEmpty else {
      if traceLevel != .off { note(rules, [], [], of: type) }
      return
    }
    if rules.assigning.isEmpty, traceLevel == .off {
      runOthers(rules, type)
    } else {
      runInTwoPasses(rules, type)
    }
  }

  /// The once-only events: false where this one has been spent.
  private mutating func spend(_ raised: RaisedEvent) -> Bool {
    if let progress = raised.event.progress { return context.record.spent.spend(progress) }
    guard let once = MessageLedger.Spent(raised.event), case .message(let details) = raised.details else { return true }
    return context.record.messages[details.ledger, default: MessageLedger()].spent.insert(once).inserted
  }

  private mutating func begin(_ raised: RaisedEvent) {
    context.event = raised.event
    context.details = raised.details
    context.eventTime = now
    performed = []
    if ruleType !== type { enter(type) }
    slots.begin(ruleType, context)
  }

  /// From now on the rules of another type run.
  mutating func enter(_ type: CompiledLeadType) {
    ruleType = type
    context.leadType = type.settings
    context.leadGroup = type.group
    slots = RuleSlots()
  }

  /// Where no rule of the event assigns, one pass judges each rule just before its first action.
  private mutating func runOthers(_ rules: EventRules, _ type: CompiledLeadType) {
    var next = 0
    while let (index, reach) = type.code.firstOpen(in: rules.entries, from: next, slots: slots.values) {
      next = index + 1
      if case .needsDetail(let test) = reach, !judge(from: test, type.code, slots.values).held { continue }
      let rule = rules.rules[index]
      let firing = firings.add(rule.id)
      for action in rule.others { perform(action, .rule(rule.id), firing: firing) }
    }
  }

  /// Each rule is judged once, before the first of its actions that runs; the verdict holds for all of them.
  private mutating func runInTwoPasses(_ rules: EventRules, _ type: CompiledLeadType) {
    var verdicts = [Verdict](repeating: .notAsked, count: rules.rules.count)
    var findings: [[ComparisonFinding]] = traceLevel == .off ? [] : Array(repeating: [], count: rules.rules.count)
    for index in rules.assigning {
      verdicts[index] = judge(rules, index, type, &findings)
      guard case .matched(let firing) = verdicts[index] else { continue }
      let rule = rules.rules[index]
      for action in rule.assigns { perform(action, .rule(rule.id), firing: firing) }
    }
    for index in rules.rules.indices {
      if case .notAsked = verdicts[index] { verdicts[index] = judge(rules, index, type, &findings) }
      guard case .matched(let firing) = verdicts[index] else { continue }
      let rule = rules.rules[index]
      for action in rule.others { perform(action, .rule(rule.id), firing: firing) }
    }
    if traceLevel != .off { note(rules, verdicts, findings, of: type) }
  }

  /// Whether a rule matched, and how often it had fired before.
  private enum Verdict {
    case notAsked
    case notMatched
    case matched(firing: Int)
  }

  private mutating func judge(
    _ rules: EventRules, _ index: Int, _ type: CompiledLeadType, _ findings: inout [[ComparisonFinding]]
  ) -> Verdict {
    let entry = rules.entries[index]
    if entry >= 0 {
      let verdict = verdict(of: entry, type.code)
      if traceLevel != .off { findings[index] = explain(verdict.deciding, entry, type.code) }
      guard verdict.held else { return .notMatched }
    }
    return .matched(firing: firings.add(rules.rules[index].id))
  }

  private mutating func verdict(of entry: Int32, _ code: ConditionCode) -> ConditionCode.Verdict {
    switch code.run(from: entry, slots: slots.values) {
    case .decided(let verdict): verdict
    case .needsDetail(let index): judge(from: index, code, slots.values)
    }
  }

  /// The slow way, for comparisons that read more than their slot; kept apart, so that the fast way stays small.
  @inline(never)
  mutating func judge(
    from start: Int32, _ code: ConditionCode, _ slots: [ConditionCode.Slot]
  ) -> ConditionCode.Verdict {
    var index = start
    while true {
      let held = code.holds(Int(index), slots: slots, subject: context)
      let (verdict, next) = code.next(after: index, held: held)
      if let verdict { return verdict }
      index = next
    }
  }

  // MARK: Traces

  /// The comparison that decided, and after it, in a full trace, all of them.
  private func explain(_ deciding: Int32, _ entry: Int32, _ code: ConditionCode) -> [ComparisonFinding] {
    explain(deciding, entry, code, slots.values)
  }

  func explain(
    _ deciding: Int32, _ entry: Int32, _ code: ConditionCode, _ slots: [ConditionCode.Slot]
  ) -> [ComparisonFinding] {
    let indices = traceLevel == .full ? code.indices(from: entry) : []
    return ([deciding] + indices).map { index in
      code.trace(index, held: code.holds(Int(index), slots: slots, subject: context), subject: context)
    }
  }

  private mutating func note(
    _ rules: EventRules, _ verdicts: [Verdict], _ findings: [[ComparisonFinding]], of type: CompiledLeadType
  ) {
    let actions = Dictionary(grouping: performed, by: \.origin)
    var traces: [RuleTrace] = []
    for (index, rule) in rules.rules.enumerated() {
      var matched = false
      if case .matched = verdicts[index] { matched = true }
      traces.append(
        RuleTrace(
          rule: rule.id, matched: matched, deciding: findings[index].first,
          comparisons: Array(findings[index].dropFirst()),
          actions: actions[.rule(rule.id)]?.map(\.trace) ?? []))
    }
    for rule in rules.disabled {
      traces.append(
        RuleTrace(rule: rule, matched: false, remark: "the rule is switched off", deciding: nil, comparisons: []))
    }
    trace.events.append(EventTrace(event: rules.event, leadType: type.settings.name, rules: traces))
  }
}
