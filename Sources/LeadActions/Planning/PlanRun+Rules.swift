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
      if traceLevel != .off { note(rules, verdicts: [], of: type) }
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
    return context.record.messages[details.message, default: MessageLedger()].spent.insert(once).inserted
  }

  private mutating func begin(_ raised: RaisedEvent) {
    context.event = raised.event
    context.details = raised.details
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
    for index in rules.rules.indices {
      let entry = rules.entries[index]
      if entry >= 0, !type.code.judge(from: entry, slots: slots.values, subject: context).held { continue }
      let rule = rules.rules[index]
      let firing = Self.counted(rule.id, in: &firings)
      for action in rule.others { perform(action, .rule(rule.id), firing: firing) }
    }
  }

  private mutating func runInTwoPasses(_ rules: EventRules, _ type: CompiledLeadType) {
    var verdicts = [Judgement?](repeating: nil, count: rules.rules.count)
    for index in rules.assigning {
      let rule = rules.rules[index]
      let judgement = judge(rules, index, type)
      verdicts[index] = judgement
      guard judgement.held else { continue }
      for action in rule.assigns { perform(action, .rule(rule.id), firing: judgement.firing) }
    }
    for index in rules.rules.indices {
      let rule = rules.rules[index]
      let judgement = verdicts[index] ?? judge(rules, index, type)
      verdicts[index] = judgement
      guard judgement.held else { continue }
      for action in rule.others { perform(action, .rule(rule.id), firing: judgement.firing) }
    }
    if traceLevel != .off { note(rules, verdicts: verdicts, of: type) }
  }

  /// Whether a rule matched, how often it had fired before, and why.
  struct Judgement {
    var held: Bool
    var firing: Int
    var deciding: ComparisonFinding?
    var comparisons: [ComparisonFinding]
  }

  private mutating func judge(_ rules: EventRules, _ index: Int, _ type: CompiledLeadType) -> Judgement {
    let entry = rules.entries[index]
    var judgement = Judgement(held: true, firing: 0, deciding: nil, comparisons: [])
    if entry >= 0 {
      let verdict = type.code.judge(from: entry, slots: slots.values, subject: context)
      judgement.held = verdict.held
      if traceLevel != .off { explain(&judgement, verdict, entry, type.code) }
    }
    if judgement.held { judgement.firing = Self.counted(rules.rules[index].id, in: &firings) }
    return judgement
  }

  // MARK: Traces

  private func explain(
    _ judgement: inout Judgement, _ verdict: ConditionCode.Verdict, _ entry: Int32, _ code: ConditionCode
  ) {
    judgement.deciding = finding(verdict.deciding, code)
    if traceLevel == .full { judgement.comparisons = code.indices(from: entry).map { finding($0, code) } }
  }

  private func finding(_ index: Int32, _ code: ConditionCode) -> ComparisonFinding {
    code.trace(index, held: code.holds(Int(index), slots: slots.values, subject: context), subject: context)
  }

  private mutating func note(_ rules: EventRules, verdicts: [Judgement?], of type: CompiledLeadType) {
    var traces = rules.rules.indices.map { index in
      let verdict = verdicts[index]
      return RuleTrace(
        rule: rules.rules[index].id, matched: verdict?.held ?? false, deciding: verdict?.deciding,
        comparisons: verdict?.comparisons ?? [])
    }
    traces += rules.disabled.map {
      RuleTrace(rule: $0, matched: false, remark: "the rule is switched off", deciding: nil, comparisons: [])
    }
    trace.events.append(EventTrace(event: rules.event, leadType: type.settings.name, rules: traces))
  }
}
