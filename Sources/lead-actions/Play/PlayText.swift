#if CommandLine
  import LeadActions

  /// What a play came to, as tables that a person reads.
  struct PlayText {
    let style: Style

    func text(of summary: PlaySummary, _ play: Play, _ book: RuleBook, _ stories: [LeadStory]) -> String {
      var lines = head(summary, play, book)
      lines += [""] + events(summary)
      lines += rules(summary)
      lines += workflows(summary)
      lines += [""] + messages(summary)
      lines += refusals(summary)
      for story in stories { lines += LeadStoryText(style: style).lines(of: story) }
      return lines.map { $0 + "\n" }.joined()
    }

    private func head(_ summary: PlaySummary, _ play: Play, _ book: RuleBook) -> [String] {
      let rules = book.leadTypes.map(\.rules.count).reduce(0, +)
      return [
        style.bold(book.name.printable)
          + ": \(rules.of("rule")) on \(book.leadTypes.count.of("lead type"))",
        "\(play.steps.count.of("occurrence")) of \(summary.leads.of("lead")), and \(summary.times.of("time")) that fell due",
        "from \(Zone.utc.civilTime(at: play.start)) to \(Zone.utc.civilTime(at: play.end)) UTC",
      ]
    }

    private func events(_ summary: PlaySummary) -> [String] {
      [style.bold(Self.row([("EVENTS", 68), ("times", -8), ("leads", -8)]))]
        + summary.events.map {
          Self.row([("  \($0.event.title.printable)", 68), ($0.count.grouped, -8), ($0.leads.grouped, -8)])
        }
    }

    private func rules(_ summary: PlaySummary) -> [String] {
      var lines: [String] = []
      var type: LeadTypeName?
      for rule in summary.rules {
        if rule.leadType != type {
          let head = Self.row([
            ("RULES: \(rule.leadType)".printable, 68), ("asked", -8), ("matched", -8), ("performed", -11),
          ])
          lines += ["", style.bold(head)]
          type = rule.leadType
        }
        let name = [("  \(rule.rule)".printable, 27), (rule.event.title.printable, 41)]
        guard rule.isEnabled else {
          lines.append(style.faint(Self.row(name + [("off", -8)])))
          continue
        }
        let counts = [rule.asked, rule.matched, rule.actions.performed].map(\.grouped)
        lines.append(Self.row(name + [(counts[0], -8), (counts[1], -8), (counts[2], -11)]))
        lines += notes(rule.actions)
      }
      return lines
    }

    private func notes(_ tally: ActionTally) -> [String] {
      var notes: [String] = []
      if tally.unchanged > 0 { notes.append("\(tally.unchanged.grouped) already so") }
      notes += tally.notDone.sorted { $0.key < $1.key }.map { "\($1.grouped) not done: \($0)" }
      notes += tally.failed.sorted { $0.key < $1.key }.map { "\($1.grouped) failed: \($0)" }
      return notes.flatMap { "      \($0.printable)".wrapped(indent: 8) }
    }

    private func workflows(_ summary: PlaySummary) -> [String] {
      guard !summary.workflows.isEmpty else { return [] }
      let head = Self.row([
        ("WORKFLOWS", 60), ("started", -8), ("stopped", -8), ("finished", -9), ("performed", -10),
      ])
      return ["", style.bold(head)]
        + summary.workflows.flatMap { workflow in
          let counts = [workflow.started, workflow.stopped, workflow.finished, workflow.actions.performed]
            .map(\.grouped)
          let name = ("  \(workflow.workflow)".printable, 60)
          return [Self.row([name, (counts[0], -8), (counts[1], -8), (counts[2], -9), (counts[3], -10)])]
            + notes(workflow.actions)
        }
    }

    private func messages(_ summary: PlaySummary) -> [String] {
      let head = Self.row([
        ("MESSAGES", 38), ("delivered", -10), ("leads", -8), ("given up", -10), ("not sent", -10), ("waiting", -10),
      ])
      var lines = [style.bold(head)]
      for kind in summary.messages {
        let notSent = kind.expired + kind.withdrawn + kind.noConsent
        let counts = [kind.delivered, kind.leads, kind.dead, notSent, kind.waiting].map(\.grouped)
        lines.append(
          Self.row([
            ("  \(kind.kind)".printable, 38), (counts[0], -10), (counts[1], -8), (counts[2], -10), (counts[3], -10),
            (counts[4], -10),
          ]))
      }
      if summary.messages.isEmpty { lines.append("  none") }
      return lines
    }

    private func refusals(_ summary: PlaySummary) -> [String] {
      guard !summary.refusals.isEmpty else { return [] }
      let shown = summary.refusals.prefix(20).flatMap {
        "  \(Zone.utc.civilTime(at: $0.at)) lead \($0.lead), occurrence \($0.occurrence): \($0.reason)".printable
          .wrapped(indent: 4)
      }
      let rest = summary.refusals.count - 20
      return ["", style.yellow("REFUSED: \(summary.refusals.count.of("occurrence"))")] + shown
        + (rest > 0 ? ["  … and \(rest.grouped) more"] : [])
    }

    /// Cells of so many columns, those of a negative width to the right.
    static func row(_ cells: [(String, Int)]) -> String {
      let line = cells.map { text, width in
        width < 0 ? text.padded(left: -width) : text.count < width ? text.padded(to: width) : text + " "
      }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
#endif
