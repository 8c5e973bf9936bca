import Foundation
import Testing

@testable import LeadActions

/// Ids and choices must never change between versions: a retry after an upgrade must be recognised, a replay must
/// choose the same.
@Suite struct StableHashTests {
  @Test func `hashes are what they were in the first version`() {
    var hash = StableHash(seed: 0)
    #expect(hash.digits == "33f60a59c54f0407db965d5dd6dc7c89")
    hash.combine("lead")
    #expect(hash.digits == "3f9a5ff82fb01f0dde10a34fa19ee8cd")
    hash.combine(7)
    #expect(hash.digits == "bc18fd1735e6abce10ab1859c2aad53a")
    #expect(hash.value() == 11_941_271_619_637_111_803)
    #expect(StableHash(seed: 1).digits == "5583a738cbf2ee20cf4add8bede2252e")
  }

  @Test func `the generator's numbers are SplitMix64's`() {
    var random = SeededGenerator(seed: 1_234_567)
    // The published test vector.
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
    var dice = SeededGenerator(seed: 42)
    #expect((0..<12).map { _ in dice.next(below: 6) } == [4, 0, 1, 2, 0, 5, 1, 4, 2, 3, 1, 2])
    #expect(dice.next(below: 1) == 0 && dice.next(below: 0) == 0)
  }

  @Test func `parts are kept apart`() {
    func digits(_ parts: String...) -> String {
      var hash = StableHash()
      for part in parts { hash.combine(part) }
      return hash.digits
    }
    #expect(
      Set([digits("ab", "c"), digits("a", "bc"), digits("abc"), digits("abc", ""), digits("", "abc")]).count == 5)
    #expect(digits("ab").count == 32)
  }

  @Test func `delivery ids, choices and workflow runs are what they were in the first version`() throws {
    var desk = TestDesk(
      Rule("r", on: .received, do: [AssignToUser(.group("brokers")).action, NotifyUserByEmail(.user("ann")).action]),
      Rule("s", on: .received, do: [StartWorkflow("chase").action]))
    desk.seed = 20_260_302
    let ids: [OccurrenceID] = ["o1", "o2", "o3", "o4", "o5", "o6"]
    let plans = try ids.map { try desk.receive(id: $0) }
    #expect(plans.map { $0.record.lead.user ?? "" } == ["cleo", "ann", "ben", "ann", "cleo", "cleo"])
    #expect(plans[0].deliveries.map(\.id) == ["536353e124176925d0acb8831bedf9f2"])
    #expect(plans[0].record.workflow?.id == "10c680e0599c952de28c978cfa1f3274")
  }

  @Test func `every part of what distinguishes an action distinguishes its id`() throws {
    func id(_ change: (inout TestDesk) -> Void = { _ in }, occurrence: OccurrenceID = "o1") throws -> [DeliveryID] {
      var desk = TestDesk(
        Rule("r", on: .received, do: [NotifyUserByEmail(.user("ann")).action, NotifyUserByEmail(.user("ann")).action]),
        Rule("s", on: .received, do: [NotifyUserByEmail(.user("ann")).action]),
        Rule("t", on: .receivedOther, do: [NotifyUserByEmail(.user("ann")).action]))
      change(&desk)
      return try desk.receive(id: occurrence).deliveries.map(\.id)
    }
    let all = try id() + id(occurrence: "o2") + id { $0.seed = 1 } + id { $0.lead.id = "2" }
    #expect(Set(all).count == 16)
    // Another rule, its text or the time change no id.
    #expect(
      try id { desk in
        desk.type.rules.insert(Rule("new", on: .received, do: [ChangeStatus(to: "Hot").action]), at: 0)
        desk.now += 5
        desk.lead.contact.firstName = "June"
      } == id())
  }
}
