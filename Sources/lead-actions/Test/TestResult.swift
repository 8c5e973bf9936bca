#if CommandLine
  import LeadActions
  import LeadActionsTesting

  /// A scenario file, and where everything stands in it.
  struct ScenarioInput {
    let name: String
    let scenarios: ScenarioFile
    private let document: PlainDocument

    init(_ file: InputFile, for rules: RuleBook) throws(CommandFailure) {
      let document = try file.document(of: .scenarios)
      do { scenarios = try ScenarioFile(document, for: rules) } catch { throw CommandFailure(file, error.problems) }
      (name, self.document) = (file.name, document)
    }

    func mark(at place: String) -> SourceMark? { document.mark(at: place) }
  }

  /// What the scenarios of one file came to.
  struct ScenarioRun: Encodable {
    var file: String
    var scenarios: [Outcome]
    var coverage: RuleCoverage

    /// What one scenario came to.
    struct Outcome: Encodable {
      var name: String
      var place: String
      var mark: SourceMark?
      var passed: Bool
      var failures: [Failure]
    }

    /// Something that was not as expected.
    struct Failure: Encodable {
      var place: String
      var mark: SourceMark?
      var message: String
      var difference: [String]
    }

    init(_ input: ScenarioInput, _ report: ScenarioReport) {
      file = input.name
      coverage = report.coverage
      scenarios = report.results.map { result in
        Outcome(
          name: result.name, place: result.place, mark: input.mark(at: result.place), passed: result.passed,
          failures: result.failures.map {
            Failure(place: $0.place, mark: input.mark(at: $0.place), message: $0.message, difference: $0.difference)
          })
      }
    }
  }

  /// What all scenario files came to.
  struct TestResult: Encodable {
    var files: [ScenarioRun]
    var coverage: RuleCoverage
    var coveredPercent: Double
    var minimumPercent: Double?
    var passed: Bool

    init(runs: [ScenarioRun], book: RuleBook, minimum: Double?) {
      files = runs
      coverage = runs.map(\.coverage).reduce(RuleCoverage(of: book), +)
      coveredPercent = coverage.percent
      minimumPercent = minimum
      passed = runs.flatMap(\.scenarios).allSatisfy(\.passed) && coveredPercent >= minimum ?? 0
    }
  }
#endif
