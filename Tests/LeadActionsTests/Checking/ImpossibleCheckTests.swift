import LeadActions
import Testing

@Suite struct ImpossibleCheckTests {
  private let email = ContactCustomer(by: .email, template: "welcome")
  private let text = ContactCustomer(by: .text, template: "remind")
  private let assign = AssignToUser(.user("ann"))
  private let call = TaskUser(title: "Call {{fullName}}")

  private func impossible(_ book: RuleBook, directory: Directory? = nil) -> [String] {
    Checking.found(in: book, directory: directory).filter { $0.hasPrefix("LA6") }
      .map { $0.replacing("\(Checking.type).rules", with: "") }
  }

  // MARK: Referral

  @Test func `Refer needs a method that refers, and a partner`() {
    func book(_ method: ReferralMethod, _ partner: PartnerName?, to named: PartnerName?) -> [String] {
      impossible(Checking.book(method: method, partner: partner) { Rule("r", on: .converted, Refer(to: named)) })
    }
    #expect(book(.none, "acme", to: nil) == ["LA602 [0] 'r'.do[0]"])
    #expect(book(ReferralMethod(rawValue: "weekly"), "acme", to: "acme") == ["LA602 [0] 'r'.do[0]"])
    #expect(book(.deliverManually, nil, to: nil) == ["LA603 [0] 'r'.do[0]"])
    for method in [ReferralMethod.deliverManually, .deliverImmediately] {
      #expect(book(method, "acme", to: nil) == [])
      #expect(book(method, nil, to: "acme") == [])
    }
  }

  @Test func `a workflow refers by the method of the types that start it`() {
    func book(_ methods: [ReferralMethod]) -> [String] {
      var book = Checking.book { Rule("s", on: .converted, StartWorkflow("w")) }
      let type = book.leadGroups[0].types[0]
      book.leadGroups[0].types = methods.enumerated().map { index, method in
        LeadType(LeadTypeName("t\(index)"), referralMethod: method, rules: type.rules)
      }
      book.workflows = [LeadWorkflow("w", steps: [.action(Refer(to: "acme"))])]
      return impossible(book)
    }
    #expect(book([.none]) == ["LA602 workflows[0] 'w'.steps[0].do"])
    #expect(book([.none, .deliverManually]) == [])
  }

