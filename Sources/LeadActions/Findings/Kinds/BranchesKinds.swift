extension FindingCode {
  public static let onlyUserOrOther: Self = "LA401"
  public static let onlyDuplicates: Self = "LA402"
  public static let onlyUpdatesByOneSide: Self = "LA403"
  public static let assignsOneBranch: Self = "LA404"
  public static let onlyNew: Self = "LA405"
  public static let onlyReferred: Self = "LA406"
}

extension FindingKind {
  static let branches = [
    FindingKind(.onlyUserOrOther, "Leads typed in or leads from elsewhere forgotten", .warning),
    FindingKind(.onlyDuplicates, "Only duplicates are served", .warning),
    FindingKind(.onlyUpdatesByOneSide, "Updates from one side alone are passed on", .warning),
    FindingKind(.assignsOneBranch, "Assigns in one branch, and the other has nobody", .warning),
    FindingKind(.onlyNew, "Only people who are new are served", .warning),
    FindingKind(.onlyReferred, "Only customers who were referred are written to", .warning),
  ]
}
