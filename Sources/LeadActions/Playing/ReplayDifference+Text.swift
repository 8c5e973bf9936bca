extension ReplayDifference: CustomStringConvertible {
  /// What is different, for a person to read.
  public var description: String {
    var lines = [
      "Replayed \(occurrences.of("occurrence")) of \(leads.of("lead")), "
        + "\(Timestamp.text(from: start)) to \(Timestamp.text(from: end))."
    ]
    guard !isEmpty else { return (lines + ["Nothing would have happened differently."]).joined(separator: "\n") }
    lines.append("\(differingLeads.of("lead")) would have fared differently.")
    lines += Self.section("Rules", rules.filter(\.isDifferent).map { $0.lines })
    lines += Self.section("Workflows", workflows.filter(\.isDifferent).map { $0.lines })
    lines += Self.section("Messages", messages.filter(\.isDifferent).map { $0.lines })
    lines += Self.section("How leads end", endStates.map { ["  \($0.what): otherwise for \($0.leads.of("lead"))"] })
    lines += Self.section(
      "Refused by one of the books",
      refusals.prefix(10).map {
        ["  by the \($0.book.rawValue) book: \($0.occurrence.told) of lead \($0.lead): \($0.reason)"]
      }
        + (refusals.count > 10 ? [["  and \(refusals.count - 10) more"]] : []))
    lines += Self.section("For example", examples.map { ["  Lead \($0.lead)"] + $0.lines.map { "    \($0)" } })
    return lines.map(\.onOneLine).joined(separator: "\n")
  }

  private static func section(_ title: String, _ parts: [[String]]) -> [String] {
    parts.isEmpty ? [] : ["", title] + parts.flatMap { $0 }
  }
}

extension RuleReplay {
  fileprivate var lines: [String] { ReplayTally.lines("rule \(rule.told) of \(leadType.told)", "matched", old, new) }
}

extension WorkflowReplay {
  fileprivate var lines: [String] { ReplayTally.lines("workflow \(workflow.told)", "started", old, new) }
}

extension ReplayTally {
  /// Such as `rule 'welcome' would now send 4,812 emails to customers about 4,812 leads; before: none`.
  fileprivate static func lines(_ name: String, _ verb: String, _ old: ReplayTally?, _ new: ReplayTally?) -> [String] {
    let mark = old == nil ? " (new)" : (new == nil ? " (removed)" : "")
    let (before, after) = (old ?? .none, new ?? .none)
    var lines: [String] = []
    let kinds = (after.sent + before.sent).reduce(into: [SentSummary]()) { kinds, sent in
      if !kinds.contains(where: { $0.isLike(sent) }) { kinds.append(sent) }
    }
    for kind in kinds {
      let sent = (before.sent.first { $0.isLike(kind) }, after.sent.first { $0.isLike(kind) })
      switch sent {
      case (let old?, let new?) where old == new: break
      case (let old, let new?): lines.append("would now send \(new); before: \(old.map { $0.short } ?? "none")")
      case (let old?, nil): lines.append("would no longer send \(old)")
      case (nil, nil): break
      }
    }
    if before.matched != after.matched {
      lines.append("\(verb) \(after.matched.of("time")); before: \(before.matched.grouped)")
    }
    if before.performed != after.performed || before.notDone != after.notDone, lines.isEmpty {
      lines.append(
        "\(after.performed.of("action")) performed, \(after.notDone.grouped) not done; "
          + "before: \(before.performed.grouped) and \(before.notDone.grouped)")
    }
    guard lines.count != 1 else { return ["  \(name)\(mark) \(lines[0])"] }
    return ["  \(name)\(mark)"] + lines.map { "    \($0)" }
  }
}

extension SentSummary {
  fileprivate func isLike(_ other: SentSummary) -> Bool { kind == other.kind && recipient == other.recipient }
  fileprivate var short: String { "\(count.grouped) about \(leads.of("lead"))" }
}

extension MessageReplay {
  fileprivate var lines: [String] {
    func words(_ count: Count) -> String {
      SentSummary(kind, to: recipient, count: count.count, leads: count.leads).description
    }
    var lines: [String] = []
    if onlyNew.count > 0 { lines.append("  + only the new book sends \(words(onlyNew))") }
    if onlyOld.count > 0 { lines.append("  - only the old book sends \(words(onlyOld))") }
    if otherwise.count > 0 { lines.append("  ~ with another content \(words(otherwise))") }
    return lines + ["    in all \(words(new)); before: \(old.count.grouped) about \(old.leads.of("lead"))"]
  }
}
