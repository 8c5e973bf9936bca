import LeadActions
import Testing

@Suite struct StormCheckTests {
  private let email = ContactCustomer(by: .email, template: "welcome")
  private let three = ["New", "Hot", "Lost"].map { LeadStatus($0) }

  private func storms(
    _ event: Event, when condition: Condition? = nil, _ action: any ActionConvertible, statuses: [LeadStatus] = []
  ) -> [String] {
    Checking.codes(
      in: Checking.book(statuses: statuses) {
        Rule("assign", on: .received, AssignToUser(.user("ann")))
        Rule("r", on: event, when: condition, action)
      }
    ).filter { $0.hasPrefix("LA95") }
  }

  @Test(arguments: [Event.updated, .updatedUser, .updatedOther]) func `a message upon every update is found`(
    event: Event
  ) {
    #expect(storms(event, email) == ["LA951"])
    #expect(storms(event, NotifyUserByText()) == ["LA951"])
    #expect(storms(event, when: .field("postcode", .changed), email) == [])
    #expect(storms(event, TaskUser(.user("ann"), title: "Look")) == [])
  }

  @Test func `a message upon every change of the status is found`() {
    #expect(storms(.statusChanged, email, statuses: three) == ["LA952"])
    #expect(storms(.statusChanged, NotifyUserByEmail(.user("ann"))) == ["LA952"])
    #expect(storms(.statusChanged, email, statuses: Array(three.prefix(2))) == [])
    #expect(storms(.statusChanged, when: .field("status", .changedTo(.text("Hot"))), email, statuses: three) == [])
    #expect(storms(.userChanged, NotifyUserByEmail()) == [])
  }

  @Test func `a condition that always holds, or only guards, counts as none`() {
    #expect(storms(.statusChanged, when: .field("status", .changed), email, statuses: three) == ["LA952"])
    #expect(storms(.updated, when: .all([]), email) == ["LA951"])
    let guards = Condition.field("emailConsent", .compare(.equals, .flag(true))) && .field("email", .isSet(true))
    #expect(storms(.updated, when: guards, email) == ["LA951"])
    #expect(storms(.updated, when: guards && .field("source", .isSet(true)), email) == [])
  }

  @Test func `the customer is not written to upon every opening or click`() {
    #expect(storms(.emailOpened, email) == ["LA953"])
    #expect(storms(.emailClicked, email) == ["LA953"])
    #expect(storms(.emailClicked, when: .field("event.link", .isSet(true)), email) == [])
    #expect(storms(.emailClicked, NotifyUserByEmail()) == [])
  }
}
