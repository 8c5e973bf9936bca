extension WorkflowStep {
  /// The step as one would tell it, such as `Wait 2 days, if user is not set`.
  public var words: String {
    let deed =
      switch kind {
      case .wait(let period): "Wait \(period)"
      case .action(let action): action.words
      }
    return deed + (condition.map { ", if \($0.words)" } ?? "")
  }
}
