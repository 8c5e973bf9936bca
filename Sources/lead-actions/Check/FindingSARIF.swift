#if CommandLine
  import LeadActions

  /// Findings as SARIF 2.1.0, which code scanning services read.
  enum FindingSARIF {
    static func text(of checked: [CheckedFile]) -> String {
      let findings = checked.flatMap { file in
        file.report.findings.map { (file, $0, String?.none) }
          + file.report.silenced.map { (file, $0.finding, String?.some($0.reason)) }
      }
      let codes = Set(findings.map(\.1.code)).sorted()
      let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
      let driver: [String: PlainValue] = [
        "name": "lead-actions", "version": .text(LeadActionsCommand.version),
        "informationUri": .text(Self.address), "rules": .list(codes.map(rule)),
      ]
      let run: [String: PlainValue] = [
        "tool": .object(["driver": .object(driver)]),
        "columnKind": "unicodeCodePoints",
        "invocations": .list([.object(["executionSuccessful": .flag(checked.allSatisfy(\.isReadable))])]),
        "results": .list(findings.map { result($1, in: $0, allowed: $2, ruleIndex: places[$1.code] ?? 0) }),
      ]
      return JSONResult.text(
        .object([
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
          "runs": .list([.object(run)]),
        ]))
    }

    private static let address = "https://github.com/example/lead-actions"

    private static func rule(_ code: FindingCode) -> PlainValue {
      var rule: [String: PlainValue] = [
        "id": .text(code.rawValue),
        "helpUri": .text("\(address)/blob/main/Documentation/Checks/\(code.page)"),
      ]
      if let kind = code.kind {
        rule["shortDescription"] = .object(["text": .text(kind.title)])
        rule["defaultConfiguration"] = .object(["level": level(kind.severity)])
        rule["properties"] = .object(["tags": .list([.text(kind.family.rawValue)])])
      }
      return .object(rule)
    }

    private static func result(
      _ finding: Finding, in checked: CheckedFile, allowed reason: String?, ruleIndex: Int
    ) -> PlainValue {
      var result: [String: PlainValue] = [
        "ruleId": .text(finding.code.rawValue), "ruleIndex": .count(ruleIndex), "level": level(finding.severity),
        "message": .object(["text": .text(finding.wholeMessage)]),
        "locations": .list([location(finding.place, finding.mark, in: checked)]),
        // The place stays while lines move, so that a finding is known again.
        "partialFingerprints": .object(["place/v1": .text("\(finding.code) \(finding.place)")]),
      ]
      if !finding.related.isEmpty {
        result["relatedLocations"] = .list(
          finding.related.enumerated().map { index, related in
            location(related.place, related.mark, in: checked, note: related.note, id: index + 1)
          })
      }
      if let reason {
        result["suppressions"] = .list([.object(["kind": "inSource", "justification": .text(reason)])])
      }
      return .object(result)
    }

    private static func level(_ severity: FindingSeverity) -> PlainValue {
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .information: "note"
      }
    }

    private static func location(
      _ place: String, _ mark: SourceMark?, in checked: CheckedFile, note: String? = nil, id: Int? = nil
    ) -> PlainValue {
      var physical: [String: PlainValue] = ["artifactLocation": .object(["uri": .text(uri(of: checked.name))])]
      if let mark {
        physical["region"] = .object(["startLine": .count(mark.line), "startColumn": .count(mark.column)])
      }
      var location: [String: PlainValue] = ["physicalLocation": .object(physical)]
      if !place.isEmpty { location["logicalLocations"] = .list([.object(["fullyQualifiedName": .text(place)])]) }
      if let note { location["message"] = .object(["text": .text(note)]) }
      if let id { location["id"] = .count(id) }
      return .object(location)
    }

    /// A path as a URI: what is no plain letter is written as its bytes.
    static func uri(of path: String) -> String {
      let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
      var uri = path.hasPrefix("/") ? "file://" : ""
      for byte in path.utf8 {
        if plain.contains(byte) {
          uri.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let hex = String(byte, radix: 16, uppercase: true)
          uri += "%" + (hex.count < 2 ? "0" + hex : hex)
        }
      }
      return uri
    }
  }
#endif
