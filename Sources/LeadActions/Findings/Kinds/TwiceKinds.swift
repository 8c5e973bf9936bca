extension FindingKind {
  static let twice: [FindingKind] = []
}
