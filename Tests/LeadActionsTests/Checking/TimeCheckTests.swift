import LeadActions
import Testing

@Suite struct TimeCheckTests {
  private let email = ContactCustomer(by: .email, template: "welcome")
  private let assign = AssignToUser(.user("ann"))
  private let statuses: [LeadStatus] = [
    LeadStatus("New"), LeadStatus("Hot", progress: .qualified), LeadStatus("Lost", progress: .closed),
  ]

  private func time(_ book: RuleBook) -> [String] {
    Checking.found(in: book).filter { $0.hasPrefix("LA7") }.map { $0.replacing("\(Checking.type).rules", with: "") }
  }

  private func with(_ workflows: [LeadWorkflow], @ListBuilder<Rule> _ rules: () -> [Rule]) -> RuleBook {
    var book = Checking.book(statuses: statuses, rules)
    book.workflows = workflows
    return book
  }

  @Test func `periods of nothing and of ages are found`() {
    #expect(time(Checking.book { Rule("r", on: .appointmentBefore(.hours(0)), email) }) == ["LA701 [0] 'r'.on"])
    #expect(time(Checking.book { Rule("r", on: .appointmentBefore(.weeks(900)), email) }) == ["LA702 [0] 'r'.on"])
  }

  @Test func `an assign is judged before what a rule above it changes`() {
    func book(_ event: Event, _ first: any ActionConvertible, _ condition: Condition) -> [String] {
      time(
        Checking.book(statuses: statuses, method: .deliverManually, partner: "acme") {
          Rule("first", on: event, when: .field("email", .isSet(true)), first)
          Rule("then", on: event, when: condition, assign)
        })
    }
    let found = ["LA703 [1] 'then'.when"]
    let hot = Condition.field("status", .compare(.equals, .text("Hot")))
    #expect(book(.received, ChangeStatus(to: "Hot"), hot) == found)
    #expect(book(.received, ChangeStatus(to: "Hot"), !hot) == found)
    #expect(book(.received, ChangeStatus(to: "Hot"), .field("progress", .isSet(true))) == found)
    #expect(book(.received, Refer(), .field("partner", .isSet(true))) == found)
    #expect(book(.received, Refer(), .field("isReferred", .compare(.equals, .flag(true)))) == found)
    #expect(book(.received, ChangeStatus(to: "Hot"), .field("source", .isSet(true))) == [])
    #expect(book(.received, email, hot) == [])
    #expect(book(.statusChanged, ChangeStatus(to: "Lost"), hot) == [])
  }

  @Test func `a rule below, one of another event, and one that does not assign are judged in their place`() {
    let hot = Condition.field("status", .compare(.equals, .text("Hot")))
    let mark = Rule("mark", on: .received, ChangeStatus(to: "Hot"))
    func book(_ rules: [Rule]) -> [String] { time(Checking.book(statuses: statuses) { for rule in rules { rule } }) }
    #expect(book([Rule("r", on: .received, when: hot, assign), mark]) == [])
    #expect(book([mark, Rule("r", on: .receivedOther, when: hot, assign)]) == [])
    #expect(book([mark, Rule("r", on: .received, when: hot, email)]) == [])
  }

