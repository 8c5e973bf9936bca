public import LeadActions

extension ScenarioFile {
  /// Runs every scenario, each on a pipeline and a clock of its own.
  ///
  /// - Parameter settings: What the scenarios work with, such as the host's performers; what the file says stands over it.
  /// - Throws: a `RuleBookError` where the rule book does not hold together, an error of a performer's sources, or
  ///   `CancellationError`. A scenario that is not as expected is part of the report.
  public func run(_ rules: RuleBook, settings: Scenario.Settings = Scenario.Settings()) async throws -> ScenarioReport {
    var report = ScenarioReport(results: [], coverage: RuleCoverage(of: rules))
    for scenario in scenarios {
      var (result, coverage) = try await scenario.run(rules, settings: settings)
      result.mark = document?.mark(at: result.place)
      for index in result.failures.indices {
        result.failures[index].mark = document?.mark(at: result.failures[index].place)
      }
      report.results.append(result)
      report.coverage.add(coverage)
    }
    return report
  }
}

extension FileScenario {
  /// Runs the scenario to its end; a step that fails does not keep the others from being asked.
  func run(_ rules: RuleBook, settings: Scenario.Settings) async throws -> (ScenarioResult, RuleCoverage) {
    var settings = settings
    settings.exhaustive = exhaustive
    settings.facts.merge(facts) { $1 }
    settings.seed = seed
    if settings.secrets == nil { settings.secrets = AnySecret() }
    let test = try Scenario(rules, lead: lead, directory: directory, at: start, settings: settings)
    var result = ScenarioResult(name: name, place: place.text)
    for adoption in known {
      try await test.when(.adopted(adoption), of: adoption.lead.id, id: nil, at: place)
      test.dismiss()
    }
    for step in steps {
      try Task.checkCancellation()
      if case .nothing = step.doing {} else { result.add(test.leftOver()) }
      do throws(StepTrouble) { try await test.perform(step) } catch {
        switch error {
        case .failure(let failure): result.failures += failure.items
        case .other(let error): throw error
        }
        // What comes later would be about something that has not happened.
        return (result, test.coverage)
      }
      result.failures += test.check(step.expectations, at: step.place)
    }
    result.add(test.leftOver())
    return (result, test.coverage)
  }
}

extension ScenarioResult {
  fileprivate mutating func add(_ item: ScenarioFailure.Item?) {
    if let item { failures.append(item) }
  }
}

/// A step could not be done.
private enum StepTrouble: Error {
  case failure(ScenarioFailure)
  case other(any Error)
}

extension Scenario {
  fileprivate func perform(_ step: FileStep) async throws(StepTrouble) {
    for (kind, answers) in step.answers { sending.script(kind, answers) }
    if let directory = step.directory { self.directory = directory }
    if let facts = step.facts { self.facts.merge(facts) { $1 } }
    do {
      switch step.doing {
      case .happening(let happening, let id): try await when(happening, id: id, at: step.place)
      case .report(let report, let lead, let id): try await when(report, of: lead, id: id, at: step.place)
      case .advance(let period): try await advance(to: period.after(now, in: zone), "\(period) pass", at: step.place)
      case .advanceTo(let moment):
        try await advance(to: moment, "until \(Timestamp.text(from: moment))", at: step.place)
      case .again: try await again(at: step.place)
      case .nothing: break
      }
    } catch let failure as ScenarioFailure {
      throw .failure(failure)
    } catch {
      throw .other(error)
    }
    if step.isGiven { dismiss() }
  }
}

/// A value for whatever secret a webhook's URL names: a file of scenarios holds none, and nothing is really sent.
private struct AnySecret: SecretSource {
  func value(of name: SecretName, tenant: TenantName) async throws -> String? { "secret-\(name)" }
}
