import Foundation
import LeadActions
import RandomWorlds
import Testing

/// A month of a broker, as a store kept it when it was recorded: replayed through the rule book it followed, every
/// occurrence must come to the very plan that it came to then.
///
/// Where an upgrade is meant to change what a stored occurrence comes to, say so in the change log and record anew:
/// `LEAD_ACTIONS_RECORD=1 swift test --filter RecordedTests`.
struct RecordedTests {
  /// One occurrence as it was kept: the format, the stored form with its outcome, and a digest of the whole plan.
  private struct Line {
    var format: Int
    var bytes: [UInt8]
    var digest: String

    init(_ text: Substring) throws {
      let parts = text.split(separator: "\t")
      try #require(parts.count == 3, "\(text)")
      format = try #require(Int(parts[0]))
      bytes = Array(parts[1].utf8)
      digest = String(parts[2])
    }

    func read(format: Int? = nil) throws -> StoredOccurrence {
      try StoredForm.decode(StoredOccurrence.self, from: bytes, format: format ?? self.format)
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Recorded")
  private static let file = folder.appendingPathComponent("occurrences.txt")
  private static let seed: UInt64 = 2_026

  private static func book() throws -> RuleBook {
    try RuleBook(validating: Data(contentsOf: folder.appendingPathComponent("rules.json")))
  }

  private static func lines() async throws -> [Line] {
    if ProcessInfo.processInfo.environment["LEAD_ACTIONS_RECORD"] != nil { try await record() }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(Line.init)
  }

  private static func digest(_ plan: Plan) throws -> String { PlanText.digest(of: try PlanText.text(of: plan)) }

  /// Plays the example's month, and writes down what it comes to.
  private static func record() async throws {
    let store = LoggingStore(seed: seed)
    let rules = try book()
    let player = try Player(
      rules: rules, transports: ChanceTransports(seed: seed).transports, secrets: Secret(), store: store, seed: seed)
    let leads = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Examples/Quickstart/leads.json")
    _ = try await player.play(Play(json: Data(contentsOf: leads), for: rules))
    let text = try store.plans.map { plan in
      let stored = try StoredForm.encode(StoredOccurrence(plan.occurrence, plan.outcome))
      return "\(StoredForm.current)\t\(String(decoding: stored, as: UTF8.self))\t\(try digest(plan))\n"
    }
    try text.joined().write(to: file, atomically: true, encoding: .utf8)
  }

  private struct Secret: SecretSource {
    func value(of name: SecretName, tenant: TenantName) async throws -> String? { "s3cret" }
  }

  /// Replays stored occurrences in their order, each at its own time; returns the ids of those that came to another plan.
  private static func drift(_ lines: [Line], _ book: RuleBook, seed: UInt64 = seed) async throws -> [OccurrenceID] {
    let compiled = try CompiledRuleBook(book, performers: .standard)
    let (planner, store, matcher) = (Planner(compiled), InMemoryStore(), ContactMatcher())
    var drift: [OccurrenceID] = []
    for line in lines {
      let stored = try line.read()
      let occurrence = stored.occurrence
      var receipt: Receipt?
      if case .received(let it) = occurrence.report, it.duplicate == .unknown { receipt = it }
      let keys = receipt.map { matcher.keys(of: $0.lead.contact) } ?? []
      let loaded = store.load(
        LeadKey(lead: occurrence.lead), occurrence: occurrence.id, groups: compiled.groups, contactKeys: keys)
      let contacts = receipt.map { receipt in
        ContactReading(
          versions: loaded.contacts.mapValues(\.version), match: matcher.match(receipt.lead, among: loaded.contacts))
      }
      let situation = Situation(
        record: loaded.record, directory: book.directory ?? .empty, choosing: loaded.choosing, contacts: contacts,
        now: stored.outcome.at, seed: seed)
      let plan: Plan
      do { plan = try planner.plan(occurrence, in: situation) } catch {
        drift.append(occurrence.id)
        continue
      }
      if try plan.outcome != stored.outcome || digest(plan) != line.digest { drift.append(occurrence.id) }
      _ = try store.commit(plan, contactKeys: matcher.keys(of: plan.record.lead.contact), at: plan.at)
    }
    return drift
  }

  @Test func `more than a thousand stored occurrences come to the plans that they came to when they were recorded`()
    async throws
  {
    let lines = try await Self.lines()
    #expect(lines.count >= 1_000)
    let outcomes = try lines.map { try $0.read().outcome }
    #expect(outcomes.reduce(0) { $0 + $1.events.count } > 1_500)
    #expect(outcomes.reduce(0) { $0 + $1.deliveries.count } > 1_000)
    #expect(try await Self.drift(lines, Self.book()) == [])
  }

  @Test func `what comes out otherwise is seen as drift`() async throws {
    let lines = try await Array(Self.lines().prefix(150))
    var book = try Self.book()
    for type in book.leadGroups[0].types.indices where !book.leadGroups[0].types[type].rules.isEmpty {
      book.leadGroups[0].types[type].rules[0].isEnabled.toggle()
    }
    #expect(try await !Self.drift(lines, book).isEmpty)
    #expect(try await !Self.drift(lines, Self.book(), seed: 1).isEmpty)
  }

  @Test func `stored by a newer version, each is refused by the number of its format`() async throws {
    let next = StoredForm.current + 1
    for line in try await Self.lines() {
      #expect(throws: StoredFormError.fromTheFuture(format: next)) { try line.read(format: next) }
    }
    #expect("\(StoredFormError.fromTheFuture(format: next))".contains("format \(next)"))
  }
}