  @Test func `an exclusive rule above changes nothing for an assign`() {
    let small = Condition.field("status", .compare(.equals, .text("New")))
    #expect(
      time(
        Checking.book(statuses: statuses) {
          Rule("a", on: .callVoicemail, when: small, ChangeStatus(to: "Hot"))
          Rule("b", on: .callVoicemail, when: .field("status", .compare(.equals, .text("Lost"))), assign)
        }) == [])
  }

  private func hoursOf(_ day: Weekday, _ text: String) -> WeeklyHours { WeeklyHours([day], text) ?? WeeklyHours([:]) }

  @Test func `hours in the gap or the overlap of a clock change are found`() throws {
    func book(_ zone: String, _ day: Weekday, _ hours: String) throws -> [String] {
      var book = Checking.book {
        Rule("r", on: .textReplied, when: .withinHours(hoursOf(day, hours)), email)
      }
      book.leadGroups[0].types[0].zone = try #require(Zone(zone))
      return time(book)
    }
    let found = ["LA704 [0] 'r'.when.withinHours.sunday[0]"]
    #expect(try book("Europe/London", .sunday, "01:00-02:00") == found)
    #expect(try book("Europe/London", .sunday, "01:30-09:00") == found)
    #expect(try book("Europe/London", .sunday, "00:00-01:30") == found)
    #expect(try book("America/New_York", .sunday, "02:15-02:45") == found)
    #expect(try book("America/New_York", .sunday, "01:30-05:00") == found)
    #expect(try book("Europe/London", .saturday, "22:00-01:30") == ["LA704 [0] 'r'.when.withinHours.saturday[0]"])
    #expect(try book("Europe/London", .sunday, "00:00-09:00") == [])
    #expect(try book("Europe/London", .sunday, "09:00-17:00") == [])
    #expect(try book("Europe/London", .saturday, "22:00-06:00") == [])
    #expect(try book("Europe/London", .monday, "01:00-02:00") == [])
    #expect(try book("Asia/Tokyo", .sunday, "01:00-02:00") == [])
    #expect(try book("UTC", .sunday, "01:00-02:00") == [])
  }

  @Test func `working hours are looked at in the user's zone`() throws {
    let london = try #require(Zone("Europe/London"))
    let night = try #require(WeeklyHours([.sunday], "01:30-06:00"))
    let book = Checking.book { Rule("r", on: .converted, email) }
    let user = { zone in Directory(users: ["ann": DirectoryUser(zone: zone, workingHours: night)]) }
    #expect(
      Checking.found(in: book, directory: user(london)) == ["LA704 directory.users.ann.workingHours.sunday[0]"])
    #expect(Checking.found(in: book, directory: user(nil)) == [])
  }

  @Test func `one event that starts two workflows ends the first`() {
    let flows = ["a", "b"].map { LeadWorkflow($0, steps: [.wait(.weeks(1)), .action(email)]) }
    let hot = Condition.field("source", .compare(.equals, .text("web")))
    func book(_ first: Condition?, _ second: Condition?, _ event: Event = .converted) -> [String] {
      time(
        with(flows) {
          Rule("a", on: .converted, when: first, StartWorkflow("a"))
          Rule("b", on: event, when: second, StartWorkflow("b"))
        })
    }
    #expect(book(nil, nil) == ["LA705 [1] 'b'.do[0]"])
    #expect(book(hot, nil) == ["LA705 [1] 'b'.do[0]"])
    #expect(book(hot, !hot) == [])
    #expect(book(nil, .field("workflow", .isSet(false))) == [])
    #expect(book(nil, nil, .closed) == [])
  }

  @Test func `a workflow that a rule ends upon its own status never goes on`() {
    func book(_ condition: Condition?, _ steps: WorkflowStep...) -> [String] {
      time(
        with([LeadWorkflow("w", steps: steps)]) {
          Rule("start", on: .converted, StartWorkflow("w"))
          Rule("stop", on: .statusChanged, when: condition, StopWorkflow())
        })
    }
    let hot = WorkflowStep.action(ChangeStatus(to: "Hot"))
    let found = ["LA706 [1] 'stop'"]
    #expect(book(nil, hot, .wait(.weeks(1)), .action(email)) == found)
    #expect(book(.field("status", .compare(.notEquals, .text("New"))), hot, .wait(.weeks(1)), .action(email)) == found)
    #expect(book(.field("status", .compare(.equals, .text("Lost"))), hot, .wait(.weeks(1)), .action(email)) == [])
    #expect(book(.field("source", .isSet(true)), hot, .wait(.weeks(1)), .action(email)) == [])
    #expect(book(nil, .wait(.weeks(1)), .action(email), hot) == [])
    #expect(book(nil, hot, .action(email)) == [])
  }

  @Test func `a workflow that is started together with the status that ends it never goes on`() {
    func book(_ first: any ActionConvertible, _ second: any ActionConvertible, _ condition: Condition?) -> [String] {
      time(
        with([LeadWorkflow("w", steps: [.wait(.weeks(1)), .action(email)])]) {
          Rule("start", on: .receivedOther) {
            first
            second
          }
          Rule("stop", on: .statusChanged, when: condition, StopWorkflow())
        })
    }
    let (start, change) = (StartWorkflow("w"), ChangeStatus(to: "Hot"))
    #expect(book(start, change, nil) == ["LA706 [1] 'stop'"])
    #expect(book(change, start, nil) == [])
    #expect(book(start, change, .field("status", .compare(.equals, .text("Lost")))) == [])
  }

  @Test func `steps after the end, and a wait at the end, are found`() {
    func book(_ steps: WorkflowStep...) -> [String] {
      time(
        with([
          LeadWorkflow("w", steps: steps), LeadWorkflow("v", steps: [.wait(.weeks(1)), .action(email)]),
        ]) { Rule("start", on: .converted, StartWorkflow("w")) })
    }
    let hot = Condition.field("status", .compare(.equals, .text("Hot")))
    #expect(book(.action(StopWorkflow()), .action(email)) == ["LA707 workflows[0] 'w'.steps[1]"])
    #expect(book(.action(StartWorkflow("v")), .wait(.weeks(1)), .action(email)) == ["LA707 workflows[0] 'w'.steps[1]"])
    #expect(book(.action(StopWorkflow(), when: hot), .action(email)) == [])
    #expect(book(.action(email), .action(StartWorkflow("v"))) == [])
    #expect(book(.action(email), .wait(.weeks(1))) == ["LA708 workflows[0] 'w'.steps[1]"])
  }
}
