#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  /// Both halves of a conversation, without a connection: what the client says to what the server says.
  struct ConversationTests {
    private func opening(
      _ security: SMTPSecurity, login: Bool = false, _ replies: SMTPReply...
    ) -> (said: [String], end: String) {
      var opening = SessionOpening(
        greetingName: "crm.example", security: security,
        credentials: login ? Credentials(user: "crm", password: "canary") : nil)
      var said: [String] = []
      for reply in replies {
        var step = opening.received(reply)
        if case .startTLS = step {
          said.append("(TLS)")
          step = opening.encrypted()
        }
        switch step {
        case .send(let line): said.append(line)
        case .startTLS: return (said, "again")
        case .ready(let offer): return (said, "ready \(offer.sizeLimit ?? 0)")
        case .failed(let failure): return (said, "\(failure)")
        }
      }
      return (said, "waits")
    }

    private let hello = SMTPReply(250, "mail.example", "STARTTLS", "SIZE 1000", "AUTH LOGIN PLAIN CRAM-MD5")

    @Test func `encryption, then the login`() {
      let (said, end) = opening(
        .startTLS, login: true, SMTPReply(220, "hi"), hello, SMTPReply(220, "go"), hello, SMTPReply(235, "welcome"))
      #expect(said == ["EHLO crm.example", "STARTTLS", "(TLS)", "EHLO crm.example", "AUTH PLAIN AGNybQBjYW5hcnk="])
      #expect(end == "ready 1000")
    }

    @Test func `LOGIN where there is no PLAIN`() {
      let offer = SMTPReply(250, "mail.example", "AUTH LOGIN")
      let (said, end) = opening(
        .tls, login: true, SMTPReply(220, "hi"), offer, SMTPReply(334, "VXNlcm5hbWU6"), SMTPReply(334, "UGFzc3dvcmQ6"),
        SMTPReply(235, "welcome"))
      #expect(said == ["EHLO crm.example", "AUTH LOGIN", "Y3Jt", "Y2FuYXJ5"])
      #expect(end == "ready 0")
    }

    @Test func `what the server offered before encryption is forgotten`() {
      let (_, end) = opening(
        .startTLS, login: true, SMTPReply(220, "hi"), hello, SMTPReply(220, "go"), SMTPReply(250, "mail.example"))
      #expect(end == "\(SMTPFailure.noLogin)")
    }

    @Test func `without encryption nothing is sent where it was asked for`() {
      let plain = SMTPReply(250, "mail.example", "AUTH PLAIN")
      let (said, end) = opening(.startTLS, login: true, SMTPReply(220, "hi"), plain)
      #expect(said == ["EHLO crm.example"])
      #expect(end == "\(SMTPFailure.noStartTLS)")
      let refused = opening(.startTLS, SMTPReply(220, "hi"), hello, SMTPReply(454, "4.7.0 not now"))
      #expect(refused.said == ["EHLO crm.example", "STARTTLS"])
      #expect(refused.end == "The mail server refused STARTTLS: 454 4.7.0 not now")
    }

    @Test func `no password goes over a connection that is not encrypted, unless that is allowed`() {
      let plain = SMTPReply(250, "mail.example", "AUTH PLAIN")
      let (said, end) = opening(.unencrypted(), login: true, SMTPReply(220, "hi"), plain)
      #expect(said == ["EHLO crm.example"])
      #expect(end == "\(SMTPFailure.noStartTLS)")
      let allowed = opening(
        .unencrypted(allowsLogin: true), login: true, SMTPReply(220, "hi"), plain, SMTPReply(235, "in"))
      #expect(allowed.said.last == "AUTH PLAIN AGNybQBjYW5hcnk=")
    }

    @Test func `a server that knows HELO alone will do where nothing else is needed`() {
      let (said, end) = opening(.unencrypted(), SMTPReply(220, "hi"), SMTPReply(502, "what"), SMTPReply(250, "mail"))
      #expect(said == ["EHLO crm.example", "HELO crm.example"])
      #expect(end == "ready 0")
      #expect(
        opening(.tls, SMTPReply(220, "hi"), SMTPReply(502, "what")).end == "The mail server refused EHLO: 502 what")
    }

    @Test(arguments: [421, 554, 250, 354])
    func `another greeting ends it`(code: Int) {
      let (said, end) = opening(.tls, SMTPReply(code, "no"))
      #expect(said.isEmpty)
      #expect(end.contains("\(code)"))
    }

    @Test func `a refused login is told without the server's words`() {
      let (_, end) = opening(
        .tls, login: true, SMTPReply(220, "hi"), hello, SMTPReply(535, "5.7.8 canary AGNybQBjYW5hcnk= is wrong"))
      #expect(end == "The mail server refused the login (535 5.7.8); check user name and password")
    }

    // MARK: An email

    private func transaction(
      to address: String = "jane@mail.example", offer: ServerOffer = ServerOffer(), afterFailure: Bool = false,
      _ replies: SMTPReply...
    ) throws -> (said: [String], end: String) {
      let mail = try MailComposerTests.composer().compose(
        Samples.email(to: address), delivery: "d1", at: MailComposerTests.start)
      var transaction = MailTransaction(mail, size: 700, offer: offer, afterFailure: afterFailure)
      var said: [String] = []
      var step = transaction.begin()
      var rest = replies[...]
      while true {
        switch step {
        case .send(let line): said.append(line)
        case .sendContent:
          said.append("(email)")
          transaction.ending()
        case .accepted(let reply): return (said, "accepted \(reply)")
        case .failed(let failure): return (said, "\(failure)")
        }
        guard let reply = rest.popFirst() else { return (said, "waits") }
        step = transaction.received(reply)
      }
    }

    private let ok = SMTPReply(250, "OK")
    private let go = SMTPReply(354, "go on")

    @Test func `an email is sent step by step`() throws {
      let (said, end) = try transaction(ok, ok, go, SMTPReply(250, "2.0.0 queued as 7"))
      #expect(said == ["MAIL FROM:<sales@crm.example>", "RCPT TO:<jane@mail.example>", "DATA", "(email)"])
      #expect(end == "accepted 250 2.0.0 queued as 7")
    }

    @Test func `a server that was left in the middle is reset first`() throws {
      #expect(try transaction(afterFailure: true, ok).said == ["RSET", "MAIL FROM:<sales@crm.example>"])
    }

    @Test func `an address beyond ASCII asks for SMTPUTF8, its domain alone does not`() throws {
      var offer = ServerOffer(SMTPReply(250, "mail", "SMTPUTF8", "8BITMIME", "SIZE"))
      #expect(
        try transaction(to: "jürgen@müller.example", offer: offer, ok).said == [
          "MAIL FROM:<sales@crm.example> SIZE=700 BODY=8BITMIME SMTPUTF8", "RCPT TO:<jürgen@xn--mller-kva.example>",
        ])
      #expect(
        try transaction(to: "jane@müller.example", offer: offer, ok).said == [
          "MAIL FROM:<sales@crm.example> SIZE=700", "RCPT TO:<jane@xn--mller-kva.example>",
        ])
      offer.international = false
      let (said, end) = try transaction(to: "jürgen@mail.example", offer: offer)
      #expect(said.isEmpty)
      #expect(end == "\(SMTPFailure.noSMTPUTF8(isOfRecipient: true))")
    }

    @Test func `what is larger than the server takes is not begun`() throws {
      let (said, end) = try transaction(offer: ServerOffer(SMTPReply(250, "mail", "SIZE 699")))
      #expect(said.isEmpty)
      #expect(end == "The email has 700 bytes; the mail server takes 699")
    }

    @Test func `each step can be refused`() throws {
      let no = SMTPReply(550, "no")
      #expect(try transaction(no).end == "The mail server refused the sender: 550 no")
      #expect(try transaction(ok, no).end == "The mail server refused the recipient: 550 no")
      #expect(try transaction(ok, ok, no).end == "The mail server refused DATA: 550 no")
      #expect(try transaction(ok, ok, go, no).end == "The mail server refused the email: 550 no")
      #expect(try transaction(ok, ok, ok).end == "The mail server answered DATA with 250, out of order")
    }

    @Test func `offers are read whatever their case, and nonsense is not one`() {
      let offer = ServerOffer(
        SMTPReply(250, "SIZE 1", "size 99999999999999999999", "auth=login", "8bitmime", "STARTTLSX", ""))
      #expect(offer.sizeLimit == nil && offer.takesSize && offer.eightBit && !offer.startTLS)
      #expect(offer.logins == [.login])
    }

    @Test func `credentials do not show, and are taken out of replies`() throws {
      #expect(Credentials(user: "a\0b", password: "x") == nil)
      #expect(Credentials(user: "", password: "x") == nil)
      #expect(Credentials(user: "a", password: "") == nil)
      #expect(Credentials(user: "a", password: "x\0y") == nil)
      let login = SMTPLogin("crm", password: .fixed("canary"))
      let credentials = try #require(Credentials(user: "crm", password: "canary"))
      let server = SMTPServer("mail.example", login: login)
      for text in ["\(login)", "\(server)", "\(credentials)", "\(login.password)"] { #expect(!text.contains("canary")) }
      for value in [login, server, credentials, login.password] as [Any] {
        var text = ""
        dump(value, to: &text)
        #expect(!(text + String(reflecting: value)).contains("canary"))
      }
    }
  }
#endif
