import LeadActions
import Testing

@Suite struct NameCheckTests {
  static let slips: [(FindingCode, RuleBook)] = [
    (.unknownUser, SmallBook.with(AssignToUser(.user("anne")))),
    (.unknownGroup, SmallBook.with(AssignToUser(.group("broker")))),
    (.unknownPartner, SmallBook.with(Refer(to: "acmee"))),
    (.unknownLeadType, SmallBook.with(ChangeLeadType(to: "Hom"))),
    (.unknownStatus, SmallBook.with(ChangeStatus(to: "Hott"))),
    (.unknownProgress, SmallBook.with(when: .field("progress", .compare(.equals, .text("convertd"))), StopWorkflow())),
    (.unknownWorkflow, SmallBook.with(StartWorkflow("chas"))),
    (.unknownTemplate, SmallBook.with(ContactCustomer(by: .email, template: "welcom"))),
    (.unknownCustomEvent, SmallBook.with(on: .custom("priceDroped"), StopWorkflow())),
    (.unknownStrategy, SmallBook.with(AssignToUser(.group("brokers", by: "randm")))),
    (.unknownField, SmallBook.with(when: .field("amout", .isSet(true)), StopWorkflow())),
    (.unknownVariable, SmallBook.with(TaskUser(.user("ann"), title: "Call {{fristName}}"))),
    (.unknownPartial, SmallBook.with(TaskUser(.user("ann"), title: "Call {{> signature}}"))),
    (.unknownLeadGroup, SmallBook.with(when: .field("leadGroup", .compare(.equals, .text("Loan"))), StopWorkflow())),
  ]

  @Test(arguments: slips.indices) func `an unknown name is one finding, by what it names`(index: Int) {
    let (code, book) = Self.slips[index]
    let findings = RuleChecker().check(book).findings.filter { $0.place.contains("'r'") }
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.severity) == [.error])
    if code != .unknownPartial { #expect(findings.first?.nearest != nil) }
  }

  @Test func `an unknown action is found where the host says which there are`() {
    let book = SmallBook.with(CustomAction("scoreLeed"))
    let findings = RuleChecker(customActions: ["scoreLead"]).check(book).findings.filter { $0.place.contains("'r'") }
    #expect(findings.map(\.code) == [.unknownAction])
    #expect(findings.map(\.nearest) == ["scoreLead"])
  }

  @Test(arguments: [
    ("contactCustmer", "contactCustomer"), ("Contact Customer", "contactCustomer"), ("stopworkflow", "stopWorkflow"),
    ("assignUser", "assignToUser"), ("notify user by email", "notifyUserByEmail"), ("Task_User", "taskUser"),
    ("webhok", "webhook"), ("taksUser", "taskUser"),
  ]) func `a slip for one of the guide's actions is found without the host's list`(slip: String, meant: String) throws {
    let book = SmallBook.with(CustomAction(ActionName(slip)))
    let findings = RuleChecker().check(book).findings.filter { $0.place.contains("'r'") }
    #expect(findings.map(\.code) == [.unknownAction])
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.map(\.nearest) == [meant])
    #expect(findings.first?.place.contains("'r'.do[0].") ?? false)
    #expect(book.problems(customActions: nil, strategies: []).filter { $0.place.contains("'r'") } == [])
    let known = RuleChecker(customActions: [ActionName(slip)]).check(book).findings
    #expect(!known.contains { $0.code == .unknownAction })
  }

  @Test(arguments: ["scoreLead", "changeStage", "journal", "tagUser", "notifyUserByTeams", "defer", "x", "letter"])
  func `a host's own action is no slip`(name: String) {
    let findings = RuleChecker().check(SmallBook.with(CustomAction(ActionName(name)))).findings
    #expect(!findings.contains { $0.code == .unknownAction })
  }

  @Test func `a referral method that is nearly the guide's is found`() {
    var book = SmallBook.base
    book.leadGroups[0].types[0].referralMethod = ReferralMethod(rawValue: "deliverImmediatly")
    #expect(Checking.codes(in: book).contains("LA816"))
  }

  @Test func `a name given twice is found`() {
    var book = SmallBook.base
    book.users.append("ann")
    #expect(Checking.found(in: book).contains("LA820 users[2] 'ann'"))
  }

  @Test func `what is wrong beside a name is found with it`() {
    let book = SmallBook.with(ChangeStatus(to: "Hott"), PostWebhook("http://crm.example.com/?s=${crm}"))
    let findings = RuleChecker().check(book).findings.filter { $0.place.contains("'r'") }
    #expect(findings.map(\.code) == [.unknownStatus, .plainHTTP])
  }
}

@Suite struct NearlyEqualNameTests {
  @Test func `names that differ only in case or spaces are found, whatever they name`() {
    var book = SmallBook.with(StopWorkflow())
    func found(_ change: (inout RuleBook) -> Void) -> [String] {
      var copy = book
      change(&copy)
      return Checking.found(in: copy).filter { $0.hasPrefix("LA821") }
    }
    #expect(found { _ in } == [])
    #expect(found { $0.users.append("Ann") } == ["LA821 users[2] 'Ann'"])
    #expect(found { $0.groups.append("bro kers") } == ["LA821 groups[1] 'bro kers'"])
    #expect(found { $0.directory = Directory(users: ["ANN": DirectoryUser()]) } == ["LA821 directory.users.ANN"])
    #expect(found { $0.templates.append(.text("Remind", body: "t")) } == ["LA821 templates[2] 'Remind'"])
    #expect(
      found { $0.leadGroups[0].types[1].statuses.append(LeadStatus("hot")) } == [
        "LA821 leadGroups[0] 'Loans'.types[1] 'Car'.statuses[2] 'hot'"
      ])
    #expect(found { $0.leadGroups[0].types[2].statuses = [LeadStatus("Hot")] } == [])
    book.users = ["ann", "anna", "an n e"]
    #expect(found { _ in } == [])
  }
}
