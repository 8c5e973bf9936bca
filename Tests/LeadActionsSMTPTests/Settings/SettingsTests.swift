#if SMTP
  import Foundation
  import LeadActions
  import LeadActionsSMTP
  import Testing

  struct SettingsTests {
    private func problem(
      _ server: SMTPServer, from sender: String = "sales@crm.example", returnAddress: String? = nil,
      domain: String? = nil
    ) -> SMTPSettingsProblem? {
      do throws(SMTPSettingsProblem) {
        _ = try SMTPTransport(server, from: EmailSender(sender), returnAddress: returnAddress, domain: domain)
        return nil
      } catch { return error }
    }

    @Test(arguments: [
      "smtp.example.com", "localhost", "127.0.0.1", "::1", "mail-1.example",
    ]) func `hosts that can be reached are taken`(host: String) {
      #expect(problem(SMTPServer(host)) == nil)
    }

    @Test(arguments: [
      "", " ", "smtp.example.com:587", "https://smtp.example.com", "a b", "a\r\nb", "-a.example", "ü.example",
    ])
    func `what is no host is refused`(host: String) {
      #expect(problem(SMTPServer(host)) == .host(host))
    }

    @Test func `each setting is checked`() {
      let server = SMTPServer("mail.example")
      for port in [0, -1, 65_536] { #expect(problem(SMTPServer("mail.example", port: port)) == .port(port)) }
      #expect(problem(server, from: "sales") == .sender("sales"))
      #expect(problem(server, returnAddress: "a@b\r\n") == .returnAddress("a@b\r\n"))
      #expect(problem(server, domain: "a b") == .domain("a b"))
      for name in ["a b", "a\r\nMAIL", "[x]", ""] {
        #expect(problem(SMTPServer("mail.example", greetingName: name)) == .greetingName(name))
      }
      for name in ["crm.example", "[127.0.0.1]", "[IPv6:::1]"] {
        #expect(problem(SMTPServer("mail.example", greetingName: name)) == nil)
      }
    }

    @Test func `a login needs encryption, or leave to go without`() {
      let login = SMTPLogin("crm", password: .fixed("canary"))
      #expect(problem(SMTPServer("mail.example", security: .unencrypted(), login: login)) == .loginUnencrypted)
      #expect(problem(SMTPServer("mail.example", security: .unencrypted(allowsLogin: true), login: login)) == nil)
      #expect(problem(SMTPServer("mail.example", login: SMTPLogin("", password: .fixed("x")))) == .login)
      #expect(problem(SMTPServer("mail.example", login: login)) == nil)
    }

    @Test func `roots that cannot be used are told at once`() throws {
      let folder = try ScratchFolder()
      for (name, text) in [("empty.pem", ""), ("words.pem", "no certificate"), ("missing.pem", nil)] {
        let file = folder.file(name)
        try text?.write(to: file, atomically: true, encoding: .utf8)
        guard case .roots(file.path, _)? = problem(SMTPServer("mail.example", roots: .file(file.path))) else {
          Issue.record("\(name) was taken")
          continue
        }
      }
    }

    @Test func `usual ports`() {
      #expect(SMTPServer("mail.example").port == 587)
      #expect(SMTPServer("mail.example", security: .tls).port == 465)
      #expect(SMTPServer("mail.example", security: .unencrypted()).port == 25)
    }

    @Test func `limits that make no sense are read as such that do`() {
      let limits = SMTPLimits(
        connections: -1, emailsPerConnection: 0, idle: -.infinity, connecting: .nan, answer: -1, acceptance: .infinity)
      #expect(
        limits.usable
          == SMTPLimits(connections: 1, emailsPerConnection: 1, idle: 0, connecting: 1, answer: 1, acceptance: 86_400))
      #expect(SMTPLimits().usable == SMTPLimits())
    }

    @Test func `problems say how to mend them, without the password`() {
      let problems: [SMTPSettingsProblem] = [
        .host("x"), .port(0), .greetingName("x"), .sender("x"), .returnAddress("x"), .domain("x"), .login,
        .loginUnencrypted,
        .roots(file: "x", reason: "y"), .encryption(reason: "x"),
      ]
      #expect(Set(problems.map(\.description)).count == problems.count)
    }
  }
#endif
