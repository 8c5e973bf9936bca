extension CheckReport {
  /// Adds what the book would be refused for, and takes out what only follows from that.
  ///
  /// A rule that names somebody unknown is not judged further until the name is mended: what else seems wrong with it
  /// may come from the slip.
  mutating func add(_ problems: [InputProblem]) {
    guard !problems.isEmpty else { return }
    var parts: Set<String> = []
    var units: Set<String> = []
    var slips: Set<String> = []
    for problem in problems {
      let place = PlaceText(problem.place)
      if let part = place.part, problem.topic != .unknownCode { parts.insert(part) }
      if let unit = place.unit { units.insert(unit) }
      if let nearest = problem.nearest { slips.insert(" \(nearest.inQuotes)") }
    }
    findings.removeAll { finding in
      let place = PlaceText(finding.place)
      if let unit = place.unit, units.contains(unit) { return true }
      // What a misspelt name meant seems unused.
      if finding.code.family == .dead, slips.contains(where: finding.place.hasSuffix) { return true }
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
