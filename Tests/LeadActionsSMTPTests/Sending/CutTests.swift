#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Synchronization
  import Testing

  /// A server that behaves badly, at each step in turn.
  @Suite(.timeLimit(.minutes(30))) struct CutTests {
    private static let limits = Samples.limits(connections: 1)

    private func answer(
      timeout: Double = 600, _ script: @escaping @Sendable (Int, ScriptedServer.Heard) -> ScriptedServer.Deed
    ) async throws -> (answer: TransportAnswer, server: ScriptedServer) {
      let server = try await ScriptedServer(script)
      let transport = try Samples.transport(
        SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()), limits: Self.limits)
      return (try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: timeout)), server)
    }

    /// The steps of one email, by what is heard.
    static let steps: [(name: String, step: @Sendable (ScriptedServer.Heard) -> Bool)] = [
      ("the greeting", { $0 == .connection }),
      ("EHLO", { if case .line(let line) = $0 { line.hasPrefix("EHLO") } else { false } }),
      ("the sender", { if case .line(let line) = $0 { line.hasPrefix("MAIL") } else { false } }),
      ("the recipient", { if case .line(let line) = $0 { line.hasPrefix("RCPT") } else { false } }),
      ("DATA", { $0 == .line("DATA") }),
      ("the end of the email", { $0 == .end }),
    ]

    private func isUncertain(_ answer: TransportAnswer) -> Bool {
      if case .uncertain = answer.result { true } else { false }
    }
    private func isForNow(_ answer: TransportAnswer) -> Bool {
      if case .failedForNow = answer.result { true } else { false }
    }

    @Test(arguments: steps.indices)
    func `a connection cut at any step is tried again, and uncertain only after the end`(step: Int) async throws {
      let (name, hears) = Self.steps[step]
      let (answer, server) = try await answer { _, heard in hears(heard) ? .cut : .usual }
      let isEnd = step == Self.steps.count - 1
      #expect(isEnd ? isUncertain(answer) : isForNow(answer), "\(answer)")
      #expect("\(answer)".contains("closed the connection at \(name)"))
      #expect(server.connections == 1)
      #expect(server.emails.count == (isEnd ? 1 : 0))
    }

    @Test(arguments: steps.indices)
    func `a server that falls silent at any step is given up in time`(step: Int) async throws {
      let (name, hears) = Self.steps[step]
      let clock = ContinuousClock()
      // A longer time where the machine is so slow that the step is not reached before it is over.
      for seconds in [8.0, 60, 300] {
        let isReached = Atomic(false)
        let start = clock.now
        let (answer, _) = try await answer(timeout: seconds) { _, heard in
          guard hears(heard) else { return .usual }
          isReached.store(true, ordering: .relaxed)
          return .hang
        }
        // The server hears of a connection before the transport does, so that its step alone does not tell.
        let isTold = "\(answer)".contains("did not answer in time at \(name)")
        if !isReached.load(ordering: .relaxed) || !isTold, seconds < 300 { continue }
        #expect(clock.now - start >= .seconds(seconds - 1))
        let isEnd = step == Self.steps.count - 1
        #expect(isEnd ? isUncertain(answer) : isForNow(answer), "\(answer)")
        #expect(isTold, "\(answer)")
        return
      }
    }

    @Test(arguments: steps.indices)
    func `garbage, floods and early closings at any step are tried again`(step: Int) async throws {
      let hears = Self.steps[step].step
      for text in [
        "hello", "999 no", "250-one\r\n251 two", String(repeating: "2", count: 10_000),
        String(repeating: "250-x\r\n", count: 1_000), "421 4.3.2 closing", "334 what",
      ] {
        let (answer, server) = try await answer { _, heard in hears(heard) ? .sayAndCut(text) : .usual }
        let isEnd = step == Self.steps.count - 1 && text.prefix(3) != "421"
        #expect(isEnd ? isUncertain(answer) : isForNow(answer), "\(text.prefix(20)): \(answer)")
        #expect(server.connections == 1)
      }
    }

    @Test func `a byte at a time does not outlast the attempt`() async throws {
      for seconds in [8.0, 60, 300] {
        let server = try await ScriptedServer { _, heard in
          if case .line(let line) = heard, line.hasPrefix("EHLO") { .say("250-mail.example") } else { .usual }
        }
        let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
        let answer = try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: seconds))
        // A longer time where the machine is so slow that it was over before.
        let isTold = "\(answer)".contains("did not answer in time at EHLO")
        if !isTold, seconds < 300 { continue }
        #expect(isTold, "\(answer)")
        return
      }
    }

    @Test func `a refusal while the email is being sent is heard, and the connection given up`() async throws {
      let (answer, server) = try await answer { _, heard in
        heard == .content ? .sayAndCut("452 4.3.1 the disk is full") : .usual
      }
      #expect(isForNow(answer), "\(answer)")
      #expect(server.emails.isEmpty)
    }

    @Test func `a refused email does not cost the next one its connection`() async throws {
      let server = try await ScriptedServer { _, heard in
        if case .line(let line) = heard, line.hasPrefix("RCPT TO:<nobody") {
          .say("550 5.1.1 no such user")
        } else {
          .usual
        }
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      let first = try await transport.send(Samples.email(to: "nobody@mail.example"), attempt: Samples.attempt("1"))
      let second = try await transport.send(Samples.email(), attempt: Samples.attempt("2"))
      #expect(first == .failedForGood("The mail server refused the recipient: 550 5.1.1 no such user"))
      #expect(second == .accepted("250 2.0.0 taken"))
      #expect(server.connections == 1)
      #expect(
        server.heard.dropFirst() == [
          "MAIL FROM:<sales@crm.example> SIZE=\(size(server, "nobody@mail.example"))", "RCPT TO:<nobody@mail.example>",
          "RSET", "MAIL FROM:<sales@crm.example> SIZE=\(size(server, "jane@mail.example"))",
          "RCPT TO:<jane@mail.example>",
          "DATA",
        ])
    }

    /// The size that was told of the email to somebody.
    private func size(_ server: ScriptedServer, _ address: String) -> String {
      let index = server.heard.firstIndex { $0.hasPrefix("RCPT TO:<\(address)>") } ?? 0
      return server.heard[max(0, index - 1)].split(separator: "=").last.map(String.init) ?? ""
    }

    @Test(arguments: [ScriptedServer.Deed.cut, .sayAndCut("421 4.4.2 idle too long"), .say("what?")])
    func `a connection that the server gave up meanwhile is replaced within the attempt`(
      deed: ScriptedServer.Deed
    ) async throws {
      let begun = Atomic(0)
      let server = try await ScriptedServer { _, heard in
        guard case .line(let line) = heard, line.hasPrefix("MAIL") else { return .usual }
        return begun.add(1, ordering: .relaxed).newValue == 2 ? deed : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      for id in ["1", "2", "3"] as [DeliveryID] {
        #expect(try await transport.send(Samples.email(), attempt: Samples.attempt(id)) == .accepted("250 2.0.0 taken"))
      }
      #expect(server.connections == 2)
      #expect(server.emails.count == 3)
    }

    @Test(arguments: ["452 4.5.3 enough for this connection", "550 5.5.1 the sender's turn is over", "503 5.5.1 what"])
    func `a used connection that takes no further email is replaced within the attempt`(refusal: String) async throws {
      let begun = Atomic(0)
      let server = try await ScriptedServer { connection, heard in
        guard case .line(let line) = heard, line.hasPrefix("MAIL") else { return .usual }
        return begun.add(1, ordering: .relaxed).newValue > 1 && connection == 1 ? .say(refusal) : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      for id in ["1", "2", "3"] as [DeliveryID] {
        #expect(try await transport.send(Samples.email(), attempt: Samples.attempt(id)) == .accepted("250 2.0.0 taken"))
      }
      #expect(server.connections == 2)
      #expect(server.emails.count == 3)
    }

    @Test func `a connection that cannot be reset after a refusal is replaced within the attempt`() async throws {
      let server = try await ScriptedServer { connection, heard in
        guard connection == 1, case .line(let line) = heard else { return .usual }
        if line.hasPrefix("RCPT") { return .say("550 5.1.1 no such user") }
        return line == "RSET" ? .say("503 5.5.1 what") : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      _ = try await transport.send(Samples.email(to: "nobody@mail.example"), attempt: Samples.attempt("1"))
      #expect(try await transport.send(Samples.email(), attempt: Samples.attempt("2")) == .accepted("250 2.0.0 taken"))
      #expect(server.heard.contains("RSET"))
      #expect(server.connections == 2)
    }

    @Test func `a sender that a new connection refuses too is told, and no connection is kept for it`() async throws {
      let begun = Atomic(0)
      let server = try await ScriptedServer { _, heard in
        guard case .line(let line) = heard, line.hasPrefix("MAIL") else { return .usual }
        return (2...3).contains(begun.add(1, ordering: .relaxed).newValue) ? .say("550 5.1.8 who?") : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      #expect(try await transport.send(Samples.email(), attempt: Samples.attempt("1")) == .accepted("250 2.0.0 taken"))
      #expect(
        try await transport.send(Samples.email(), attempt: Samples.attempt("2"))
          == .failedForNow("The mail server refused the sender: 550 5.1.8 who?").dueTo(.setup, wasAsked: true))
      #expect(server.connections == 2)
      #expect(try await transport.send(Samples.email(), attempt: Samples.attempt("3")) == .accepted("250 2.0.0 taken"))
      #expect(server.connections == 3)
      #expect(!server.heard.contains("RSET"))
    }

    @Test func `the server's 421 between two emails costs neither`() async throws {
      let server = try await ScriptedServer { connection, heard in
        heard == .end && connection == 1 ? .sayAndCut("250 2.0.0 taken\r\n421 4.4.2 closing") : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      for id in ["1", "2", "3"] as [DeliveryID] {
        #expect(try await transport.send(Samples.email(), attempt: Samples.attempt(id)) == .accepted("250 2.0.0 taken"))
      }
      #expect(server.connections == 2)
      #expect(server.emails.count == 3)
    }

    @Test func `replies too many never count for the commands after`() async throws {
      let server = try await ScriptedServer { _, heard in
        guard case .line(let line) = heard else { return heard == .end ? .say("554 5.7.1 no") : .usual }
        if line.hasPrefix("MAIL") { return .say("250 OK\r\n250 OK\r\n354 go on\r\n250 2.0.0 taken") }
        return line.hasPrefix("RCPT") ? .say("550 5.1.1 no such user") : .usual
      }
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()))
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt())
      #expect(isForNow(answer), "\(answer)")
      // Nothing more is said to a server whose replies cannot be told apart.
      #expect(!server.heard.contains { $0.hasPrefix("RCPT") })
      #expect(server.emails.isEmpty)
    }

    @Test func `nobody listens`() async throws {
      let transport = try Samples.transport(SMTPServer("127.0.0.1", port: 1, security: .unencrypted()))
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt())
      #expect("\(answer)".contains("cannot be connected to"))
      #expect(isForNow(answer))
    }
  }
#endif
