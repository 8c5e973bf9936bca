#if CommandLine
  import LeadActions

  /// What a play came to as JSON, for other programs.
  enum PlayJSON {
    static func text(of summary: PlaySummary, _ stories: [LeadStory]) -> String {
      JSONResult.text(
        .object([
          "start": .text(Timestamp.text(from: summary.start)), "end": .text(Timestamp.text(from: summary.end)),
          "leads": .count(summary.leads), "occurrences": .count(summary.occurrences), "times": .count(summary.times),
          "returned": .count(summary.returned), "refusals": .list(summary.refusals.map(refusal)),
          "events": .list(summary.events.map(event)), "rules": .list(summary.rules.map(rule)),
          "workflows": .list(summary.workflows.map(workflow)), "messages": .list(summary.messages.map(messages)),
          "stories": .list(stories.map(story)),
        ]))
    }

    private static func refusal(_ refusal: PlayRefusal) -> PlainValue {
      .object([
        "at": .text(Timestamp.text(from: refusal.at)), "lead": .name(refusal.lead),
        "occurrence": .name(refusal.occurrence), "reason": .text(refusal.reason.text),
      ])
    }

    private static func event(_ event: EventCount) -> PlainValue {
      .object([
        "event": .text(event.event.description), "title": .text(event.event.title), "count": .count(event.count),
        "leads": .count(event.leads),
      ])
    }

    private static func rule(_ rule: RuleSummary) -> PlainValue {
      .object([
        "leadType": .name(rule.leadType), "rule": .name(rule.rule), "event": .text(rule.event.description),
        "enabled": .flag(rule.isEnabled), "asked": .count(rule.asked), "matched": .count(rule.matched),
        "actions": tally(rule.actions),
      ])
    }

    private static func tally(_ tally: ActionTally) -> PlainValue {
      .object([
        "performed": .count(tally.performed), "unchanged": .count(tally.unchanged),
        "notDone": .object(tally.notDone.mapValues(PlainValue.count)),
        "failed": .object(tally.failed.mapValues(PlainValue.count)),
      ])
    }

    private static func workflow(_ workflow: WorkflowSummary) -> PlainValue {
      .object([
        "workflow": .name(workflow.workflow), "started": .count(workflow.started),
        "stopped": .count(workflow.stopped), "finished": .count(workflow.finished),
        "actions": tally(workflow.actions),
      ])
    }

    private static func messages(_ messages: MessageSummary) -> PlainValue {
      .object([
        "kind": .text("\(messages.kind)"), "delivered": .count(messages.delivered), "leads": .count(messages.leads),
        "retries": .count(messages.retries), "givenUp": .count(messages.dead), "expired": .count(messages.expired),
        "withdrawn": .count(messages.withdrawn), "noConsent": .count(messages.noConsent),
        "waiting": .count(messages.waiting),
      ])
    }

    private static func story(_ story: LeadStory) -> PlainValue {
      .object([
        "lead": .name(story.lead),
        "history": .list(
          story.history.map {
            .object([
              "at": .text(Timestamp.text(from: $0.at)), "text": .text($0.line.description),
              "action": .flag($0.line.isAction),
            ])
          }),
        "explanations": .list(
          story.explanations.map {
            .object([
              "at": .text(Timestamp.text(from: $0.at)), "occurrence": .name($0.occurrence.id),
              "events": TraceJSON.value(of: $0.trace),
            ])
          }),
      ])
    }
  }
#endif
