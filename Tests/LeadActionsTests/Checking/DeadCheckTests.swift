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

  private let unassigned = Condition.field("user", .isSet(false))
  private let web = Condition.field("source", .compare(.equals, "web"))

  @Test func `a rule for those whom earlier rules of the same action left out repeats none`() {
    let assign = AssignToUser(.group("brokers"))
    #expect(
      dead {
        Rule("web", on: .received, when: unassigned && web, assign)
        Rule("rest", on: .received, when: unassigned, assign)
      } == [])
    #expect(
      dead {
        Rule("all", on: .received, when: unassigned, assign)
        Rule("web", on: .received, when: unassigned && web, assign)
      }.contains("LA304 \(Checking.type).rules[1] 'web'"))
  }

  @Test func `a group that has members may have nobody there`() {
    let directory = Directory(
      users: ["ann": DirectoryUser(), "ben": DirectoryUser()], groups: ["brokers": DirectoryGroup("ann")])
    func found(_ target: AssignmentTarget) -> [String] {
      Checking.found(
        in: Checking.book {
          Rule("assign", on: .receivedOther, AssignToUser(target))
          Rule("rest", on: .receivedOther, when: unassigned, AssignToUser(.user("ben")))
        }, directory: directory
      ).filter { $0.hasPrefix("LA309") }
    }
    #expect(found(.group("brokers")) == [])
    #expect(found(.user("ann")) == ["LA309 \(Checking.type).rules[1] 'rest'.when"])
  }

  private func steps(_ steps: [WorkflowStep]) -> [String] {
    var book = Checking.book(statuses: ["New", "Hot", "Cold"].map { LeadStatus($0) }) {
      Rule("begin", on: .statusChanged, when: .field("status", .changedTo("Hot")), StartWorkflow("chase"))
    }
    book.workflows = [LeadWorkflow("chase", steps: steps)]
    return Checking.found(in: book).filter { $0.hasPrefix("LA30") }
  }

  @Test func `a step whose condition never holds is found`() {
    let (hot, cold) = (
      Condition.field("status", .compare(.equals, "Hot")), Condition.field("status", .compare(.equals, "Cold"))
    )
    let place = "workflows[0] 'chase'.steps"
    #expect(steps([.wait(.days(1)), .action(look, when: hot && cold)]) == ["LA301 \(place)[1].when"])
    #expect(steps([.action(look, when: cold)]) == ["LA309 \(place)[0].when"])
    #expect(
      steps([.wait(.days(1)), .action(ChangeStatus(to: "Cold")), .action(look, when: hot)])
        == ["LA309 \(place)[2].when"])
    #expect(steps([.wait(.days(1)), .action(look, when: cold), .action(look, when: hot)]) == [])
  }

  @Test func `a user or status that a later rule of the event always replaces is found, and told of once`() {
    let tell = Rule("tell", on: .userChanged, NotifyUserByEmail())
    var book = Checking.book {
      Rule("web", on: .received, when: web, AssignToUser(.user("ann")))
      Rule("all", on: .received, AssignToUser(.group("brokers")))
      tell
    }
    #expect(Checking.found(in: book) == ["LA310 \(Checking.type).rules[0] 'web'.do[0]"])
    book = Checking.book {
      Rule("all", on: .received, AssignToUser(.group("brokers")))
      Rule("web", on: .received, when: web, AssignToUser(.user("ann")))
    }
    #expect(Checking.found(in: book) == [])
    #expect(
      dead {
        Rule("web", on: .received, when: web, ChangeStatus(to: "Hot"))
        Rule("known", on: .received, when: .field("source", .isSet(true)), ChangeStatus(to: "New"))
      } == ["LA310 \(Checking.type).rules[0] 'web'.do[0]"])
    #expect(
      dead {
        Rule("web", on: .received, when: web, ChangeStatus(to: "Hot"))
        Rule("rest", on: .received, when: .field("status", .isSet(false)), ChangeStatus(to: "New"))
      } == [])
  }
}
