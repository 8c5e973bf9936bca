public import LeadActions

public import struct Foundation.Data
public import struct Foundation.Date

/// Tests of rules without Swift: a file of scenarios, each with what is given, what happens, and what then is expected.
///
///     let file = try ScenarioFile(json: data, for: rules)
///     let report = try await file.run(rules)
///     print(report.text)
///
/// The form is that of `Documentation/ScenarioFiles.md`.
public struct ScenarioFile: Sendable {
  public var name: String?
  /// The rule book that the file is for, as a path from the file's own folder, where it says so.
  public var rules: String?
  /// In the order of the file.
  public var scenarios: [FileScenario]
  /// Knows the lines of the file.
  private(set) var document: PlainDocument?

  /// Reads scenarios from JSON.
  ///
  /// - Parameter rules: The rule book that names in the file must be of; without one they are not checked.
  /// - Throws: every problem that the file has, with its line and column.
  public init(json: Data, for rules: RuleBook? = nil) throws(ScenarioFileError) {
    try self.init(PlainDocument(json: json, of: .scenarios), for: rules)
  }

  /// Reads scenarios from values of whatever file format.
  ///
  /// - Throws: every problem there is.
  public init(reading value: PlainValue, for rules: RuleBook? = nil) throws(ScenarioFileError) {
    try self.init(PlainDocument(value, of: .scenarios), for: rules)
  }

  package init(_ document: PlainDocument, for rules: RuleBook?) throws(ScenarioFileError) {
    let (file, problems) = document.read { ScenarioFileReader(rules, document).file($0) }
    guard let file, problems.isEmpty else { throw ScenarioFileError(problems) }
    self = file
    self.document = document
  }

  init(name: String?, rules: String?, scenarios: [FileScenario]) {
    self.name = name
    self.rules = rules
    self.scenarios = scenarios
  }

  /// The path of the rule book that a file names, whatever else is in it; read it before the file itself, so that the
  /// file's names can be checked against it.
  package static func rules(namedIn document: PlainDocument) -> String? {
    guard case .object(let members) = document.value, case .text(let path) = members["rules"] else { return nil }
    return path
  }
}

/// One scenario of a file.
public struct FileScenario: Sendable {
  public var name: String
  var place: Site
  var exhaustive: Bool
  var start: Date
  var lead: Lead
  /// Leads that are known before; the scenario's own among them where it is not new.
  var known: [Adoption]
  /// The rule book's own where there is none.
  var directory: Directory?
  var facts: [FieldName: FieldValue]
  var seed: UInt64
  var steps: [FileStep]
}

/// One step of a file's scenario: what happens, and what is expected then.
struct FileStep: Sendable {
  enum Doing: Sendable {
    case happening(Happening, id: OccurrenceID?)
    case report(Report, of: LeadID?, id: OccurrenceID?)
    case advance(Period)
    case advanceTo(Date)
    case again
    /// Only expects more of what has happened.
    case nothing
  }

  var doing: Doing
  var place: Site
  /// It only leads up to what the test is about.
  var isGiven = false
  var answers: [(MessageKind, [ScriptedAnswer])] = []
  var directory: Directory?
  var facts: [FieldName: FieldValue]?
  var expectations: [ScenarioExpectation] = []
}

/// Why a file of scenarios was refused: every problem that was found in it, at once.
public struct ScenarioFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  public let problems: [InputProblem]

  public init(_ problems: [InputProblem]) { self.problems = problems }

  public var description: String { problems.listed(in: "The file of scenarios") }
}

extension FileKind {
  package static let scenarios = FileKind(
    name: "file of scenarios", example: #"{"scenarios": […]}"#, nesting: "values")
}
