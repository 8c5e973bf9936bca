package import LeadActions

/// What became of a world.
package struct Life: Sendable {
  package let world: World
  /// How many occurrences were submitted and done, and those that were refused.
  package var submitted = 0
  package var refusals: [(occurrence: Occurrence, refusal: PlanRefusal)] = []
  package private(set) var plans: [Plan] = []
  package private(set) var records: [LeadID: LeadRecord] = [:]
  package private(set) var histories: [LeadID: [HistoryEntry]] = [:]
  package private(set) var choosing: [GroupName: ChoosingState] = [:]
  package private(set) var deadLetters: [DeadLetter] = []

  init(world: World) { self.world = world }

  /// A world as it stands so far; read it with ``end()``.
  package static func now(_ world: World) -> Life { Life(world: world) }

  /// Reads how things stand.
  package mutating func end() async throws {
    plans = world.store.plans
    for lead in Pool.leads {
      let key = LeadKey(lead: lead)
      records[lead] = try await world.store.record(of: key)
      histories[lead] = try await world.store.history(of: key, filter: .all)
    }
    let loaded = try await world.store.load(
      LeadKey(lead: Pool.leads[0]), occurrence: nil, groups: Pool.groups, contactKeys: [])
    choosing = loaded.choosing
    deadLetters = try await world.store.deadLetters(of: .only, after: nil, limit: 10_000)
  }

  /// The plans of one lead, in order.
  package func plans(of lead: LeadID) -> [Plan] { plans.filter { $0.occurrence.lead == lead } }

  /// Everything as text, the same to the byte wherever the world has been lived through.
  package func text() throws -> String {
    var parts: [String] = []
    parts.append(try PlanText.json(world.book))
    parts.append(try PlanText.json(world.directory))
    for (occurrence, refusal) in refusals { parts.append("\(occurrence.id) \(refusal)") }
    for plan in plans { parts.append(try PlanText.text(of: plan)) }
    for lead in Pool.leads {
      if let record = records[lead] { parts.append(try PlanText.json(record)) }
      parts.append(try PlanText.json(histories[lead] ?? []))
      parts += (histories[lead] ?? []).map { $0.text() }
    }
    parts.append(try PlanText.json(choosing))
    parts.append(deadLetters.map { "\($0.key) \($0.attempts) \($0.reason)" }.joined(separator: "\n"))
    parts.append(world.transports.delivered.map(\.rawValue).joined(separator: " "))
    return parts.joined(separator: "\n")
  }
}
