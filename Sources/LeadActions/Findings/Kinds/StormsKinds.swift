extension FindingCode {
  public static let everyUpdate: Self = "LA951"
  public static let everyStatus: Self = "LA952"
  public static let everyOpening: Self = "LA953"
}

extension FindingKind {
  static let storms = [
    FindingKind(.everyUpdate, "Message upon every update", .warning),
    FindingKind(.everyStatus, "Message upon every change of the status", .warning),
    FindingKind(.everyOpening, "Email upon every opening or click", .warning),
  ]
}
