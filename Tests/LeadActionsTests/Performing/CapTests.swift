import Foundation
import Testing

@testable import LeadActions

@Suite struct CapTests {
  /// Who is assigned in a row of receipts at some moments.
  private func assigned(
    _ members: [GroupMember], by strategy: StrategyName = .sequential, zone: Zone = .utc, at moments: [Date]
  ) throws -> [UserName] {
    var desk = TestDesk(AssignToUser(.group("brokers", by: strategy)))
    desk.directory.groups["brokers"] = DirectoryGroup(members)
    desk.type.zone = zone
    return try moments.enumerated().map { index, moment in
      desk.now = moment
      desk.lead.id = LeadID(index)
      let plan = try desk.receive()
      desk.choosing.merge(plan.choosing) { $1 }
      return plan.record.lead.user ?? "nobody"
    }
  }

  @Test func `who is at the day's cap is passed over until the next day`() throws {
    let day = TestDesk.monday
    let moments = Array(repeating: day, count: 4) + Array(repeating: day + 86_400, count: 4)
    let users = try assigned([GroupMember("ann", dailyCap: 1), GroupMember("ben", dailyCap: 2)], at: moments)
    #expect(users == ["ann", "ben", "ben", "nobody", "ann", "ben", "ben", "nobody"])
  }

  @Test func `the month's cap holds over days and begins anew with the month`() throws {
    func day(_ month: Int, _ day: Int) -> Date {
      Zone.utc.date(at: CivilTime(year: 2026, month: month, day: day, hour: 10))
    }
    let moments = [day(3, 1), day(3, 2), day(3, 31), day(4, 1), day(4, 30), day(5, 1)]
    let users = try assigned([GroupMember("ann", monthlyCap: 2)], at: moments)
    #expect(users == ["ann", "ann", "nobody", "ann", "ann", "ann"])
  }

  @Test func `the day is the one of the lead type's zone`() throws {
    let newYork = try #require(Zone("America/New_York"))
    // Midnight in New York is five in the morning in UTC.
    let midnight = Zone.utc.date(at: CivilTime(year: 2026, month: 2, day: 1, hour: 5))
    let moments = [midnight - 2, midnight - 1, midnight, midnight + 1]
    #expect(
      try assigned([GroupMember("ann", dailyCap: 1)], zone: newYork, at: moments) == ["ann", "nobody", "ann", "nobody"])
    #expect(
      try assigned([GroupMember("ann", monthlyCap: 1)], zone: newYork, at: moments) == [
        "ann", "nobody", "ann", "nobody",
      ])
    #expect(try assigned([GroupMember("ann", dailyCap: 1)], at: moments) == ["ann", "nobody", "nobody", "nobody"])
  }

  @Test(arguments: [StrategyName.random, .sequential, .weighted, .leastLoaded])
  func `caps hold whatever the strategy`(strategy: StrategyName) throws {
    let members = [GroupMember("ann", dailyCap: 2), GroupMember("ben", dailyCap: 3)]
    let users = try assigned(members, by: strategy, at: Array(repeating: TestDesk.monday, count: 8))
    #expect(users.count { $0 == "ann" } == 2)
    #expect(users.count { $0 == "ben" } == 3)
    #expect(users.suffix(3) == ["nobody", "nobody", "nobody"])
  }

  @Test func `a cap of nothing gives nothing`() throws {
    #expect(try assigned([GroupMember("ann", dailyCap: 0)], at: [TestDesk.monday]) == ["nobody"])
  }

  @Test func `being contacted or tasked counts for no cap`() throws {
    var desk = TestDesk(
      TaskUser(.group("brokers"), title: "t"), TaskUser(.group("brokers"), title: "t"),
      NotifyUserByEmail(.group("brokers")))
    desk.directory.groups["brokers"] = DirectoryGroup([GroupMember("ann", dailyCap: 1, monthlyCap: 1)])
    let plan = try desk.receive()
    #expect(plan.deliveries.count == 3)
    #expect(plan.choosing.isEmpty)
  }

  @Test func `turns of tasks and of assignments are one turn, within a plan too`() throws {
    var desk = TestDesk(
      AssignToUser(.group("brokers", by: .sequential)), TaskUser(.group("brokers", by: .sequential), title: "t"),
      TaskUser(.group("brokers", by: .sequential), title: "t"))
    desk.choosing["brokers"] = ChoosingState(version: 5, last: "ann")
    let plan = try desk.receive()
    #expect(plan.record.lead.user == "ben")
    #expect(plan.tasks.map(\.user) == ["cleo", "ann"])
    let state = try #require(plan.choosing["brokers"])
    #expect(state.version == 6 && state.last == "ann")
    #expect(state.counts.keys.sorted() == ["ben"])
  }

  @Test func `a strategy without state leaves none, unless there are caps`() throws {
    var desk = TestDesk(AssignToUser(.group("brokers")))
    #expect(try desk.receive().choosing.isEmpty)
    desk.directory.groups["brokers"] = DirectoryGroup([GroupMember("ann"), GroupMember("ben", dailyCap: 5)])
    #expect(try desk.receive().choosing.count == 1)
  }
}
