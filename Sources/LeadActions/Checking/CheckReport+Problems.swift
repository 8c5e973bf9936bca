extension CheckReport {
  /// Adds what the book would be refused for, and takes out what only follows from that.
  ///
  /// A rule that names somebody unknown is not judged further until the name is mended: what else seems wrong with it
  /// may come from the slip.
  mutating func add(_ problems: [InputProblem]) {
    guard !problems.isEmpty else { return }
    var parts: Set<String> = []
    var units: Set<String> = []
    var unused: Set<FindingCode> = []
    for problem in problems {
      let place = PlaceText(problem.place)
      if let part = place.part, problem.topic != .unknownCode { parts.insert(part) }
      if let unit = place.unit { units.insert(unit) }
      if let code = problem.topic?.unusedCode { unused.insert(code) }
    }
    findings.removeAll { finding in
      let place = PlaceText(finding.place)
      if let unit = place.unit, units.contains(unit) { return true }
      // What a misspelt name meant only seems unused.
      if unused.contains(finding.code) { return true }
      switch finding.code.family {
      case .webhooks, .storms: return false
      default:
        return ([finding.place] + finding.related.map(\.place)).contains { place in
          PlaceText(place).part.map(parts.contains) ?? false
        }
      }
    }
    findings += problems.map(Finding.init(_:))
  }
}

extension ProblemTopic {
  /// The finding about what nothing uses, which may be what an unknown name meant.
  fileprivate var unusedCode: FindingCode? {
    switch self {
    case .unknownWorkflow: "LA306"
    case .unknownTemplate: "LA307"
    case .unknownGroup, .unknownPartial, .unknownCustomEvent: "LA308"
    default: nil
    }
  }
}
