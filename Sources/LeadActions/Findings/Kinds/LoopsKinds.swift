extension FindingKind {
  static let loops: [FindingKind] = []
}
