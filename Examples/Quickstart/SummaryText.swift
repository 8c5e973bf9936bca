import LeadActions

/// What a run begins with.
struct Introduction {
  let rules: RuleBook
  let play: Play

  var lines: [String] {
    let types = rules.leadTypes
    return [
      "\(rules.name): \(types.map(\.rules.count).reduce(0, +).of("rule")) on \(types.count.of("lead type")), "
        + "\(rules.workflows.count.of("workflow")), \(rules.templates.count.of("template")).",
      "Playing \(play.steps.count.of("occurrence")) of \(play.leads.count.of("lead")), from "
        + "\(play.start.shortText.trimmed) to \(play.end.shortText.trimmed).",
    ]
  }
}

/// What a run came to, as tables.
struct SummaryText {
  let summary: PlaySummary

  init(_ summary: PlaySummary) { self.summary = summary }

  var lines: [String] { [""] + events + [""] + rules + workflows + [""] + messages + refusals }

  // MARK: Events

  private var events: [String] {
    let head = Self.row([("EVENTS", 38), ("times", -5), ("leads", -6)])
    let cells = summary.events.map {
      Self.row([($0.event.title, 39), ($0.count.grouped, -4), ($0.leads.grouped, -6)])
    }
    let half = (cells.count + 1) / 2
    let rows = (0..<half).map { row in row + half < cells.count ? "\(cells[row]) \(cells[row + half])" : cells[row] }
    return ["\(head) \(Self.row([("", 38), ("times", -5), ("leads", -6)]))"] + rows
  }

  // MARK: Rules

  private var rules: [String] {
    var lines: [String] = []
    var type: LeadTypeName?
    for rule in summary.rules {
      if rule.leadType != type {
        if type != nil { lines.append("") }
        lines.append(Self.row([("RULES: \(rule.leadType)", 68), ("asked", -7), ("matched", -9), ("performed", -11)]))
        type = rule.leadType
      }
      let name = [("  \(rule.rule)", 28), (rule.event.title, 40)]
      guard rule.isEnabled else {
        lines.append(Self.row(name + [("off", -7)]))
        continue
      }
      let counts = [rule.asked, rule.matched, rule.actions.performed].map(\.grouped)
      lines.append(Self.row(name + [(counts[0], -7), (counts[1], -9), (counts[2], -11)]))
      lines += notes(rule.actions)
    }
    return lines
  }

  private func notes(_ tally: ActionTally) -> [String] {
    var notes: [String] = []
    if tally.unchanged > 0 { notes.append("\(tally.unchanged.grouped) already so") }
    for (reason, count) in tally.notDone.sorted(by: { $0.key < $1.key }) {
      notes.append("\(count) not done: \(reason)")
    }
    for (reason, count) in tally.failed.sorted(by: { $0.key < $1.key }) { notes.append("\(count) failed: \(reason)") }
    return notes.flatMap { "      \($0)".wrapped(indent: 8) }
  }

  private var workflows: [String] {
    guard !summary.workflows.isEmpty else { return [] }
    var lines = [
      "", Self.row([("WORKFLOWS", 58), ("started", -8), ("stopped", -9), ("finished", -9), ("performed", -11)]),
    ]
    for workflow in summary.workflows {
      let counts = [workflow.started, workflow.stopped, workflow.finished, workflow.actions.performed].map(\.grouped)
      lines.append(
        Self.row([
          ("  \(workflow.workflow)", 58), (counts[0], -8), (counts[1], -9), (counts[2], -9), (counts[3], -11),
        ]))
      lines += notes(workflow.actions)
    }
    return lines
  }

  // MARK: Messages

  private var messages: [String] {
    var lines = [
      Self.row([
        ("MESSAGES", 38), ("delivered", -9), ("leads", -8), ("retries", -10), ("given up", -10), ("not sent", -10),
      ])
    ]
    for kind in summary.messages {
      let notSent = kind.expired + kind.withdrawn + kind.noConsent
      let counts = [kind.delivered, kind.leads, kind.retries, kind.dead, notSent].map(\.grouped)
      lines.append(
        Self.row([
          ("  \(kind.kind)", 38), (counts[0], -9), (counts[1], -8), (counts[2], -10), (counts[3], -10),
          (counts[4], -10),
        ]))
    }
    lines += deadLetters
    return lines
  }

  /// What was given up, those of one reason together.
  private var deadLetters: [String] {
    var lines: [String] = []
    let groups = Dictionary(grouping: summary.deadLetters) { "\($0.kind)\n\($0.attempts)\n\($0.reason)" }
    for (_, letters) in groups.sorted(by: { $0.key < $1.key }) {
      guard let first = letters.first else { continue }
      let place = "the first of lead \(first.lead) on \(first.at.shortText.trimmed)"
      let what = "\(letters.count.of("\(first.kind)")) after \(first.attempts.of("attempt"))"
      lines += "      given up: \(what), \(place): \(first.reason)".wrapped(indent: 8)
    }
    return lines
  }

  /// Cells of so many columns, those of a negative width to the right.
  private static func row(_ cells: [(String, Int)]) -> String {
    cells.map { text, width in width < 0 ? text.padded(left: -width) : text.padded(to: width) }.joined()
  }

  private var refusals: [String] {
    guard !summary.refusals.isEmpty else { return [] }
    return ["", "REFUSED: \(summary.refusals.count.of("occurrence"))"]
      + summary.refusals.prefix(10).flatMap {
        "  \($0.at.shortText) lead \($0.lead), occurrence \($0.occurrence): \($0.reason)".wrapped(indent: 4)
      }
  }
}

extension String {
  var trimmed: String { String(drop { $0 == " " }) }
}
