import LeadActions
import Testing

@Suite struct DeadCheckTests {
  private func dead(
    method: ReferralMethod = .none, partner: PartnerName? = nil, @ListBuilder<Rule> _ rules: () -> [Rule]
  ) -> [String] {
    let statuses = [LeadStatus("New"), LeadStatus("Hot")]
    return Checking.found(in: Checking.book(statuses: statuses, method: method, partner: partner, rules))
      .filter { $0.hasPrefix("LA3") && !$0.hasPrefix("LA306") && !$0.hasPrefix("LA307") && !$0.hasPrefix("LA308") }
  }

  private let look = TaskUser(.user("ann"), title: "Look")
  private var place: String { "\(Checking.type).rules[0] 'r'" }

  @Test func `a condition whose parts exclude each other never holds`() {
    let never = Condition.field("source", .compare(.equals, "a")) && .field("source", .compare(.equals, "b"))
    #expect(dead { Rule("r", on: .received, when: never, look) } == ["LA301 \(place).when"])
    let maybe = Condition.field("source", .oneOf(["a", "b"])) && .field("source", .compare(.notEquals, "a"))
    #expect(dead { Rule("r", on: .received, when: maybe, look) } == [])
  }

  @Test func `hours that exclude each other never hold together`() throws {
    let morning = try #require(WeeklyHours([.monday, .tuesday], "08:00-12:00"))
    let evening = try #require(WeeklyHours([.monday], "18:00-22:00"))
    #expect(
      dead { Rule("r", on: .received, when: .withinHours(morning) && .withinHours(evening), look) }
        == ["LA301 \(place).when"])
    #expect(dead { Rule("r", on: .received, when: .withinHours(morning) && !.withinHours(evening), look) } == [])
  }

  @Test(arguments: [
    (Event.receivedNotDuplicate, Condition.field("isDuplicate", .compare(.equals, true))),
    (.converted, .field("progress", .compare(.equals, "qualified"))),
    (.received, .field("status", .changed)),
    (.userChanged, .field("source", .changed)),
    (.callUnanswered, .field("event.link", .isSet(true))),
  ]) func `a condition that contradicts its event is found`(event: Event, condition: Condition) {
    #expect(dead { Rule("r", on: event, when: condition, look) } == ["LA302 \(place).when"])
  }

  @Test func `an event that the referral method forbids is found`() {
    #expect(dead(method: .deliverManually) { Rule("r", on: .receivedReferred, look) } == ["LA303 \(place).on"])
    #expect(dead(method: .deliverImmediately, partner: "acme") { Rule("r", on: .receivedReferred, look) } == [])
    #expect(dead { Rule("r", on: .returnDeclined, look) } == ["LA303 \(place).on"])
  }

  @Test func `a rule whose condition earlier rules always break never acts`() {
    #expect(
      dead {
        Rule("open", on: .received, ChangeStatus(to: "New"))
        Rule("first", on: .received, when: .field("status", .isSet(false)), look)
      } == ["LA309 \(Checking.type).rules[1] 'first'.when"])
    #expect(
      dead {
        Rule("open", on: .received, when: .field("source", .isSet(true)), ChangeStatus(to: "New"))
        Rule("first", on: .received, when: .field("status", .isSet(false)), look)
      } == [])
  }

  @Test func `whom nobody could assign may still be without a user`() {
    #expect(
      dead {
        Rule("day", on: .receivedOther, AssignToUser(.group("brokers")))
        Rule("night", on: .receivedOther, when: .field("user", .isSet(false)), AssignToUser(.user("ben")))
      } == [])
  }

  @Test func `a rule that does what another has done is found, be its condition the same or narrower`() {
    let large = Condition.field("source", .oneOf(["web", "mail"]))
    let web = Condition.field("source", .compare(.equals, "web"))
    let phone = Condition.field("source", .compare(.equals, "phone"))
    for (condition, count) in [(large, 1), (web, 1), (phone, 0)] {
      #expect(
        dead {
          Rule("one", on: .received, when: large, look)
          Rule("two", on: .received, when: condition, look)
        }.count == count)
    }
  }
}
