#if CommandLine
  import LeadActions
  import LeadActionsTesting

  /// What scenarios came to, as a person reads it.
  struct TestText {
    let style: Style
    /// Whether the coverage is told rule by rule.
    let isWhole: Bool

    func text(of result: TestResult) -> String {
      var lines: [String] = []
      for run in result.files {
        if result.files.count > 1 { lines.append(style.bold(run.file)) }
        lines += run.scenarios.flatMap { self.lines(of: $0, in: run) }
      }
      let all = result.files.flatMap(\.scenarios)
      let failed = all.count { !$0.passed }
      let outcome = ScenarioReport.outcome(failed: failed)
      lines += ["", "\(all.count.of("scenario")), \(failed == 0 ? style.green(outcome) : style.red(outcome))."]
      let coverage = (isWhole ? result.coverage.text : result.coverage.summary).printableLines
      lines += ["Coverage \(result.coverage.percentText): \(coverage.first ?? "")"] + coverage.dropFirst()
      if let minimum = result.minimumPercent, result.coveredPercent < minimum {
        lines.append(style.red("That is less than the \(RuleCoverage.percentText(minimum)) that are asked for."))
      }
      return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of outcome: ScenarioRun.Outcome, in run: ScenarioRun) -> [String] {
      let words = ScenarioResult.mark(outcome.passed)
      let mark = outcome.passed ? style.green(words) : style.red(words)
      return ["\(mark)\(outcome.name.printable)"]
        + outcome.failures.flatMap { failure in
          let place = failure.mark.map { "\(run.file):\($0.line):\($0.column)" } ?? run.file
          return ["     \(place): \(failure.message.printable)", "       \(style.faint(failure.place.printable))"]
            + failure.difference.flatMap(\.printableLines).map { "       \(coloured($0))" }
        }
    }

    private func coloured(_ line: String) -> String {
      line.hasPrefix("-") ? style.red(line) : line.hasPrefix("+") ? style.green(line) : line
    }
  }

  extension String {
    fileprivate var printableLines: [String] {
      split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    }
  }
#endif
