import Foundation
import RandomWorlds
import Testing

@testable import LeadActions

/// What the checker's solver says of conditions, against the engine's own judging of them.
struct SolverTests {
  @Test func `always and never are what the engine says of every lead that fits`() throws {
    var counts: [Judgement: Int] = [:]
    var refined = 0
    for seed in Seeds.first(1_200) {
      var chance = Chance(seed: seed &+ 77_000)
      let moment = SolvedMoment(&chance)
      var knowledge = moment.ofEvent()
      #expect(moment.fits(knowledge), Seeds.replay(seed))
      for _ in 0..<chance.number(below: 4) {
        let given = chance.condition(3, on: moment.event)
        let found = knowledge.assuming(given, holds: moment.holds(given), Pool.catalog).filter(moment.fits)
        #expect(!found.isEmpty, "\(given) is \(moment.holds(given)); seed \(seed)")
        guard let next = found.first else { return }
        if next != knowledge { refined += 1 }
        knowledge = next
      }
      for _ in 0..<6 {
        let asked = chance.condition(3, on: moment.event)
        let judgement = asked.judged(with: knowledge, Pool.catalog)
        counts[judgement, default: 0] += 1
        let holds = moment.holds(asked)
        #expect(judgement == .sometimes || (judgement == .always) == holds, "\(asked) is \(holds); seed \(seed)")
      }
    }
    Seeds.expect(refined, atLeast: 600, "refinements")
    Seeds.expect(counts[.always] ?? 0, atLeast: 450, "always")
    Seeds.expect(counts[.never] ?? 0, atLeast: 450, "never")
    Seeds.expect(counts[.sometimes] ?? 0, atLeast: 1_500, "sometimes")
  }

  @Test func `a condition and its opposite never hold together, and one of them always does`() throws {
    for seed in Seeds.first(300) {
      var chance = Chance(seed: seed &+ 78_000)
      let moment = SolvedMoment(&chance)
      let asked = chance.condition(2, on: moment.event)
      let knowledge = moment.ofEvent()
      #expect(Condition.all([asked, .not(asked)]).judged(with: knowledge, Pool.catalog) == .never, "seed \(seed)")
      #expect(Condition.any([asked, .not(asked)]).judged(with: knowledge, Pool.catalog) == .always, "seed \(seed)")
    }
  }
}

/// One lead at one event, of which conditions are asked.
private struct SolvedMoment: ConditionSubject {
  let lead: Lead
  let event: Event
  let details: EventDetails
  let facts: [FieldName: FieldValue]
  let now: Date
  let zone: Zone
  let book: RuleBook
  let type: LeadType

  init(_ chance: inout Chance) {
    now = chance.date()
    zone = chance.pick(Pool.zones)
    var lead = chance.lead("lead-1", received: chance.date())
    lead.duplicateOf = chance.maybe { _ in "lead-0" }
    facts = chance.values(of: Pool.facts)
    event = chance.pick([
      .received, .receivedDuplicate, .receivedNotDuplicate, .updated, .statusChanged, .userChanged, .qualified,
      .custom("priceDropped"), .emailClicked, .referred, .appointmentCreated, .callUnanswered, .journeyStarted,
    ])
    let before = chance.lead("lead-1", received: lead.received)
    switch event {
    case .receivedDuplicate: lead.duplicateOf = "lead-0"
    case .receivedNotDuplicate: lead.duplicateOf = nil
    case .referred: lead.partner = "acme"
    case .statusChanged: if lead.status == before.status { lead.status = before.status == nil ? "Hot" : nil }
    case .userChanged: if lead.user == before.user { lead.user = before.user == nil ? "ann" : nil }
    case .qualified: lead.progress = .qualified
    default: break
    }
    self.lead = lead
    details = Self.details(of: event, before, lead, &chance)
    let type = LeadType(lead.type, zone: zone, statuses: Pool.statuses.map { LeadStatus($0) })
    self.type = type
    let others = Pool.types.filter { $0 != lead.type }.map { LeadType($0) }
    book = RuleBook(
      "Solved", customEvents: Pool.customEvents,
      leadGroups: [LeadGroup("Mortgages", types: [type]), LeadGroup("Insurance", types: others)],
      workflows: Pool.workflows.map { LeadWorkflow($0, steps: []) })
  }

