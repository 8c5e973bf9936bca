#if CommandLine
  import LeadActions

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
      let outcome = failed == 0 ? style.green("as expected") : style.red("\(failed.grouped) not as expected")
      lines += ["", "\(all.count.of("scenario")), \(outcome)."]
      let coverage = (isWhole ? result.coverage.text : result.coverage.summary).printableLines
      lines += ["Coverage \(percent(result.coveredPercent)): \(coverage.first ?? "")"] + coverage.dropFirst()
      if let minimum = result.minimumPercent, result.coveredPercent < minimum {
        lines.append(style.red("That is less than the \(percent(minimum)) that are asked for."))
      }
      return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of outcome: ScenarioRun.Outcome, in run: ScenarioRun) -> [String] {
      let mark = outcome.passed ? style.green("ok   ") : style.red("FAIL ")
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

    /// Rounded down, so that 100 % is everything.
    private func percent(_ share: Double) -> String {
      let tenths = Int((share * 10).rounded(.down))
      return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
  }

  extension String {
    fileprivate var printableLines: [String] {
      split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    }
  }
#endif
