import LeadActions

extension InputProblem {
  /// The problem without line and column, which have tests of their own.
  var words: String {
    var problem = self
    problem.mark = nil
    return problem.description
  }
}
