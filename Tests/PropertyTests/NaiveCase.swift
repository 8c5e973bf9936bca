import LeadActions
import RandomWorlds

/// A rule book of the actions that the naive model knows, a lead, and something that happens to it.
struct NaiveCase {
  let book: RuleBook
  let planner: Planner
  let limit: Int
  private var chance: Chance

  init(seed: UInt64) throws {
    chance = Chance(seed: seed &+ 424_242)
    limit = 5 + chance.number(below: 40)
    var book = chance.book(rules: 0...0)
    for group in book.leadGroups.indices {
      for type in book.leadGroups[group].types.indices {
        book.leadGroups[group].types[type].referralMethod = .none
        let name = book.leadGroups[group].types[type].name
        let listed = book.leadGroups[group].types[type].statuses.map(\.name)
        for number in 0..<40 {
          let rule = Self.rule(RuleID("\(name) \(number)"), listed.isEmpty ? Pool.statuses : listed, &chance)
          book.leadGroups[group].types[type].rules.append(rule)
        }
      }
    }
    self.book = book
    planner = try Planner(book, performers: World.performers, limits: PlanLimits(events: limit))
  }

  private static let events: [Event] = [
    .received, .receivedOther, .receivedUser, .receivedDuplicate, .receivedNotDuplicate, .receivedNotReferred,
    .updated, .updatedUser, .updatedOther, .statusChanged, .statusChanged, .statusChanged, .userChanged, .userChanged,
    .validated, .contacted, .qualified, .converted, .custom("nudged"), .custom("nudged"), .custom("priceDropped"),
  ]

  private static func rule(_ id: RuleID, _ statuses: [StatusName], _ chance: inout Chance) -> Rule {
    let event = chance.pick(events)
    let condition: Condition? = chance.once(in: 4) ? nil : chance.condition(3, on: event)
    var actions = chance.list(1...3) { action(statuses, &$0).action }
    if chance.once(in: 10) { actions.append(ChangeLeadType(to: chance.pick(Pool.types)).action) }
    return Rule(id, on: event, when: condition, do: actions, isEnabled: !chance.once(in: 12))
  }

  private static func action(_ statuses: [StatusName], _ chance: inout Chance) -> any ActionConvertible {
    switch chance.number(below: 8) {
    case 0, 1: AssignToUser(.user(chance.pick(Pool.users)))
    case 2, 3: ChangeStatus(to: chance.pick(statuses))
    case 4: TaskUser(.user(chance.pick(Pool.users)), title: "do it")
    default:
      HostDeed(
        chance.pick([.raise, .field, .field, .field, .progress, .nothing, .refuse, .fail]), chance.number(below: 12))
    }
  }

  /// An occurrence with its situation, and what the model makes of it.
  mutating func next(_ number: Int) -> (occurrence: Occurrence, situation: Situation, model: NaiveModel) {
    let id = OccurrenceID("o\(number)")
    let now = chance.date()
    var lead = chance.lead("1", received: now)
    lead.duplicateOf = chance.maybe { _ in "lead-9" }
    var situation = Situation(
      directory: book.directory ?? .empty, facts: chance.values(of: Pool.facts), now: now, seed: 1)
    var spent: Set<LeadProgress> = []
    if chance.once(in: 3) {
      let receipt = Receipt(lead, from: chance.pick(Origin.allCases))
      if lead.progress == nil { lead.progress = lead.status.flatMap { progress(of: $0, in: lead.type) } }
      if let progress = lead.progress { spent.insert(progress) }
      var model = NaiveModel(book, lead: lead, spent: spent, situation, limit: limit)
      let events: [Event] = [
        lead.duplicateOf == nil ? .receivedNotDuplicate : .receivedDuplicate, .receivedNotReferred, .received,
        receipt.origin == .user ? .receivedUser : .receivedOther,
      ]
      model.run(events.map { RaisedEvent($0) })
      return (Occurrence(id, lead: "1", .received(receipt)), situation, model)
    }
    for progress in LeadProgress.allCases where chance.once(in: 4) { spent.insert(progress) }
    let ledger = spent.reduce(into: ProgressLedger()) { $0.formUnion(ProgressLedger($1)) }
    situation.record = LeadRecord(lead, version: 3, spent: ledger)
    let (report, changed, own) = change(of: lead, spent)
    var model = NaiveModel(book, lead: changed, spent: spent, situation, limit: limit)
    model.run(own)
    return (Occurrence(id, lead: "1", report), situation, model)
  }

  private func progress(of status: StatusName, in type: LeadTypeName) -> LeadProgress? {
    book.leadTypes.first { $0.name == type }?.statuses.first { $0.name == status }?.progress
  }

  /// A change that the host reports, the lead after it, and the events that it raises.
  private mutating func change(of lead: Lead, _ spent: Set<LeadProgress>) -> (Report, Lead, [RaisedEvent]) {
    var after = lead
    var own: [RaisedEvent] = []
    func move(to progress: LeadProgress?) {
      guard let progress, progress != lead.progress else { return }
      after.progress = progress
      if !spent.contains(progress) {
        own.append(RaisedEvent(Event(progress), .progress(from: lead.progress, to: progress)))
      }
    }
    switch chance.number(below: 6) {
    case 0:
      let status = chance.pick(Pool.statuses)
      if status != lead.status {
        after.status = status
        own.append(RaisedEvent(.statusChanged, .status(from: lead.status, to: status)))
        move(to: progress(of: status, in: lead.type))
      }
      return (.statusChanged(to: status), after, own)
    case 1:
      let user = chance.maybe { $0.pick(Pool.users) }
      if user != lead.user { own.append(RaisedEvent(.userChanged, .user(from: lead.user, to: user))) }
      after.user = user
      return (.userChanged(to: user), after, own)
    case 2:
      let progress = chance.pick(LeadProgress.allCases)
      move(to: progress)
      return (.progressMoved(to: progress), after, own)
    case 3:
      let fields = chance.values(of: ["newPrice": .number, "why": .text])
      return (.custom("priceDropped", fields), after, [RaisedEvent(.custom("priceDropped"), .custom(fields))])
    default:
      let (name, kind) = chance.pick(Pool.fields.sorted { $0.key < $1.key })
      let value = chance.maybe { $0.value(kind) }
      let first = chance.pick(Pool.words)
      let was = lead.contact.firstName.flatMap { $0.isEmpty ? nil : $0 }
      let origin = chance.pick(Origin.allCases)
      var changes: [FieldChange] = []
      // An empty text is no value.
      let (old, found) = (lead.value(of: name), value == .text("") ? nil : value)
      if old != found { changes.append(FieldChange(name, from: old, to: found)) }
      let new = first.isEmpty ? nil : first
      if was != new {
        changes.append(FieldChange("firstName", from: was.map { .text($0) }, to: new.map { .text($0) }))
      }
      if !changes.isEmpty {
        after.fields[name] = value
        after.contact.firstName = new
        for event in [Event.updated, origin == .user ? .updatedUser : .updatedOther] {
          own.append(RaisedEvent(event, .update(EventDetails.Change(changes))))
        }
      }
      let update = Update(
        by: origin, [FieldAssignment(name, to: value), FieldAssignment("firstName", to: .text(first))])
      return (.updated(update), after, own)
    }
  }
}
