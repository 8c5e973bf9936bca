extension FindingCode {
  public static let unknownUser: Self = "LA801"
  public static let unknownGroup: Self = "LA802"
  public static let unknownPartner: Self = "LA803"
  public static let unknownLeadGroup: Self = "LA804"
  public static let unknownLeadType: Self = "LA805"
  public static let unknownStatus: Self = "LA806"
  public static let unknownProgress: Self = "LA807"
  public static let unknownWorkflow: Self = "LA808"
  public static let unknownTemplate: Self = "LA809"
  public static let unknownCustomEvent: Self = "LA810"
  public static let unknownAction: Self = "LA811"
  public static let unknownStrategy: Self = "LA812"
  public static let unknownField: Self = "LA813"
  public static let unknownVariable: Self = "LA814"
  public static let unknownPartial: Self = "LA815"
  public static let unknownReferralMethod: Self = "LA816"
  public static let unknownCode: Self = "LA817"
  public static let variableOfOtherEvent: Self = "LA818"
  public static let declaredTwice: Self = "LA820"
  public static let nearlyEqualNames: Self = "LA821"
}

extension FindingKind {
  static let names = [
    FindingKind(.unknownUser, "Unknown user", .error),
    FindingKind(.unknownGroup, "Unknown group", .error),
    FindingKind(.unknownPartner, "Unknown partner", .error),
    FindingKind(.unknownLeadGroup, "Unknown lead group", .error),
    FindingKind(.unknownLeadType, "Unknown lead type", .error),
    FindingKind(.unknownStatus, "Unknown status", .error),
    FindingKind(.unknownProgress, "Unknown progress", .error),
    FindingKind(.unknownWorkflow, "Unknown workflow", .error),
    FindingKind(.unknownTemplate, "Unknown template", .error),
    FindingKind(.unknownCustomEvent, "Unknown custom event", .error),
    FindingKind(.unknownAction, "Unknown action", .error),
    FindingKind(.unknownStrategy, "Unknown strategy", .error),
    FindingKind(.unknownField, "Unknown field", .error),
    FindingKind(.unknownVariable, "Template variable that no lead has", .error),
    FindingKind(.unknownPartial, "Unknown partial", .error),
    FindingKind(.unknownReferralMethod, "Unknown referral method", .error),
    FindingKind(.unknownCode, "Unknown code of a finding", .error),
    FindingKind(.variableOfOtherEvent, "Template variable that the event does not have", .error),
    FindingKind(.declaredTwice, "Name given twice", .error),
    FindingKind(.nearlyEqualNames, "Names that differ only in case or spaces", .warning),
  ]
}
