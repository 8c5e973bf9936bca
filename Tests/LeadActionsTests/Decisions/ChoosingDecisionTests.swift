import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.11: choosing users by chance.
@Suite struct RandomDecisionTests {
  private func book(_ more: [Rule] = []) -> RuleBook {
    LeadLife.book {
      for rule in more { rule }
      Rule("assign", on: .received) { AssignToUser(.group("Team")) }
      Rule("tell", on: .receivedOther) { ContactUser(.group("Team"), by: .email, template: "mail") }
    }
  }

  private func plan(_ book: RuleBook, lead: Int, seed: UInt64 = 7) throws -> Planned {
    var life = try LeadLife(book, lead: LeadID(lead))
    life.seed = seed
    return try life.receive()
  }

  @Test func `a replay chooses the same, and plans the same to the last byte`() throws {
    for lead in 0..<50 {
      let (first, second) = (try plan(book(), lead: lead), try plan(book(), lead: lead))
      #expect(first.plan == second.plan)
      #expect(first.plan.deliveries.map(\.id) == second.plan.deliveries.map(\.id))
    }
  }

  @Test func `another seed, lead or occurrence chooses anew`() throws {
    let users = try (0..<200).map { try plan(book(), lead: $0).lead.user }
    #expect(Set(users) == ["ann", "bob", "cat"])
    let seeds = try (0..<200).map { try plan(book(), lead: 1, seed: UInt64($0)).lead.user }
    #expect(Set(seeds) == ["ann", "bob", "cat"])
  }

  @Test func `two actions of one rule choose independently`() throws {
    let book = LeadLife.book {
      Rule("two", on: .received) {
        TaskUser(.group("Team"), title: "1")
        TaskUser(.group("Team"), title: "2")
      }
    }
    let pairs = try (0..<300).map { try plan(book, lead: $0).tasks.map(\.user) }
    #expect(Set(pairs).count == 9)
  }

  @Test func `a rule that fires twice chooses anew each time`() throws {
    let book = LeadLife.book {
      Rule("a", on: .receivedNotDuplicate) { ChangeStatus(to: "A") }
      Rule("b", on: .received) { ChangeStatus(to: "B") }
      Rule("each", on: .statusChanged) { TaskUser(.group("Team"), title: "it") }
    }
    let pairs = try (0..<300).map { try plan(book, lead: $0).tasks.map(\.user) }
    #expect(Set(pairs).count == 9)
  }

  @Test func `adding a rule changes no other rule's choice and no other delivery's id`() throws {
    let noise = Rule("noise", on: .receivedNotDuplicate) {
      TaskUser(.group("Team"), title: "noise")
      TaskUser(.group("Team", by: .weighted), title: "noise")
      ChangeStatus(to: "Noisy")
    }
    for lead in 0..<100 {
      let (quiet, noisy) = (try plan(book(), lead: lead), try plan(book([noise]), lead: lead))
      #expect(quiet.lead.user == noisy.lead.user)
      #expect(quiet.emails == noisy.emails)
      let ids = Set(noisy.plan.deliveries.map(\.id))
      #expect(quiet.plan.deliveries.allSatisfy { ids.contains($0.id) })
    }
  }

  @Test func `every delivery of a plan, and of many, has an id of its own`() throws {
    var ids: Set<DeliveryID> = []
    var count = 0
    for lead in 0..<500 {
      let planned = try plan(book(), lead: lead)
      ids.formUnion(planned.plan.deliveries.map(\.id))
      count += planned.plan.deliveries.count
    }
    #expect(ids.count == count && count == 500)
  }

