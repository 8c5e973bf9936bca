import Foundation
package import LeadActions
package import LeadActionsTesting

/// A rule book, a directory, two leads and what happens to them, all by chance and all from one seed.
package struct World: Sendable {
  package let seed: UInt64
  package let book: RuleBook
  package let directory: Directory
  package let limits: PlanLimits
  package let compiled: CompiledRuleBook
  package let store: LoggingStore
  package let transports: ChanceTransports
  package let clock = VirtualClock(Pool.start)
  package let pipeline: EventPipeline
  private let dispatcher: Dispatcher
  private let facts: ChanceFacts

  package static let performers = ActionPerformers.standard.adding(HostDeedPerformer())

  package init(seed: UInt64) throws {
    self.seed = seed
    var chance = Chance(seed: seed)
    book = chance.book()
    directory = chance.once(in: 3) ? chance.directory() : book.directory ?? .empty
    limits = PlanLimits(events: 8 + chance.number(below: 40), chainEvents: 30 + chance.number(below: 80))
    compiled = try CompiledRuleBook(book, performers: Self.performers)
    store = LoggingStore(seed: seed)
    transports = ChanceTransports(seed: seed)
    facts = ChanceFacts(seed: seed)
    pipeline = try EventPipeline(
      rules: book, performers: Self.performers, store: store,
      settings: .init(seed: seed, limits: limits),
      services: .init(directory: FixedDirectory(directory), facts: facts, clock: clock))
    // One at a time, so that the order of outcomes follows from the seed.
    dispatcher = Dispatcher(
      store: store, transports: transports.transports, secrets: transports, settings: .init(seed: seed, limit: 1),
      clock: clock)
  }

  package var planner: Planner { Planner(compiled, limits: limits) }

  /// Lives through some days, and asks before each occurrence that the host reports.
  package func live(_ look: (Occurrence) async throws -> Void = { _ in }) async throws -> Life {
    var chance = Chance(seed: ~seed)
    var life = Life(world: self)
    for number in 0..<(14 + chance.number(below: 14)) {
      let index = chance.number(below: Pool.leads.count)
      // Each lead has a second of the minute to itself, so that no two leads' timers fall due together.
      let minutes = chance.number(below: chance.once(in: 4) ? 2_000 : 300) + 1
      let minute = (clock.now.timeIntervalSince1970 / 60).rounded(.down) + Double(minutes)
      try await pass(until: Date(timeIntervalSince1970: minute * 60 + Double(index)))
      let occurrence = try await happening(to: Pool.leads[index], number, &chance)
      try await look(occurrence)
      do {
        _ = try await pipeline.submit(occurrence)
        life.submitted += 1
      } catch PipelineError.refused(let refusal) {
        life.refusals.append((occurrence, refusal))
      }
      try await settle()
    }
    try await pass(until: clock.now.addingTimeInterval(5 * 86_400))
    try await life.end()
    return life
  }

  private func happening(to lead: LeadID, _ number: Int, _ chance: inout Chance) async throws -> Occurrence {
    let id = OccurrenceID("o\(number)")
    guard let record = try await pipeline.record(of: lead), !chance.once(in: 40) else {
      var new = chance.lead(lead, received: clock.now)
      if chance.once(in: 20) { for name in Pool.fields.keys { new.fields[name] = .number(.infinity) } }
      if chance.once(in: 8) {
        let appointment = chance.appointment("a-1", at: clock.now)
        let adoption = Adoption(new, progressReached: [chance.pick(LeadProgress.allCases)], appointments: [appointment])
        return Occurrence(id, lead: lead, .adopted(adoption))
      }
      return Occurrence(id, lead: lead, .received(chance.receipt(new)))
    }
    return Occurrence(id, lead: lead, chance.report(of: record, at: clock.now))
  }

  /// What the planner is given for an occurrence now.
  package func situation(of occurrence: Occurrence) async throws -> Situation {
    let key = LeadKey(lead: occurrence.lead)
    let matcher = ContactMatcher()
    var keys: [ContactKey] = []
    var receipt: Receipt?
    if case .received(let it) = occurrence.report, it.duplicate == .unknown {
      receipt = it
      keys = matcher.keys(of: it.lead.contact)
    }
    let loaded = try await store.load(key, occurrence: nil, groups: compiled.groups, contactKeys: keys)
    var contacts: ContactReading?
    if let receipt {
      contacts = ContactReading(
        versions: loaded.contacts.mapValues(\.version), match: matcher.match(receipt.lead, among: loaded.contacts))
    }
    return Situation(
      record: loaded.record, directory: directory, choosing: loaded.choosing,
      facts: try await facts.facts(for: occurrence, record: loaded.record), contacts: contacts, now: clock.now,
      seed: seed)
  }

  /// Lets the time pass, stopping wherever something falls due.
  private func pass(until end: Date) async throws {
    while true {
      let timer = try await store.nextTimer(of: .only, after: clock.now)
      let delivery = try await store.nextDelivery(after: clock.now)
      guard let next = [timer, delivery].compactMap({ $0 }).min(), next < end else { break }
      clock.set(next)
      try await settle()
    }
    clock.set(end)
    try await settle()
  }

  /// Does what is due, and sends what that left.
  private func settle() async throws {
    repeat {
      try await pipeline.runDue()
      try await dispatcher.deliverDue()
    } while try await !store.inbox(of: .only, after: nil, limit: 1).isEmpty
  }
}
