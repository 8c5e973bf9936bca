#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import LeadActionsTesting
  import Synchronization
  import Testing

  import struct Foundation.Date

  /// Through the dispatcher and a store, as a host has it.
  struct DispatchTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// One email that waits to be sent.
    private struct Desk {
      let store = InMemoryStore()
      let clock = VirtualClock(DispatchTests.start)
      let dispatcher: Dispatcher

      init(
        _ server: ScriptedServer, address: String = "jane@mail.example", login: SMTPLogin? = nil,
        additions: (any EmailAdditionSource)? = nil
      ) throws {
        let lead = Lead(id: "lead", type: "Enquiry", received: DispatchTests.start)
        let occurrence = Occurrence("receipt", lead: lead.id, .received(Receipt(lead, from: .webForm)))
        let delivery = Delivery(
          id: "a1b2c3", lead: "lead", message: .email(Samples.email(to: address)), occurrence: "receipt",
          origin: .rule("rule"), chain: "receipt", created: DispatchTests.start)
        let plan = Plan(
          occurrence: occurrence, at: DispatchTests.start, bookVersion: 1, baseVersion: nil,
          record: LeadRecord(lead, version: 1), deliveries: [delivery])
        _ = try store.commit(plan, contactKeys: [], at: DispatchTests.start)
        let security = SMTPSecurity.unencrypted(allowsLogin: login != nil)
        let transport = try SMTPTransport(
          SMTPServer("127.0.0.1", port: server.port, security: security, login: login), from: Samples.sender,
          additions: additions, limits: Samples.limits(), clock: clock)
        // The machine's clock, so that time-outs run; when deliveries fall due, the virtual one says.
        dispatcher = Dispatcher(
          store: store, transports: Transports(email: transport),
          settings: Dispatcher.Settings(
            policies: RetryPolicies(email: RetryPolicy(attempts: 3, timeout: 600)), seed: 5, lease: 3_600),
          clock: PatientClock(virtual: clock))
      }

      /// Delivers what is due, then moves the clock to what is due next, until nothing is left.
      func deliverAll() async throws {
        try await dispatcher.deliverDue()
        while let next = store.nextDelivery(after: clock.now) {
          clock.set(next)
          try await dispatcher.deliverDue()
        }
      }

      var history: [String] {
        store.history(of: LeadKey(lead: "lead"), filter: .all, after: nil, limit: 99).entries.map {
          $0.line.text(in: .utc)
        }
      }
      var inbox: [Occurrence] { store.inbox(of: .only, after: nil, limit: 99).map(\.occurrence) }
    }

    /// Tells the virtual time, and waits real seconds.
    private struct PatientClock: WallClock {
      let virtual: VirtualClock
      var now: Date { virtual.now }
      func wait(seconds: Double) async throws { try await SystemWallClock().wait(seconds: seconds) }
    }

    @Test func `FAULTS 37: cut after the email, uncertain, and again under one Message-ID, the same to the byte`()
      async throws
    {
      let server = try await ScriptedServer { connection, heard in
        heard == .end && connection == 1 ? .cut : .usual
      }
      let desk = try Desk(server)
      try await desk.deliverAll()
      #expect(server.emails.count == 2)
      #expect(Set(server.emails).count == 1)
      #expect(server.emails.allSatisfy { $0.contains("Message-ID: <a1b2c3@crm.example>\r\n") })
      #expect(server.emails.allSatisfy { $0.contains("Date: Fri, 15 Jan 2027 08:00:00 +0000\r\n") })
      #expect(desk.history.count == 2)
      #expect(
        desk.history.first?.contains(
          "closed the connection at the end of the email; whether it took the email is not known") == true)
      #expect(desk.history.last?.contains("delivered") == true)
      #expect(desk.inbox.isEmpty)
    }

    @Test(arguments: [(3_600.0, "Fri, 15 Jan 2027 08:00:00 +0000"), (90_000, "Sat, 16 Jan 2027 09:00:00 +0000")])
    func `an email has the time of its planning, but not a day later`(later: Double, expected: String) async throws {
      let server = try await ScriptedServer()
      let transport = try SMTPTransport(
        SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()), from: Samples.sender,
        limits: Samples.limits(), clock: VirtualClock(Self.start.addingTimeInterval(later)))
      var attempt = Samples.attempt()
      attempt.created = Self.start
      _ = try await transport.send(Samples.email(), attempt: attempt)
      #expect(server.emails.first?.hasPrefix("Date: \(expected)\r\n") == true)
    }

    @Test func `a recipient who is refused for good is Email Failed, at once`() async throws {
      let server = try await ScriptedServer { _, heard in
        if case .line(let line) = heard, line.hasPrefix("RCPT") { .say("550 5.1.1 no such user") } else { .usual }
      }
      let desk = try Desk(server)
      try await desk.deliverAll()
      #expect(server.connections == 1)
      let occurrence = try #require(desk.inbox.first)
      guard case .emailFailed(let details, permanently: true) = occurrence.report else {
        Issue.record("\(occurrence)")
        return
      }
      #expect(details.recipient == "jane@mail.example")
      #expect(details.reason == "The mail server refused the recipient: 550 5.1.1 no such user")
    }

    /// Throws, as a source does whose files are not there.
    private struct BrokenAdditions: EmailAdditionSource {
      struct Trouble: FinalFailure, CustomStringConvertible {
        var isFinal: Bool
        let description = "the offer is not written"
      }
      var isFinal = false

      func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions {
        throw Trouble(isFinal: isFinal)
      }
    }

    private static let wrong: [any EmailAdditionSource] = [
      FixedAdditions(value: EmailAdditions(sender: EmailSender("ann"))),
      FixedAdditions(value: EmailAdditions(replyTo: EmailSender("a@b@c"))),
      FixedAdditions(
        value: EmailAdditions(attachments: [EmailAttachment(name: "a", contentType: "pdf", bytes: [])])),
      FixedAdditions(value: EmailAdditions(unsubscribe: UnsubscribeLink(email: "x"))),
      BrokenAdditions(), BrokenAdditions(isFinal: true),
    ]

    @Test(arguments: wrong.indices)
    func `what the host got wrong is a dead letter, and no customer's Email Failed`(index: Int) async throws {
      let server = try await ScriptedServer()
      let answer = try await Samples.transport(
        SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()), additions: Self.wrong[index]
      ).send(Samples.email(), attempt: Samples.attempt())
      #expect(answer.cause == .setup)
      let desk = try Desk(server, additions: Self.wrong[index])
      try await desk.deliverAll()
      let isFinal = index == Self.wrong.count - 1
      #expect(desk.store.deadLetters(of: .only, after: nil, limit: 9).count == 1)
      #expect(desk.history.count == (isFinal ? 1 : 3), "\(desk.history)")
      #expect(desk.inbox.isEmpty)
      #expect(server.connections == 0)
    }

    @Test func `refused for what is the host's, a dead letter; for what is the recipient's, Email Failed`() async throws
    {
      for (reply, raises) in [("554 5.7.1 your address is listed", false), ("450 4.2.0 greylisted", true)] {
        let server = try await ScriptedServer { _, heard in
          if case .line(let line) = heard, line.hasPrefix("RCPT") { .say(reply) } else { .usual }
        }
        let desk = try Desk(server)
        try await desk.deliverAll()
        #expect(desk.store.deadLetters(of: .only, after: nil, limit: 9).count == 1)
        #expect(desk.inbox.isEmpty == !raises, "\(reply): \(desk.inbox)")
      }
    }

    @Test func `additions that are cancelled cancel the sending`() async throws {
      struct Cancelled: EmailAdditionSource {
        func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions {
          throw CancellationError()
        }
      }
      let transport = try Samples.transport(
        SMTPServer("127.0.0.1", port: 1, security: .unencrypted()), additions: Cancelled())
      await #expect(throws: CancellationError.self) {
        try await transport.send(Samples.email(), attempt: Samples.attempt())
      }
    }

    @Test func `an answer of not now is tried again, and delivered`() async throws {
      let refusals = Atomic(0)
      let server = try await ScriptedServer { _, heard in
        guard case .line(let line) = heard, line.hasPrefix("RCPT") else { return .usual }
        return refusals.add(1, ordering: .relaxed).newValue <= 2 ? .say("450 4.2.0 greylisted") : .usual
      }
      let desk = try Desk(server)
      try await desk.deliverAll()
      #expect(server.emails.count == 1)
      #expect(desk.history.filter { $0.contains("450 4.2.0 greylisted") }.count == 2)
      #expect(desk.inbox.isEmpty)
    }

    @Test func `FAULTS 33: the password is nowhere, whatever the server repeats`() async throws {
      for step in ["AUTH", "MAIL", "RCPT", "DATA"] {
        let server = try await ScriptedServer(offers: ["AUTH PLAIN LOGIN"]) { _, heard in
          guard case .line(let line) = heard, line.hasPrefix(step) else { return .usual }
          return .say("550 5.7.1 canary AGNybQBjYW5hcnk= Y2FuYXJ5 and user crm")
        }
        let desk = try Desk(server, login: SMTPLogin("crm", password: .fixed("canary")))
        try await desk.deliverAll()
        #expect(server.heard.contains("AUTH PLAIN AGNybQBjYW5hcnk="))
        let letters = desk.store.deadLetters(of: .only, after: nil, limit: 9)
        #expect(letters.count == 1)
        let text = "\(desk.history) \(letters) \(desk.inbox)"
        for secret in ["canary", "AGNybQBjYW5hcnk=", "Y2FuYXJ5"] { #expect(!text.contains(secret), "\(step): \(text)") }
        #expect(text.contains("5.7.1"))
      }
    }
  }
#endif
