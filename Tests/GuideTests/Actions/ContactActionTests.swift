import LeadActions
import Testing

@Suite struct ContactActionTests {
  /// What one action sends at the receipt of a lead that a partner has already.
  private func sent(_ action: any ActionConvertible) async throws -> [Message] {
    let world = try GuideWorld(GuideBook.with(Rule("r", on: .received, do: [action.action])))
    try await world.happens(GuideLead.receipt(GuideLead.lead(user: "ben"), referral: .already("acme")))
    return world.sent
  }

  @Test func `Contact Customer sends the customer an email, processed for the lead`() async throws {
    let email = EmailMessage(
      to: .customer, address: "jane@home.example", name: "Ms Jane Smith", subject: "Hello Jane",
      text: "Your broker is Ben Baker.", html: "<p>Jane</p>")
    #expect(try await sent(ContactCustomer(by: .email, template: "welcome")) == [.email(email)])
  }

  @Test func `Contact Customer sends the customer a letter, processed for the lead`() async throws {
    let letter = Letter(
      addressLines: ["Ms Jane Smith", "1 High Street", "Leeds", "LS1 1AA"],
      body: "Dear Ms Jane Smith, your broker is Ben Baker.")
    #expect(try await sent(ContactCustomer(by: .letter, template: "welcome letter")) == [.letter(letter)])
  }

  @Test func `Contact Customer sends the customer a text message, processed for the lead`() async throws {
    let text = TextMessage(to: .customer, number: "+44 7700 900555", body: "Hi Jane, Ben Baker will call.")
    #expect(try await sent(ContactCustomer(by: .text, template: "welcome text")) == [.text(text)])
  }

  @Test func `Contact Partner sends the referral partner an email, processed for the lead`() async throws {
    let email = EmailMessage(
      to: .partner("acme"), address: "leads@acme.example", name: "Acme", subject: "Hello Jane",
      text: "Your broker is Ben Baker.", html: "<p>Jane</p>")
    #expect(try await sent(ContactPartner(by: .email, template: "welcome")) == [.email(email)])
  }

  @Test func `Contact Partner sends the referral partner a text message, processed for the lead`() async throws {
    let text = TextMessage(to: .partner("acme"), number: "+44 7700 900101", body: "Hi Jane, Ben Baker will call.")
    #expect(try await sent(ContactPartner(by: .text, template: "welcome text")) == [.text(text)])
  }

  @Test func `Contact Partner sends nothing where the lead has no partner, and the history says so`() async throws {
    let world = try GuideWorld(
      GuideBook.with(Rule("r", on: .received) { ContactPartner(by: .email, template: "welcome") }))
    try await world.happens(GuideLead.receipt())
    #expect(world.sent.isEmpty)
    #expect(try await world.history().outcomes == [.notDone(.noPartner)])
  }

  @Test(arguments: TargetCase.allCases)
  func `Contact User emails the assigned user, a given one, or a single one of a group`(target: TargetCase) throws {
    let messages = try target.messages(of: ContactUser(target.target, by: .email, template: "welcome"))
    for message in messages {
      guard case .email(let email) = message, case .user(let user) = email.recipient else {
        Issue.record("no email to a user")
        return
      }
      #expect(email.address == GuideBook.directory.users[user]?.email)
      #expect(email.text == "Your broker is Ben Baker.")
    }
  }

  @Test(arguments: TargetCase.allCases)
  func `Contact User texts the assigned user, a given one, or a single one of a group`(target: TargetCase) throws {
    let messages = try target.messages(of: ContactUser(target.target, by: .text, template: "welcome text"))
    for message in messages {
      guard case .text(let text) = message, case .user(let user) = text.recipient else {
        Issue.record("no text message to a user")
        return
      }
      #expect(text.number == GuideBook.directory.users[user]?.mobile)
      #expect(text.body == "Hi Jane, Ben Baker will call.")
    }
  }
}
