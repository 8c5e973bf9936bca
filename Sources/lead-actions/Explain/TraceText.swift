#if CommandLine
  import LeadActions

  /// Why rules acted or not, with the comparison that decided.
  struct TraceText {
    let style: Style

    /// - Parameter isFull: Whether every comparison is shown, rather than the one that decided.
    func lines(of trace: Trace, isFull: Bool) -> [String] {
      trace.events.flatMap { event in
        let head = "  \(event.event.title), as a lead of type \(event.leadType.inQuotes):".printable
        guard !event.rules.isEmpty else { return ["\(head) no rule"] }
        return [head] + event.rules.flatMap { lines(of: $0, isFull: isFull) }
      }
    }

    private func lines(of rule: RuleTrace, isFull: Bool) -> [String] {
      let verdict = rule.matched ? style.green("acted  ") : style.faint("did not")
      let reason = rule.remark ?? rule.deciding.map { "\($0)" } ?? "it has no condition"
      let name = "\(rule.rule)".printable.padded(to: 28)
      let wrapped = reason.printable.wrapped(indent: 0, width: 58)
      var lines = wrapped.enumerated().map { index, line in
        index == 0 ? "    \(name) \(verdict)  \(line)" : String(repeating: " ", count: 42) + line
      }
      guard isFull, rule.comparisons.count > 1 else { return lines }
      for comparison in rule.comparisons {
        let mark = comparison == rule.deciding ? ">" : " "
        lines += "      \(mark) \(comparison)".printable.wrapped(indent: 10)
      }
      return lines
    }
  }
#endif
