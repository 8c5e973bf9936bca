import LeadActions

extension Scenario {
  /// Expects things of what came of the last step; what they account for needs no other expectation.
  ///
  /// - Throws: a ``ScenarioFailure`` with everything that is not as expected.
  public func expect(
    _ expectations: ScenarioExpectation..., file: StaticString = #fileID, line: UInt = #line
  ) throws(ScenarioFailure) {
    try expect(expectations, at: Site(file, line))
  }

  /// Expects that nothing came of the last step but what was expected; call it at the end of a test.
  ///
  /// - Throws: a ``ScenarioFailure`` that says what nothing expected, and of which step.
  public func finish(file: StaticString = #fileID, line: UInt = #line) throws(ScenarioFailure) {
    if let leftOver = leftOver() { throw ScenarioFailure([leftOver]) }
  }

  /// Runs a test to its end, and finishes it then, so that nothing can be forgotten.
  ///
  ///     try await Scenario(rules, lead: jane).run { test in
  ///       try await test.when(.received(from: .webForm))
  ///       try test.expect(.user("ann"))
  ///     }
  public func run(
    isolation: isolated (any Actor)? = #isolation, _ test: (Scenario) async throws -> Void
  ) async throws {
    try await test(self)
    try finish()
  }

  func expect(_ expectations: [ScenarioExpectation], at site: Site) throws(ScenarioFailure) {
    let items = check(expectations, at: site)
    if !items.isEmpty { throw ScenarioFailure(items) }
  }

  /// Everything that is not as expected.
  func check(_ expectations: [ScenarioExpectation], at site: Site) -> [ScenarioFailure.Item] {
    let lead = leadID
    return world.notes.with { state in
      guard let step = state.step else {
        return [.init(place: site.text, message: "Nothing has happened yet that something could be expected of.")]
      }
      var check = ExpectationCheck(
        step: step, record: state.records[lead], waiting: state.waiting.filter { $0.lead == lead })
      let items = expectations.flatMap { check.items($0, at: $0.site ?? site) }
      state.step = check.step
      return items
    }
  }
}
