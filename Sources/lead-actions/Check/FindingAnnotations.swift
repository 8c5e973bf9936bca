#if CommandLine
  import LeadActions

  /// Findings as the workflow commands that GitHub shows beside the lines of a pull request.
  enum FindingAnnotations {
    static func text(of checked: [CheckedFile]) -> String {
      checked.flatMap { file in file.report.findings.map { line(of: $0, in: file) + "\n" } }.joined()
    }

    private static func line(of finding: Finding, in checked: CheckedFile) -> String {
      var properties = checked.file.map { _ in ["file=\(property(checked.name))"] } ?? []
      if let mark = finding.mark { properties += ["line=\(mark.line)", "col=\(mark.column)"] }
      let title = [finding.code.rawValue, finding.code.kind?.title].compactMap { $0 }.joined(separator: " ")
      properties.append("title=\(property(title))")
      return
        "::\(command(finding.severity)) \(properties.joined(separator: ","))::\(data(message(of: finding, in: checked)))"
    }

    private static func command(_ severity: FindingSeverity) -> String {
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .information: "notice"
      }
    }

    private static func message(of finding: Finding, in checked: CheckedFile) -> String {
      // An annotation without a file has to say itself which it is about.
      let place = finding.place.isEmpty ? "" : "\nat \(finding.place)"
      return (checked.file == nil ? "\(checked.name): " : "") + finding.wholeMessage + place
    }

    /// What a command's message must not hold as it is.
    static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

    /// What a property's value must not hold as it is.
    static func property(_ text: String) -> String {
      escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    /// Among scalars: CR and LF together are one character.
    private static func escaped(_ text: String, _ codes: [Unicode.Scalar: String]) -> String {
      var shown = ""
      for scalar in text.unicodeScalars {
        if let code = codes[scalar] { shown += code } else { shown.unicodeScalars.append(scalar) }
      }
      return shown
    }
  }
#endif
