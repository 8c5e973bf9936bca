#if CommandLine
  import LeadActions

  /// What scenarios came to in the XML of JUnit, which CI services show.
  enum JUnit {
    static func text(of result: TestResult) -> String {
      let all = result.files.flatMap(\.scenarios)
      var lines = [
        #"<?xml version="1.0" encoding="UTF-8"?>"#,
        "<testsuites name=\"lead-actions\" \(counts(all))>",
      ]
      for run in result.files {
        lines.append("  <testsuite name=\"\(escaped(run.file))\" \(counts(run.scenarios))>")
        lines += run.scenarios.flatMap { testcase($0, in: run) }
        lines.append("  </testsuite>")
      }
      return (lines + ["</testsuites>", ""]).joined(separator: "\n")
    }

    private static func counts(_ scenarios: [ScenarioRun.Outcome]) -> String {
      "tests=\"\(scenarios.count)\" failures=\"\(scenarios.count { !$0.passed })\" errors=\"0\" skipped=\"0\""
    }

    private static func testcase(_ outcome: ScenarioRun.Outcome, in run: ScenarioRun) -> [String] {
      let line = outcome.mark.map { " line=\"\($0.line)\"" } ?? ""
      let file = escaped(run.file)
      let head = "    <testcase name=\"\(escaped(outcome.name))\" classname=\"\(file)\" file=\"\(file)\"\(line)"
      guard !outcome.passed else { return [head + "/>"] }
      return [head + ">"] + outcome.failures.map(failure) + ["    </testcase>"]
    }

    private static func failure(_ failure: ScenarioRun.Failure) -> String {
      let place = failure.mark.map { "line \($0.line), column \($0.column), " } ?? ""
      let text = ["\(place)\(failure.place)"] + failure.difference
      return "      <failure message=\"\(escaped(failure.message))\">\(escaped(text.joined(separator: "\n")))</failure>"
    }

    /// Without what XML cannot hold at all.
    static func escaped(_ text: String) -> String {
      var shown = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": shown += "&amp;"
        case "<": shown += "&lt;"
        case ">": shown += "&gt;"
        case "\"": shown += "&quot;"
        case "\n": shown += "&#10;"
        case "\t": shown += "&#9;"
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: shown += "\u{FFFD}"
        default: shown.unicodeScalars.append(scalar)
        }
      }
      return shown
    }
  }
#endif
