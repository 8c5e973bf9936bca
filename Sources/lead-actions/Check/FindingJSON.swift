#if CommandLine
  import LeadActions

  /// Findings as JSON, for other programs.
  enum FindingJSON {
    static func text(of checked: [CheckedFile]) -> String {
      JSONResult.text(.object(["files": .list(checked.map(value(of:)))]))
    }

    private static func value(of checked: CheckedFile) -> PlainValue {
      .object([
        "file": .text(checked.name), "readable": .flag(checked.isReadable), "rules": .number(Double(checked.rules)),
        "findings": .list(checked.report.findings.map(value(of:))),
        "silenced": .list(
          checked.report.silenced.map {
            .object(["finding": value(of: $0.finding), "reason": .text($0.reason)])
          }),
        "bounds": .list(checked.report.bounds.map(PlainValue.text)),
      ])
    }

    private static func value(of finding: Finding) -> PlainValue {
      .object([
        "code": .text(finding.code.rawValue), "severity": .text(finding.severity.rawValue),
        "place": .text(finding.place), "line": finding.mark.map { .number(Double($0.line)) } ?? .null,
        "column": finding.mark.map { .number(Double($0.column)) } ?? .null, "message": .text(finding.message),
        "why": .text(finding.why), "story": .list(finding.story.map(PlainValue.text)), "mend": .text(finding.mend),
        "nearest": finding.nearest.map(PlainValue.text) ?? .null,
        "related": .list(
          finding.related.map {
            .object([
              "place": .text($0.place), "note": .text($0.note),
              "line": $0.mark.map { .number(Double($0.line)) } ?? .null,
              "column": $0.mark.map { .number(Double($0.column)) } ?? .null,
            ])
          }),
      ])
    }
  }
#endif