  @Test func `random is uniform over those available`() throws {
    var counts: [UserName: Int] = [:]
    for lead in 0..<3_000 { counts[try #require(plan(book(), lead: lead).lead.user), default: 0] += 1 }
    // Five standard deviations of a share of one in three.
    for user: UserName in ["ann", "bob", "cat"] { #expect(abs((counts[user] ?? 0) - 1_000) < 130) }
  }

  @Test func `weighted follows the weights`() throws {
    var counts: [UserName: Int] = [:]
    for lead in 0..<2_000 {
      var life = try LeadLife(
        LeadLife.book { Rule("assign", on: .received) { AssignToUser(.group("Team", by: .weighted)) } },
        lead: LeadID(lead))
      life.directory.groups["Team"] = DirectoryGroup([GroupMember("ann", weight: 3), GroupMember("bob")])
      counts[try #require(life.receive().lead.user), default: 0] += 1
    }
    #expect(abs((counts["ann"] ?? 0) - 1_500) < 100)
  }
}

/// DESIGN 4.11: turns, caps and availability.
@Suite struct TurnDecisionTests {
  /// Assigns leads one after another, with the choosing state handed on as a store does.
  private struct Desk {
    var directory = LeadLife.directory
    var now = LeadLife.morning
    var strategy = StrategyName.sequential
    var zone = Zone.utc
    private var choosing: [GroupName: ChoosingState] = [:]
    private var count = 0

    mutating func next() throws -> Planned {
      let strategy = strategy
      var life = try LeadLife(
        LeadLife.book(zone: zone) { Rule("assign", on: .received) { AssignToUser(.group("Team", by: strategy)) } },
        lead: LeadID(count), at: now)
      count += 1
      life.directory = directory
      life.choosing = choosing
      let planned = try life.receive()
      choosing = life.choosing
      return planned
    }

    mutating func users(_ count: Int) throws -> [UserName?] { try (0..<count).map { _ in try next().lead.user } }
  }

  @Test func `in turn goes through the group in its order`() throws {
    var desk = Desk()
    #expect(try desk.users(7) == ["ann", "bob", "cat", "ann", "bob", "cat", "ann"])
  }

  @Test func `whoever is away is passed over, and nobody else loses a turn`() throws {
    var desk = Desk()
    #expect(try desk.users(1) == ["ann"])
    desk.directory.users["bob"]?.absences = [Absence(from: desk.now, until: desk.now.addingTimeInterval(60))]
    #expect(try desk.users(3) == ["cat", "ann", "cat"])
    desk.now += 60
    #expect(try desk.users(3) == ["ann", "bob", "cat"])
  }

  @Test func `leads at the same moment cannot have the same turn`() async throws {
    let book = LeadLife.book {
      Rule("assign", on: .received) { AssignToUser(.group("Team", by: .sequential)) }
    }
    let world = try DecisionWorld(book, facts: MeetingFacts(point: MeetingPoint(30)))
    let users = try await withThrowingTaskGroup(of: UserName?.self) { group in
      for number in 1...30 {
        group.addTask {
          try await world.receive(LeadID(number)) { $0.contact = Contact(email: "lead\(number)@example.com") }
          return world.record(LeadID(number))?.lead.user
        }
      }
      return try await group.reduce(into: [UserName?: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(users == ["ann": 10, "bob": 10, "cat": 10])
  }

  @Test func `a daily cap counts in the lead type's day, and a monthly one in its month`() throws {
    var desk = Desk()
    desk.zone = try #require(Zone("Europe/London"))
    desk.now = LeadLife.time("2026-07-30T21:00:00Z")
    desk.directory.groups["Team"] = DirectoryGroup([
      GroupMember("ann", dailyCap: 1), GroupMember("bob", monthlyCap: 2),
      GroupMember("cat", dailyCap: 1, monthlyCap: 2),
    ])
    #expect(try desk.users(5) == ["ann", "bob", "cat", "bob", nil])
    // 23:30 UTC is the next day in London.
    desk.now = LeadLife.time("2026-07-30T23:30:00Z")
    #expect(try desk.users(3) == ["cat", "ann", nil])
    // 31 July, 23:30 UTC is August in London.
    desk.now = LeadLife.time("2026-07-31T23:30:00Z")
    #expect(try desk.users(5) == ["bob", "cat", "ann", "bob", nil])
  }

  @Test func `nobody gets a lead outside working hours, in the zone of the user`() throws {
    var desk = Desk()
    let hours = try #require(WeeklyHours([.monday], "09:00-17:00"))
    for user in desk.directory.users.keys { desk.directory.users[user]?.workingHours = hours }
    desk.directory.users["cat"]?.zone = Zone("America/New_York")
    // Monday 09:00 UTC: New York sleeps.
    #expect(try desk.users(3) == ["ann", "bob", "ann"])
    // Monday 20:00 UTC: 15:00 in New York.
    desk.now = LeadLife.time("2026-03-02T20:00:00Z")
    #expect(try desk.users(2) == ["cat", "cat"])
    desk.now = LeadLife.time("2026-03-03T12:00:00Z")
    let tuesday = try desk.next()
    #expect(tuesday.lead.user == nil)
    #expect(tuesday.has("Assign to User by rule 'assign': not done, nobody in group 'Team' is available"))
  }

  @Test func `least loaded takes whoever has the fewest open leads`() throws {
    var desk = Desk()
    desk.strategy = .leastLoaded
    desk.directory.users["ann"]?.openLeads = 4
    desk.directory.users["bob"]?.openLeads = 2
    desk.directory.users["cat"]?.openLeads = 9
    #expect(try desk.users(2) == ["bob", "bob"])
  }

  @Test func `nobody available, nobody assigned and nobody at all are recorded, and nothing else stops`() throws {
    var life = try LeadLife(
      LeadLife.book {
        Rule("tell", on: .received) {
          ContactUser(by: .email, template: "mail")
          TaskUser(.group("Team"), title: "unseen")
          TaskUser(.group("Nobody"), title: "unseen")
          NotifyUserByEmail(.group("Spanish"))
          NotifyUserByText(.user("bob"))
          TaskUser(.user("ann"), title: "goes on")
        }
      })
    for user: UserName in ["ann", "bob", "cat"] {
      life.directory.users[user]?.absences = [Absence(from: .distantPast, until: .distantFuture)]
    }
    life.directory.groups["Spanish"] = nil
    life.directory.users["bob"] = nil
    let planned = try life.receive()
    #expect(planned.titles == ["goes on"])
    #expect(
      planned.lines.filter { $0.contains("not done") } == [
        "Contact User by rule 'tell': not done, nobody is assigned to the lead",
        "Task User by rule 'tell': not done, nobody in group 'Team' is available",
        "Task User by rule 'tell': not done, group 'Nobody' has no members",
        "Notify User by Email by rule 'tell': not done, the directory has no group 'Spanish'",
        "Notify User by Text by rule 'tell': not done, the directory has no user 'bob'",
      ])
  }

  @Test func `a member whom the directory does not know is never chosen`() throws {
    var desk = Desk()
    desk.directory.groups["Team"] = DirectoryGroup("ghost", "bob")
    #expect(try desk.users(3) == ["bob", "bob", "bob"])
  }
}
