#if CommandLine
  import LeadActions

  /// An explanation as a person reads it.
  struct ExplanationText {
    let style: Style

    func text(of explanation: Explanation) -> String {
      let (plan, zone) = (explanation.plan, explanation.zone)
      var lines = [
        style.bold("Lead \(explanation.lead.id), \(zone.civilTime(at: plan.at)) in \(zone)".printable)
      ]
      // A receipt is the lead itself, which stands in its file.
      if !explanation.isReceipt { lines.append("  \(JSONResult.line(explanation.report))".printable) }
      lines += note(explanation)
      lines += ["", style.bold("WHY each rule acts, or does not")]
      lines += plan.trace.map { TraceText(style: style).lines(of: $0, isFull: true) } ?? []
      if plan.trace?.events.isEmpty ?? true { lines.append("  No event is raised.") }
      lines += ["", style.bold("WHAT it does")]
      lines += plan.history.flatMap { entry in
        let indent = entry.line.isAction ? "    " : ""
        return "  \(indent)\(entry.line.text(in: zone).withShortIDs)".printable.wrapped(indent: 4 + indent.count)
      }
      return lines.map { $0 + "\n" }.joined()
    }

    /// Where the lead as it is cannot come to the event that was asked for.
    private func note(_ explanation: Explanation) -> [String] {
      guard let event = explanation.event, !explanation.plan.events.contains(where: { $0.event == event }) else {
        return []
      }
      return ["  " + style.yellow("\(event.title) is not raised for this lead.".printable)]
    }
  }

  /// An explanation as JSON, for other programs.
  enum ExplanationJSON {
    static func text(of explanation: Explanation) -> String {
      let plan = explanation.plan
      return JSONResult.text(
        .object([
          "lead": .name(explanation.lead.id), "at": .text(Timestamp.text(from: plan.at)),
          "report": explanation.report, "events": plan.trace.map(TraceJSON.value(of:)) ?? .list([]),
          "history": .list(
            plan.history.map { .object(["text": .text($0.line.description), "action": .flag($0.line.isAction)]) }),
          "deliveries": .list(plan.deliveries.map { .text("\($0.message.kind)") }),
        ]))
    }
  }
#endif
