import Foundation
import Testing

@testable import LeadActions

@Suite struct ChoosingTests {
  private func desk(by strategy: StrategyName, _ members: GroupMember...) -> TestDesk {
    var desk = TestDesk(AssignToUser(.group("brokers", by: strategy)))
    desk.directory.groups["brokers"] = DirectoryGroup(members)
    return desk
  }

  /// Who is chosen in a row of receipts, each committed before the next.
  private func chosen(_ desk: TestDesk, _ count: Int, at moment: (Int) -> Date = { _ in TestDesk.monday }) throws
    -> [UserName]
  {
    var desk = desk
    let planner = try desk.planner
    return try (0..<count).map { index in
      desk.now = moment(index)
      desk.lead.id = LeadID(index)
      let occurrence = Occurrence("o", lead: desk.lead.id, .received(Receipt(desk.lead, from: .api, duplicate: .no)))
      let plan = try planner.plan(occurrence, in: desk.situation(nil))
      for (group, state) in plan.choosing {
        #expect(state.version == (desk.choosing[group]?.version ?? 0) + 1)
        desk.choosing[group] = state
      }
      return plan.record.lead.user ?? "nobody"
    }
  }

  private func counts(_ users: [UserName]) -> [UserName: Double] {
    Dictionary(grouping: users) { $0 }.mapValues { Double($0.count) }
  }

  @Test func `random is uniform over those available`() throws {
    let desk = desk(by: .random, GroupMember("ann"), GroupMember("ben"), GroupMember("gone"), GroupMember("cleo"))
    let counts = counts(try chosen(desk, 10_000))
    #expect(counts.keys.sorted() == ["ann", "ben", "cleo"])
    let expected = 10_000.0 / 3
    let distance = counts.values.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    // Chi-squared with two degrees of freedom: chance exceeds this once in a thousand times.
    #expect(distance < 13.8)
    #expect(distance > 0)
  }

  @Test func `random is another with another seed and the same with the same`() throws {
    var desk = desk(by: .random, GroupMember("ann"), GroupMember("ben"))
    let first = try chosen(desk, 64)
    #expect(try chosen(desk, 64) == first)
    desk.seed = 1
    #expect(try chosen(desk, 64) != first)
  }

  @Test func `weighted is in proportion to the weights`() throws {
    let desk = desk(
      by: .weighted, GroupMember("ann", weight: 6), GroupMember("ben", weight: 3), GroupMember("cleo", weight: 1),
      GroupMember("dan", weight: 0))
    let counts = counts(try chosen(desk, 10_000))
    #expect(counts["dan"] == nil)
    let expected: [UserName: Double] = ["ann": 6_000, "ben": 3_000, "cleo": 1_000]
    let distance = expected.reduce(0) { sum, it in
      let difference = (counts[it.key] ?? 0) - it.value
      return sum + difference * difference / it.value
    }
    #expect(distance < 13.8)
  }

  @Test func `weights beyond reason do no harm`() throws {
    let many = desk(by: .weighted, GroupMember("ann", weight: .max), GroupMember("ben", weight: .max))
    #expect(Set(try chosen(many, 50)) == ["ann", "ben"])
    let none = desk(by: .weighted, GroupMember("ann", weight: 0), GroupMember("ben", weight: -5))
    #expect(Set(try chosen(none, 50)) == ["ann"])
  }

  @Test func `sequential takes each in turn`() throws {
    let desk = desk(by: .sequential, GroupMember("ann"), GroupMember("ben"), GroupMember("cleo"))
    #expect(try chosen(desk, 7) == ["ann", "ben", "cleo", "ann", "ben", "cleo", "ann"])
  }

  @Test func `sequential passes over who is away, and stays fair to the others`() throws {
    var desk = desk(by: .sequential, GroupMember("ann"), GroupMember("ben"), GroupMember("cleo"))
    let (start, end) = (TestDesk.monday + 2, TestDesk.monday + 6)
    desk.directory.users["ben"]?.absences = [Absence(from: start, until: end)]
    let users = try chosen(desk, 12) { TestDesk.monday + Double($0) }
    #expect(
      users == ["ann", "ben", "cleo", "ann", "cleo", "ann", "ben", "cleo", "ann", "ben", "cleo", "ann"])
  }

  @Test func `sequential begins anew where the last one has left the group`() throws {
    var desk = desk(by: .sequential, GroupMember("ann"), GroupMember("ben"))
    desk.choosing["brokers"] = ChoosingState(version: 8, last: "left")
    #expect(try chosen(desk, 3) == ["ann", "ben", "ann"])
  }

  @Test func `least loaded takes whoever has the fewest open leads, the first of equals`() throws {
    var desk = desk(by: .leastLoaded, GroupMember("ann"), GroupMember("ben"), GroupMember("cleo"))
    desk.directory.users["ann"]?.openLeads = 4
    desk.directory.users["ben"]?.openLeads = 2
    desk.directory.users["cleo"]?.openLeads = 2
    #expect(try chosen(desk, 2) == ["ben", "ben"])
    // Who is not counted has none.
    desk.directory.users["cleo"]?.openLeads = nil
    #expect(try chosen(desk, 1) == ["cleo"])
  }

  @Test func `working hours are in the user's zone, or in the lead type's`() throws {
    var desk = desk(by: .random, GroupMember("ann"), GroupMember("ben"))
    let hours = WeeklyHours([.monday], "09:00-12:00")
    desk.directory.users["ann"]?.workingHours = hours
    desk.directory.users["ben"]?.workingHours = hours
    desk.directory.users["ben"]?.zone = Zone("America/New_York")
    func who(_ hour: Double) throws -> Set<UserName> {
      try Set(chosen(desk, 30) { _ in TestDesk.monday + hour * 3_600 })
    }
    #expect(try who(0) == ["ann"])
    #expect(try who(4) == ["ben"])
    #expect(try who(2) == ["nobody"])
    desk.type.zone = try #require(Zone("America/New_York"))
    #expect(try who(4) == ["ann", "ben"])
  }

  @Test func `a custom strategy chooses, but only from those available`() throws {
    struct Last: ChoosingStrategy {
      let name: StrategyName = "last"
      let usesState = false
      func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
        request.members.last?.user
      }
    }
    var desk = desk(by: "last", GroupMember("ann"), GroupMember("ben"))
    #expect(throws: RuleBookError.self) { try desk.receive() }
    desk.performers = desk.performers.adding(Last())
    #expect(desk.performers.strategies.names == ["last", "leastLoaded", "random", "sequential", "weighted"])
    #expect(try chosen(desk, 1) == ["ben"])
    desk.directory.users["ben"]?.absences = [Absence(from: .distantPast, until: .distantFuture)]
    #expect(try desk.receive().outcomes == [.notDone(.nobodyAvailable("brokers"))])
  }

  @Test func `a strategy can replace a standard one`() throws {
    struct First: ChoosingStrategy {
      let name = StrategyName.random
      let usesState = false
      func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
        request.available.first?.user
      }
    }
    var desk = desk(by: .random, GroupMember("ben"), GroupMember("ann"))
    desk.performers = desk.performers.adding(First())
    #expect(Set(try chosen(desk, 30)) == ["ben"])
  }
}
