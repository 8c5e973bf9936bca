extension FindingKind {
  static let dead: [FindingKind] = []
}