  @Test func `a partner is written to only where there may be one`() {
    let contact = ContactPartner(by: .email, template: "welcome")
    #expect(impossible(Checking.book { Rule("r", on: .converted, contact) }) == ["LA604 [0] 'r'.do[0]"])
    #expect(impossible(Checking.book { Rule("r", on: .returnStarted, contact) }) == [])
    #expect(
      impossible(Checking.book { Rule("r", on: .converted, when: .field("partner", .isSet(true)), contact) }) == [])
    #expect(impossible(Checking.book(method: .deliverImmediately) { Rule("r", on: .converted, contact) }) == [])
  }

  // MARK: The assigned user

  @Test func `who unsubscribes is not written to after a wait either`() {
    func found(_ event: Event, _ steps: [WorkflowStep]) -> [String] {
      var book = Checking.book { Rule("r", on: event, StartWorkflow("w")) }
      book.workflows = [LeadWorkflow("w", steps: steps)]
      return impossible(book)
    }
    let wait = WorkflowStep.wait(.days(1))
    let asks = WorkflowStep.action(email, when: .field("emailConsent", .compare(.equals, .flag(true))))
    for event in [Event.emailUnsubscribed, .emailSpamReported] {
      #expect(found(event, [wait, .action(email)]) == ["LA607 [0] 'r'.do[0]"])
      #expect(found(event, [wait, .action(text), wait, .action(email)]) == ["LA607 [0] 'r'.do[0]"])
      #expect(found(event, [wait, .action(text)]) == [])
      #expect(found(event, [wait, asks]) == [])
      #expect(found(event, [wait, .action(CustomAction("askForConsent")), .action(email)]) == [])
    }
    #expect(found(.emailFailed, [wait, .action(email)]) == [])
    #expect(found(.emailOpened, [wait, .action(email)]) == [])
  }

  @Test func `whoever acts without a user cannot ask the assigned one`() {
    let nobody = Condition.field("user", .isSet(false))
    func rules(_ event: Event, _ condition: Condition, _ actions: any ActionConvertible...) -> [String] {
      impossible(
        Checking.book {
          Rule("a", on: .received, assign)
          Rule("r", on: event, when: condition, do: actions.map(\.action))
        })
    }
    #expect(rules(.appointmentCreated, nobody, call) == ["LA605 [1] 'r'.do[0]"])
    #expect(rules(.appointmentCreated, nobody, assign, call) == [])
    #expect(rules(.appointmentCreated, nobody || .field("email", .isSet(true)), call) == [])
    #expect(rules(.userChanged, .field("event.to", .isSet(false)), NotifyUserByEmail()) == ["LA605 [1] 'r'.do[0]"])
    #expect(rules(.userChanged, .field("event.from", .isSet(false)), NotifyUserByEmail()) == [])
  }

  @Test func `a web lead has no user where nobody ever assigns`() {
    #expect(impossible(Checking.book { Rule("r", on: .receivedOther, call) }) == ["LA606 [0] 'r'.do[0]"])
    #expect(impossible(Checking.book { Rule("r", on: .receivedUser, call) }) == [])
    #expect(impossible(Checking.book { Rule("r", on: .converted, call) }) == [])
    #expect(impossible(Checking.book { Rule("r", on: .received, when: .field("user", .isSet(true)), call) }) == [])
    #expect(
      impossible(
        Checking.book {
          Rule("r", on: .received, call)
          Rule("c", on: .converted, CustomAction("giveToSomebody"))
        }) == [])
  }

  // MARK: Channels

  @Test(arguments: [Event.emailFailed, .emailUnsubscribed, .emailSpamReported, .textFailed])
  func `a channel that has just failed is not written by`(event: Event) {
    let (lost, other) = event == .textFailed ? (text, email) : (email, text)
    #expect(impossible(Checking.book { Rule("r", on: event, lost) }) == ["LA607 [0] 'r'.do[0]"])
    #expect(impossible(Checking.book { Rule("r", on: event, other) }) == [])
    #expect(
      impossible(Checking.book { Rule("r", on: event, when: .field("event.recipient", .isSet(true)), lost) }) == [])
    var book = Checking.book { Rule("r", on: event, StartWorkflow("w")) }
    book.workflows = [LeadWorkflow("w", steps: [.action(lost)])]
    #expect(impossible(book) == ["LA607 [0] 'r'.do[0]"])
    // A bounced address may be put right meanwhile; who has unsubscribed stays so.
    book.workflows = [LeadWorkflow("w", steps: [.wait(.weeks(1)), .action(lost)])]
    let isClosed = event == .emailUnsubscribed || event == .emailSpamReported
    #expect(impossible(book) == (isClosed ? ["LA607 [0] 'r'.do[0]"] : []))
  }

  @Test func `a status that only failures lead to is not written upon by email`() {
    func book(_ other: Event?) -> [String] {
      impossible(
        Checking.book(statuses: ["New", "Bad", "Gone"].map { LeadStatus($0) }) {
          Rule("set", on: .emailFailed, ChangeStatus(to: "Bad"))
          Rule("write", on: .statusChanged, when: .field("status", .changedTo(.text("Bad"))), email)
          if let other { Rule("set too", on: other, ChangeStatus(to: "Bad")) }
        })
    }
    #expect(book(nil) == ["LA607 [1] 'write'.do[0]"])
    #expect(book(.callVoicemail) == [])
  }

  @Test func `a channel that the condition says is closed is not written by`() {
    let closed = Condition.field("emailConsent", .compare(.equals, .flag(false)))
    #expect(impossible(Checking.book { Rule("r", on: .converted, when: closed, email) }) == ["LA608 [0] 'r'.do[0]"])
    #expect(impossible(Checking.book { Rule("r", on: .converted, when: !closed, email) }) == [])
    #expect(impossible(Checking.book { Rule("r", on: .converted, when: closed, text) }) == [])
    let noPhone = Condition.all([.field("mobile", .isSet(false)), .field("phone", .isSet(false))])
    #expect(impossible(Checking.book { Rule("r", on: .converted, when: noPhone, text) }) == ["LA608 [0] 'r'.do[0]"])
    let noMobile = Condition.field("mobile", .isSet(false))
    #expect(impossible(Checking.book { Rule("r", on: .converted, when: noMobile, text) }) == [])
  }

  // MARK: Workflows

  @Test func `a workflow may start itself after a wait, not at once`() {
    func book(_ steps: WorkflowStep...) -> [String] {
      var book = Checking.book { Rule("r", on: .converted, StartWorkflow("w")) }
      book.workflows = [LeadWorkflow("w", steps: steps)]
      return impossible(book)
    }
    #expect(book(.action(email), .action(StartWorkflow("w"))) == ["LA620 workflows[0] 'w'.steps[1].do"])
    #expect(book(.action(email), .wait(.weeks(1)), .action(StartWorkflow("w"))) == [])
    let unset = Condition.field("status", .isSet(false))
    #expect(
      book(.action(email), .wait(.weeks(1), when: unset), .action(StartWorkflow("w")))
        == ["LA620 workflows[0] 'w'.steps[2].do"])
  }

  @Test func `Stop Workflow needs a workflow that runs`() {
    #expect(impossible(Checking.book { Rule("r", on: .closed, StopWorkflow()) }) == ["LA621 [0] 'r'.do[0]"])
    var book = Checking.book {
      Rule("r", on: .closed, StopWorkflow())
      Rule("s", on: .converted, StartWorkflow("w"))
    }
    book.workflows = [LeadWorkflow("w", steps: [.wait(.weeks(1)), .action(email)])]
    #expect(impossible(book) == [])
  }
}
