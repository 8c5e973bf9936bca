#if CommandLine
  import LeadActions

  /// Findings as a person reads them: the line of the file, what is wrong, why it hurts, and how to mend it.
  struct FindingText {
    let style: Style

    /// Everything that was found in a file, and a line that counts it.
    func text(of checked: CheckedFile) -> String {
      var lines = checked.report.findings.flatMap { self.lines(of: $0, in: checked) + [""] }
      lines += checked.report.bounds.flatMap { "Not explored to the end: \($0)".printable.wrapped(indent: 2) }
      lines.append(summary(of: checked))
      return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of finding: Finding, in checked: CheckedFile) -> [String] {
      let place = finding.mark.map { "\(checked.name):\($0.line):\($0.column)" } ?? checked.name
      var lines = [
        "\(style.bold(place + ":")) \(word(finding.severity)) \(style.faint("[\(finding.code)]")) "
          + style.bold(finding.message.printable)
      ]
      if let mark = finding.mark, let excerpt = checked.file.flatMap({ SourceExcerpt($0, at: mark) }) {
        lines += excerpt.lines(style)
      }
      // Of a file that cannot be read to its end the place is the mark itself.
      if finding.mark.map({ "\($0)" }) != finding.place { lines += part("at", finding.place) }
      lines += part("why", finding.why)
      for (index, step) in finding.story.enumerated() {
        lines += part(index == 0 ? "story" : "", "\(index + 1). \(step)", indent: 3)
      }
      lines += finding.related.flatMap { part("see", "\(location(of: $0, in: checked))\($0.place): \($0.note)") }
      lines += part("mend", finding.mend)
      if let nearest = finding.nearest { lines += part("", "Did you mean \(nearest.inQuotes)?") }
      return lines
    }

    private func location(of related: RelatedPlace, in checked: CheckedFile) -> String {
      related.mark.map { "\(checked.name):\($0.line):\($0.column) " } ?? ""
    }

    private func part(_ head: String, _ text: String, indent: Int = 0) -> [String] {
      guard !text.isEmpty else { return [] }
      let lines = text.printable.wrapped(indent: indent, width: 92)
      return lines.enumerated().map { index, line in
        "  \(index == 0 ? style.faint(head.padded(to: 6)) : "      ")\(line)"
      }
    }

    private func word(_ severity: FindingSeverity) -> String {
      switch severity {
      case .error: style.red("error")
      case .warning: style.yellow("warning")
      case .information: style.blue("information")
      }
    }

    private func summary(of checked: CheckedFile) -> String {
      let counts = [(FindingSeverity.error, "error", "errors"), (.warning, "warning", "warnings")]
        .map { severity, one, many in (checked.count(severity), one, many) }
      var parts = counts.filter { $0.0 > 0 }.map { $0.0.of($0.1, $0.2) }
      let told = checked.count(.information)
      if told > 0 { parts.append("\(told) for information") }
      guard checked.isReadable else {
        return "\(checked.name): \(style.red("it cannot be read as a rule book"))."
      }
      let found = parts.isEmpty ? style.green("nothing found") : parts.joined(separator: ", ")
      let silenced = checked.report.silenced.count
      let allowed = silenced > 0 ? ", \(silenced) allowed by the file" : ""
      return "\(checked.name): \(found) in \(checked.rules.of("rule"))\(allowed)."
    }
  }
#endif
