extension FindingCode {
  public static let otherChannel: Self = "LA601"
  public static let referralNotAllowed: Self = "LA602"
  public static let noPartnerToReferTo: Self = "LA603"
  public static let partnerNeverSet: Self = "LA604"
  public static let noAssignedUser: Self = "LA605"
  public static let nobodyAssigns: Self = "LA606"
  public static let channelJustFailed: Self = "LA607"
  public static let channelClosed: Self = "LA608"
  public static let emptyGroup: Self = "LA610"
  public static let nobodyWorks: Self = "LA611"
  public static let nobodyWorksThen: Self = "LA612"
  public static let userWithoutAddress: Self = "LA613"
  public static let partnerWithoutAddress: Self = "LA614"
  public static let userNotInDirectory: Self = "LA615"
  public static let startsItself: Self = "LA620"
  public static let nothingToStop: Self = "LA621"
}

extension FindingKind {
  static let impossible = [
    FindingKind(.otherChannel, "Template of another channel", .error),
    FindingKind(.referralNotAllowed, "Refer where the referral method refers nothing", .error),
    FindingKind(.noPartnerToReferTo, "Refer without a partner", .error),
    FindingKind(.partnerNeverSet, "Contact Partner where no lead has a partner", .error),
    FindingKind(.noAssignedUser, "Assigned user where the lead has none", .error),
    FindingKind(.nobodyAssigns, "Assigned user where nobody has been assigned", .error),
    FindingKind(.channelJustFailed, "Contact by the channel that has just failed", .error),
    FindingKind(.channelClosed, "Contact by a channel that is closed", .error),
    FindingKind(.emptyGroup, "Group with nobody in it", .error),
    FindingKind(.nobodyWorks, "Group in which nobody ever works", .error),
    FindingKind(.nobodyWorksThen, "Group in which nobody works at that time", .error),
    FindingKind(.userWithoutAddress, "User who has no address for the message", .error),
    FindingKind(.partnerWithoutAddress, "Partner who has no address for the message", .error),
    FindingKind(.userNotInDirectory, "User who is not in the directory", .error),
    FindingKind(.startsItself, "Workflow that starts itself at once", .error),
    FindingKind(.nothingToStop, "Stop Workflow where no workflow can run", .error),
  ]
}
