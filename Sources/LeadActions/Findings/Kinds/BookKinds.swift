extension FindingCode {
  public static let brokenBook: Self = "LA001"
  public static let uselessAllow: Self = "LA002"
}

extension FindingKind {
  static let book = [
    FindingKind(.brokenBook, "The book does not hold together", .error),
    FindingKind(.uselessAllow, "Allows a finding that there is not", .information),
  ]
}
