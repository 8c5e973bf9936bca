extension ReplayDifference {
  init(play: Play, from old: PlayedBook, to new: PlayedBook, books: RuleBookDifference, exampleCount: Int) {
    (start, end) = (play.start, play.end)
    let leads = play.leads
    self.leads = leads.count
    occurrences = play.steps.count
    rules = Self.rules(old.summary.rules, new.summary.rules, books)
    workflows = Self.workflows(old.summary.workflows, new.summary.workflows)
    refusals = Self.refusals(old.summary.refusals, new.summary.refusals)
    examples = []
    differingLeads = 0
    var messages = MessageComparison()
    var ends: [String: Int] = [:]
    let refused = Dictionary(grouping: refusals, by: \.lead)
    for lead in leads {
      var lines = messages.compare(old.messages[lead] ?? [], new.messages[lead] ?? [], of: lead)
      for change in Self.endState(old.records[lead], new.records[lead]) {
        ends[change.what, default: 0] += 1
        lines.append("at the end \(change.what): \(change.from ?? "none") → \(change.to ?? "none")")
      }
      for refusal in refused[lead] ?? [] {
        lines.append(
          "occurrence \(refusal.occurrence.told) refused by the \(refusal.book.rawValue) book: \(refusal.reason)")
      }
      guard !lines.isEmpty else { continue }
      differingLeads += 1
      if examples.count < exampleCount { examples.append(LeadReplay(lead: lead, lines: lines)) }
    }
    self.messages = messages.all
    endStates = ends.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { EndStateCount(what: $0.key, leads: $0.value) }
  }

  // MARK: Rules and workflows

  private struct RuleKey: Hashable {
    var type: LeadTypeName
    var rule: RuleID
  }

  /// Rules belong together by lead type and id; one whose id alone is another is the same rule.
  private static func rules(
    _ old: [RuleSummary], _ new: [RuleSummary], _ books: RuleBookDifference
  ) -> [RuleReplay] {
    var oldTypes: [LeadTypeName: LeadTypeName] = [:]
    var oldIDs: [RuleKey: RuleID] = [:]
    for type in books.leadTypes {
      if let name = type.oldName { oldTypes[type.leadType] = name }
      for rule in type.rules { if let id = rule.oldID { oldIDs[RuleKey(type: type.leadType, rule: rule.rule)] = id } }
    }
    var rest = Dictionary(old.map { (RuleKey(type: $0.leadType, rule: $0.rule), $0) }) { first, _ in first }
    var replays: [RuleReplay] = new.map { summary in
      let key = RuleKey(type: summary.leadType, rule: summary.rule)
      let before = RuleKey(type: oldTypes[key.type] ?? key.type, rule: oldIDs[key] ?? key.rule)
      return RuleReplay(
        leadType: key.type, rule: key.rule, old: rest.removeValue(forKey: before).map { ReplayTally($0) },
        new: ReplayTally(summary))
    }
    for summary in old {
      guard let gone = rest.removeValue(forKey: RuleKey(type: summary.leadType, rule: summary.rule)) else { continue }
      replays.append(RuleReplay(leadType: gone.leadType, rule: gone.rule, old: ReplayTally(gone), new: nil))
    }
    return replays
  }

  private static func workflows(_ old: [WorkflowSummary], _ new: [WorkflowSummary]) -> [WorkflowReplay] {
    var rest = Dictionary(old.map { ($0.workflow, $0) }) { first, _ in first }
    let replays = new.map { summary in
      WorkflowReplay(
        workflow: summary.workflow, old: rest.removeValue(forKey: summary.workflow).map { ReplayTally($0) },
        new: ReplayTally(summary))
    }
    return replays
      + rest.values.sorted { $0.workflow < $1.workflow }
      .map { WorkflowReplay(workflow: $0.workflow, old: ReplayTally($0), new: nil) }
  }

  // MARK: Refusals

  private struct RefusalKey: Hashable {
    var lead: LeadID
    var occurrence: OccurrenceID
  }

  private static func refusals(_ old: [PlayRefusal], _ new: [PlayRefusal]) -> [ReplayRefusal] {
    func keys(_ refusals: [PlayRefusal]) -> Set<RefusalKey> {
      Set(refusals.map { RefusalKey(lead: $0.lead, occurrence: $0.occurrence) })
    }
    func only(_ refusals: [PlayRefusal], _ others: Set<RefusalKey>, _ book: RuleBookReplay.Stage) -> [ReplayRefusal] {
      refusals.filter { !others.contains(RefusalKey(lead: $0.lead, occurrence: $0.occurrence)) }.map {
        ReplayRefusal(at: $0.at, occurrence: $0.occurrence, lead: $0.lead, book: book, reason: $0.reason.text)
      }
    }
    return only(old, keys(new), .old) + only(new, keys(old), .new)
  }

  // MARK: How leads end

  private static func endState(_ old: LeadRecord?, _ new: LeadRecord?) -> [ValueChange] {
    let (before, after) = (old?.endState ?? [:], new?.endState ?? [:])
    return Set(before.keys).union(after.keys).sorted().compactMap { what in
      ValueChange(what, differing: before[what], after[what])
    }
  }
}

extension LeadRecord {
  /// What can be told of a lead when a play is over, by name, in words.
  fileprivate var endState: [String: String] {
    var state: [String: String] = [:]
    for property in LeadProperty.allCases { state[property.rawValue] = lead.value(of: property)?.quoted.onOneLine }
    for name in lead.fields.keys { state[name.rawValue.onOneLine] = lead.value(of: name)?.quoted.onOneLine }
    state["workflow"] = workflow.map { "\($0.workflow.told), at step \($0.step + 1)" }
    return state
  }
}