  private static func details(
    of event: Event, _ before: Lead, _ lead: Lead, _ chance: inout Chance
  ) -> EventDetails {
    switch event {
    case .statusChanged: return .status(from: before.status, to: lead.status)
    case .userChanged: return .user(from: before.user, to: lead.user)
    case .qualified: return .progress(from: before.progress == .qualified ? nil : before.progress, to: .qualified)
    case .updated:
      let names = [LeadProperty.status, .user, .progress, .firstName, .source].map(\.name) + Pool.fields.keys.sorted()
      return .update(
        EventDetails.Change(
          names.compactMap { name in
            let (from, to) = (before.value(of: name), lead.value(of: name))
            return from == to || chance.once(in: 3) ? nil : FieldChange(name, from: from, to: to)
          }))
    case .custom: return .custom(chance.values(of: Pool.customEvents["priceDropped"] ?? [:]))
    case .emailClicked:
      return .message(
        MessageDetails("m", recipient: chance.maybe { $0.pick(Pool.words) }, text: chance.maybe { $0.pick(Pool.words) })
      )
    case .referred: return .referral(ReferralDetails(partner: chance.maybe { $0.pick(Pool.partners) }))
    case .appointmentCreated: return .appointment(chance.appointment("a", at: Pool.start))
    case .callUnanswered: return .call(CallDetails(number: chance.maybe { $0.pick(Pool.numbers) }))
    case .journeyStarted: return .journey(JourneyDetails("apply", step: chance.maybe { $0.pick(Pool.words) }))
    default: return .none
    }
  }

  func ofEvent() -> Knowledge { .ofEvent(event, in: type, book) }

  // MARK: The engine's answer

  func holds(_ condition: Condition) -> Bool {
    var code = ConditionCode()
    guard var index = code.add(condition, catalog: Pool.catalog) else { return true }
    let slots = code.sources.map { code.slot(for: conditionValue(of: $0)) }
    while true {
      let (verdict, next) = code.next(after: index, held: code.holds(Int(index), slots: slots, subject: self))
      if let verdict { return verdict.held }
      index = next
    }
  }

  func value(of source: FieldSource) -> FieldValue? {
    switch source {
    case .lead(let property): lead.value(of: property)
    case .record(.leadGroup): .text("Mortgages")
    case .record(.workflow): nil
    case .record(.isDuplicate): .flag(lead.duplicateOf != nil)
    case .record(.isReferred): .flag(lead.partner != nil)
    case .record(.fullName): lead.contact.fullName.map(FieldValue.text)
    case .event(let property): details.value(of: property)
    case .custom(let name): lead.field(name)
    case .fact(let name): facts[name]
    case .customEvent(let name): if case .custom(let fields) = details { fields[name] } else { nil }
    }
  }

  func change(of source: FieldSource) -> (from: FieldValue?, to: FieldValue?)? {
    switch (details, source) {
    case (.status(let from, let to), .lead(.status)): (from?.fieldValue, to?.fieldValue)
    case (.user(let from, let to), .lead(.user)): (from?.fieldValue, to?.fieldValue)
    case (.progress(let from, let to), .lead(.progress)): (from?.fieldValue, to.fieldValue)
    case (.update(let change), .lead(let property)):
      change.fields.first { $0.field == property.name }.map { ($0.from, $0.to) }
    case (.update(let change), .custom(let name)): change.fields.first { $0.field == name }.map { ($0.from, $0.to) }
    default: nil
    }
  }

  // MARK: Whether knowledge is true of the lead

  func fits(_ knowledge: Knowledge) -> Bool {
    for (version, set) in knowledge.values {
      guard let value = value(of: version, knowledge.view) else { continue }
      guard set.contains(value) else { return false }
      if case .date(let date)? = value {
        for (period, older) in set.ages where (date <= period.before(now, in: zone)) != older { return false }
      }
    }
    for (source, changed) in knowledge.updated where (change(of: source) != nil) != changed { return false }
    let wall = zone.civilTime(at: now)
    return knowledge.time(in: zone).contains(Double(wall.weekday.index * 1_440 + wall.minuteOfDay))
  }

  /// The value that a version stands for; nothing where it stands for none, such as what an update did not change.
  private func value(of version: FieldVersion, _ view: FieldView) -> FieldValue?? {
    if case .single(version.source, let from, let to) = view.change {
      if version == from { return change(of: version.source)?.from }
      if version == to { return change(of: version.source)?.to }
    }
    if view.change == .update, version.number == 0 {
      if case .fact = version.source { return value(of: version.source) }
      if case .event = version.source { return value(of: version.source) }
      return change(of: version.source).map { $0.from }
    }
    return value(of: version.source)
  }
}
