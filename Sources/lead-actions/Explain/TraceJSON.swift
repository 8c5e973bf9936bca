#if CommandLine
  import LeadActions

  /// A trace as JSON: each event with its rules, and of each the comparisons.
  enum TraceJSON {
    static func value(of trace: Trace) -> PlainValue {
      .list(
        trace.events.map { event in
          .object([
            "event": .text(event.event.description), "title": .text(event.event.title),
            "leadType": .name(event.leadType), "rules": .list(event.rules.map(value(of:))),
          ])
        })
    }

    private static func value(of rule: RuleTrace) -> PlainValue {
      .object([
        "rule": .name(rule.rule), "matched": .flag(rule.matched), "remark": .text(rule.remark),
        "deciding": rule.deciding.map(value(of:)) ?? .null,
        "comparisons": .list(rule.comparisons.map(value(of:))),
      ])
    }

    private static func value(of comparison: ComparisonFinding) -> PlainValue {
      .object([
        "test": .text(comparison.test), "found": .text(comparison.found.map { "\($0)" }),
        "held": .flag(comparison.held),
      ])
    }
  }
#endif
