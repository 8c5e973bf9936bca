import Foundation
import RandomWorlds
import Testing

@testable import LeadActions

/// What the checker says may happen, against what the planner does.
struct ExplorationTests {
  @Test func `whatever a plan does is one of the courses that were followed`() throws {
    var plans = 0
    var deeds = 0
    var consequences = 0
    for seed in Seeds.first(18) {
      var world = try ExploredWorld(seed: seed)
      for number in 0..<10 {
        guard let (type, plan) = try world.next(number) else { continue }
        guard let courses = world.courses[type] else { continue }
        plans += 1
        let happened = world.happenings(of: plan)
        if happened.isEmpty { continue }
        deeds += happened.reduce(0) { $0 + $1.rules.count }
        consequences += happened.filter { !$0.event.isOwn }.count
        let fitting = courses.first { world.fits($0, happened, plan) }
        #expect(
          fitting != nil,
          "\(plan.occurrence.report): \(happened.map { "\($0.event): \($0.rules)" }); \(Seeds.replay(seed))")
        if fitting == nil { return }
      }
    }
    Seeds.expect(plans, atLeast: 40, "plans")
    Seeds.expect(deeds, atLeast: 60, "rules that acted")
    Seeds.expect(consequences, atLeast: 12, "consequences")
  }

  @Test func `a rule that acted in some plan is never told of as dead`() throws {
    var acted = 0
    for seed in Seeds.first(18) {
      var world = try ExploredWorld(seed: seed)
      let dead = Set(
        RuleChecker().check(world.book, directory: world.directory).findings
          .filter { ["LA301", "LA302", "LA305", "LA309"].contains($0.code.rawValue) }
          .compactMap { $0.place.components(separatedBy: "rules[").last?.split(separator: "'").dropFirst().first })
      for number in 0..<10 {
        guard let (_, plan) = try world.next(number) else { continue }
        for rule in world.happenings(of: plan).flatMap(\.rules) {
          acted += 1
          #expect(!dead.contains(rule.rawValue[...]), "\(rule); \(Seeds.replay(seed))")
        }
      }
    }
    Seeds.expect(acted, atLeast: 60, "rules that acted")
  }
}

/// A random book of the guide's actions, its courses, and occurrences of its leads.
private struct ExploredWorld {
  struct Happening {
    var type: LeadTypeName
    var event: Event
    var rules: [RuleID]
  }

  let book: RuleBook
  let directory: Directory
  let planner: Planner
  let explored: ExploredBook
  private(set) var courses: [LeadTypeName: [Course]] = [:]
  private var chance: Chance

  init(seed: UInt64) throws {
    var chance = Chance(seed: seed &+ 99_000)
    var book = chance.book(rules: 0...0)
    book.workflows = Pool.workflows.map { name in
      LeadWorkflow(
        name,
        steps: [
          .action(TaskUser(title: "begin")), .action(Self.action(&chance)), .wait(.days(1)), .action(StopWorkflow()),
        ])
    }
    for group in book.leadGroups.indices {
      for index in book.leadGroups[group].types.indices {
        let name = book.leadGroups[group].types[index].name
        book.leadGroups[group].types[index].statuses = Pool.statuses.map {
          LeadStatus($0, progress: chance.once(in: 2) ? chance.pick(LeadProgress.allCases) : nil)
        }
        for number in 0..<9 {
          let event = chance.pick(Self.events)
          book.leadGroups[group].types[index].rules.append(
            Rule(
              RuleID("\(name) \(number)"), on: event,
              when: chance.once(in: 2) ? nil : chance.condition(2, on: event),
              do: chance.list(1...2) { Self.action(&$0).action }))
        }
      }
    }
    self.book = book
    directory = chance.directory()
    self.chance = chance
    planner = try Planner(book)
    explored = ExploredBook(CheckedBook(book, directory: directory))
    var explorer = Explorer(explored)
    for type in explored.types {
      var found: [Course] = []
      var isWhole = true
      for beginning in explored.beginnings(of: type) {
        isWhole = explorer.explore(beginning, of: type) { found.append($0) } && isWhole
      }
      if isWhole { courses[type.settings.name] = found }
    }
  }

  private static let events: [Event] = [
    .received, .receivedOther, .receivedUser, .receivedNotDuplicate, .receivedNotReferred, .updated, .updatedOther,
    .statusChanged, .statusChanged, .userChanged, .userChanged, .contacted, .qualified, .referred, .emailClicked,
    .appointmentCreated,
  ]

