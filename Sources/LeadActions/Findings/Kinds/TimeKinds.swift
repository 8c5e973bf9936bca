extension FindingCode {
  public static let zeroPeriod: Self = "LA701"
  public static let longPeriod: Self = "LA702"
  public static let judgedEarly: Self = "LA703"
  public static let clockChange: Self = "LA704"
  public static let workflowReplaced: Self = "LA705"
  public static let workflowEndsItself: Self = "LA706"
  public static let stepsNeverReached: Self = "LA707"
  public static let waitsForNothing: Self = "LA708"
}

extension FindingKind {
  static let time = [
    FindingKind(.zeroPeriod, "Period of nothing", .error),
    FindingKind(.longPeriod, "Period longer than ten years", .error),
    FindingKind(.judgedEarly, "Assign to User judged earlier than it stands", .warning),
    FindingKind(.clockChange, "Hours that a clock change skips or repeats", .warning),
    FindingKind(.workflowReplaced, "Workflow that another one ends at once", .error),
    FindingKind(.workflowEndsItself, "Workflow whose own step ends it while it waits", .error),
    FindingKind(.stepsNeverReached, "Steps after the end of a workflow", .error),
    FindingKind(.waitsForNothing, "Wait after which nothing follows", .warning),
  ]
}
