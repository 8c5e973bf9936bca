import LeadActions
import Testing

@Suite struct NotifyUserTests {
  @Test(arguments: TargetCase.allCases)
  func `Notify User by Email emails the assigned user, a given one, or a single one of a group about the lead`(
    target: TargetCase
  ) throws {
    let messages = try target.messages(of: NotifyUserByEmail(target.target))
    for (number, message) in zip(1..., messages) {
      guard case .email(let email) = message, case .user(let user) = email.recipient else {
        Issue.record("no email to a user")
        return
      }
      #expect(email.address == GuideBook.directory.users[user]?.email)
      #expect(email.subject == "Received: Ms Jane Smith, lead \(number) (Remortgage)")
      let lines = email.text.split(separator: "\n")
      for line in ["id: \(number)", "email: jane@home.example", "ipaddress: 192.168.0.1", "user: ben"] {
        #expect(lines.contains { $0 == line }, "\(line) is missing")
      }
    }
  }

  @Test(arguments: TargetCase.allCases)
  func `Notify User by Text texts the assigned user, a given one, or a single one of a group about the lead`(
    target: TargetCase
  ) throws {
    let messages = try target.messages(of: NotifyUserByText(target.target))
    for (number, message) in zip(1..., messages) {
      guard case .text(let text) = message, case .user(let user) = text.recipient else {
        Issue.record("no text message to a user")
        return
      }
      #expect(text.number == GuideBook.directory.users[user]?.mobile)
      #expect(text.body == "Received: Ms Jane Smith, lead \(number) (Remortgage), +44 7700 900555")
    }
  }
}
