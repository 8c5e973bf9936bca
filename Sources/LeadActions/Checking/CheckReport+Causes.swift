extension CheckReport {
  /// Leaves one finding of several that have one cause: the most telling.
  mutating func keepOneOfACause() {
    let early = Set(findings.filter { $0.code == .judgedEarly }.map(\.place))
    // A rule that assigns and is judged early does read too early, for that reason.
    findings.removeAll { $0.code.family == .order && early.contains($0.place) }
    // What is asked for too early is not there yet, and its condition never holds for that reason.
    let tooEarly = Set(findings.filter { $0.code.family == .order }.map(\.place))
    findings.removeAll { $0.code == .neverAfterOthers && tooEarly.contains($0.place) }
  }
}
