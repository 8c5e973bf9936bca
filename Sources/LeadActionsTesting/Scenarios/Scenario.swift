public import LeadActions
import Synchronization

public import struct Foundation.Date

/// A test of rules that reads like prose: given a rule book and a lead, when something happens, then expect what comes of
/// it.
///
///     let test = try Scenario(rules, lead: jane)
///     try await test.when(.received(from: .webForm))
///     try test.expect(
///       .events(.receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .userChanged),
///       .user("ann"),
///       .email(to: .customer, subject: "Hello Jane", text: .containing("Ann Baker will call you")))
///     try await test.advance(by: .days(2))
///     try test.expect(.task(for: "ann", title: "Call Jane"))
///     try test.finish()
///
/// Beneath it are the real pipeline, an in-memory store, recording transports and a dispatcher, on a clock that only the
/// test moves. It needs no testing library: it throws a ``ScenarioFailure`` that says what differs and where.
///
/// It is exhaustive unless told otherwise: a message, a change or an action that could not be done, and that nothing
/// expected, fails the test when the next thing happens, or at ``finish(file:line:)``.
public final class Scenario: Sendable {
  /// What a scenario works with, each with a plain default.
  public struct Settings: Sendable {
    /// Whether what nothing expected fails the test.
    public var exhaustive = true
    public var performers = ActionPerformers.standard
    public var facts: [FieldName: FieldValue] = [:]
    public var secrets: (any SecretSource)?
    public var duplicates: any DuplicateMatcher = ContactMatcher()
    public var policies = RetryPolicies()
    /// From which every choice by chance, and every wait between attempts, derives.
    public var seed: UInt64 = 0

    public init() {}
  }

  /// Monday, 2 March 2026, 09:00 UTC.
  public static let usualStart = Date(timeIntervalSince1970: 1_772_442_000)

  struct State: Sendable {
    var lead: Lead
    var count = 0
    var last: Occurrence?
  }

  let world: ScenarioWorld
  let state: Mutex<State>
  let settings: Settings

  /// - Parameters:
  ///   - lead: The lead that things happen to; nobody knows of it until it is received or adopted. It is received at the
  ///     scenario's time.
  ///   - directory: Who the users, groups and partners are; the rule book's own directory where it is left out.
  ///   - start: When the clock begins.
  /// - Throws: a `RuleBookError` with every problem of the rule book at once.
  public init(
    _ rules: RuleBook, lead: Lead, directory: Directory? = nil, at start: Date = Scenario.usualStart,
    settings: Settings = Settings()
  ) throws(RuleBookError) {
    world = try ScenarioWorld(rules, settings, directory: directory, now: start)
    state = Mutex(State(lead: lead))
    self.settings = settings
  }

  /// Where nothing is said of the lead but its type and how to reach the customer.
  public convenience init(
    _ rules: RuleBook, leadOf type: LeadTypeName, contact: Contact = Contact(), directory: Directory? = nil,
    at start: Date = Scenario.usualStart, settings: Settings = Settings()
  ) throws(RuleBookError) {
    let lead = Lead(id: 1, type: type, received: start, contact: contact)
    try self.init(rules, lead: lead, directory: directory, at: start, settings: settings)
  }

  // MARK: What stands now

  public var now: Date { world.clock.now }

  /// The pipeline underneath, for what the scenario itself does not show.
  public var pipeline: EventPipeline { world.pipeline }

  /// The transports underneath: script their answers, or look at what they were given.
  ///
  ///     test.sending.script(.email, [.fail, .hang, .accept])
  public var sending: RecordingTransports { world.sending }

  /// The id of the lead that the scenario is about.
  public var leadID: LeadID { state.withLock { $0.lead.id } }

  /// Users, groups and partners as they are from now on.
  public var directory: Directory {
    get { world.notes.with { $0.directory } }
    set { world.notes.with { $0.directory = newValue } }
  }

  /// The facts as they are from now on.
  public var facts: [FieldName: FieldValue] {
    get { world.notes.with { $0.facts } }
    set { world.notes.with { $0.facts = newValue } }
  }

  /// Which rules and conditions the scenario has exercised so far.
  public var coverage: RuleCoverage { world.notes.with { $0.coverage } }

  /// The lead's record; none before it is received or adopted.
  public func record() async throws -> LeadRecord? { try await pipeline.record(of: leadID) }

  /// The lead's history, without what actions wrote unless the filter says otherwise.
  public func history(_ filter: HistoryFilter = .withoutActions) async throws -> [HistoryEntry] {
    try await pipeline.history(of: leadID, filter: filter)
  }
}
