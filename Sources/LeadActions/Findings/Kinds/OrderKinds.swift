extension FindingKind {
  static let order: [FindingKind] = []
}