  private static func action(_ chance: inout Chance) -> any ActionConvertible {
    switch chance.number(below: 11) {
    case 0, 1: AssignToUser(.user(chance.pick(Pool.users)))
    case 2: AssignToUser(.group(chance.pick(Pool.groups)))
    case 3, 4, 5: ChangeStatus(to: chance.pick(Pool.statuses))
    case 6: ChangeLeadType(to: chance.pick(Pool.types))
    case 7: StartWorkflow(chance.pick(Pool.workflows))
    case 8: Refer(to: chance.pick(Pool.partners), again: chance.once(in: 3))
    case 9: StopWorkflow()
    default: TaskUser(title: "do it")
    }
  }

  /// Something that happens to a lead of some type, planned.
  mutating func next(_ number: Int) throws -> (LeadTypeName, Plan)? {
    let now = chance.date()
    var lead = chance.lead("lead-1", received: now)
    lead.partner = nil
    var situation = Situation(
      directory: directory, facts: chance.values(of: Pool.facts), now: now, seed: UInt64(number))
    let report: Report
    if chance.once(in: 3) {
      lead.progress = nil
      lead.status = nil
      report = .received(
        Receipt(lead, from: chance.pick(Origin.allCases), duplicate: chance.once(in: 3) ? .of("lead-9") : .no))
    } else {
      let spent = lead.progress.map { ProgressLedger($0) } ?? ProgressLedger()
      situation.record = LeadRecord(lead, version: 1, spent: spent)
      report = self.report()
    }
    let plan = try planner.plan(Occurrence("o\(number)", lead: "lead-1", report), in: situation, trace: .decisions)
    return plan.wasStopped ? nil : (lead.type, plan)
  }

  private mutating func report() -> Report {
    switch chance.number(below: 7) {
    case 0: .statusChanged(to: chance.pick(Pool.statuses))
    case 1: .userChanged(to: chance.maybe { $0.pick(Pool.users) })
    case 2: .progressMoved(to: chance.pick([.contacted, .qualified]))
    case 3:
      .updated(
        Update(by: chance.pick(Origin.allCases), [FieldAssignment("firstName", to: .text(chance.pick(Pool.words)))]))
    case 4:
      .updated(
        Update(by: .webForm, [FieldAssignment("status", to: .text(chance.pick(Pool.statuses).rawValue))]))
    case 5: .emailClicked(MessageDetails("m", recipient: chance.maybe { $0.pick(Pool.addresses) }))
    default: .appointmentCreated(LeadAppointment(id: "a", start: Pool.start, user: "ann"))
    }
  }

  /// The events of a plan that rules stand on, with the rules that acted.
  func happenings(of plan: Plan) -> [Happening] {
    (plan.trace?.events ?? []).filter { !$0.rules.isEmpty }.map { event in
      Happening(type: event.leadType, event: event.event, rules: event.rules.filter(\.matched).map(\.rule))
    }
  }

  /// Whether a course has the same events, lets the same rules act, and can leave the lead as the plan does.
  func fits(_ course: Course, _ happened: [Happening], _ plan: Plan) -> Bool {
    var left = happened[...]
    var assumptions: [Assumption] = []
    for (index, run) in course.runs.enumerated() {
      let rules = explored.rules(of: run)
      guard let event = run.event, !rules.isEmpty else { continue }
      guard let next = left.popFirst(), next.event == event, next.type == explored.types[run.type].settings.name
      else { return false }
      for (number, rule) in rules.enumerated() {
        let acted = next.rules.contains { rule.name == "rule \($0.inQuotes)" }
        switch explored.assumption(of: rule, number, run: index, in: course) {
        case .none: if acted { return false }
        case .some(nil): if !acted { return false }
        case .some(let assumption?):
          assumptions.append(Assumption(assumption.condition, holds: acted, at: assumption.view))
        }
      }
    }
    if course.loop == nil {
      guard left.isEmpty, course.value(.lead(.status)).contains(plan.record.lead.status.map { .text($0.rawValue) }),
        course.value(.lead(.user)).contains(plan.record.lead.user.map { .text($0.rawValue) }),
        course.value(.lead(.partner)).contains(plan.record.lead.partner.map { .text($0.rawValue) }),
        explored.types[course.type].settings.name == plan.record.lead.type
      else { return false }
    }
    return course.canHold(assumptions, explored.catalog)
  }
}

extension Event {
  /// Whether an occurrence raises the event by itself here, so that it need not be a consequence.
  fileprivate var isOwn: Bool {
    switch self {
    case .statusChanged, .userChanged, .contacted, .qualified, .referred: false
    default: true
    }
  }
}
