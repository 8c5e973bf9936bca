#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Synchronization
  import Testing

  /// Connections: how many, how long, and that none is left behind.
  @Suite(.timeLimit(.minutes(30))) struct PoolTests {
    private func transport(_ server: ScriptedServer, _ limits: SMTPLimits) throws -> SMTPTransport {
      try Samples.transport(SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()), limits: limits)
    }

    /// Waits until something holds, for five minutes of a machine that does nothing else.
    private func eventually(_ holds: () -> Bool) async throws -> Bool {
      for _ in 0..<30_000 {
        if holds() { return true }
        try await Task.sleep(for: .milliseconds(10))
      }
      return false
    }

    @Test func `many emails share a few connections`() async throws {
      let server = try await ScriptedServer()
      let transport = try transport(server, Samples.limits(connections: 3))
      let answers = try await withThrowingTaskGroup(of: TransportAnswer.self) { group in
        for number in 0..<60 {
          group.addTask {
            try await transport.send(Samples.email(), attempt: Samples.attempt(DeliveryID(number), timeout: 600))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.allSatisfy { $0 == .accepted("250 2.0.0 taken") })
      #expect(server.emails.count == 60)
      #expect(server.mostOpen <= 3)
      #expect(server.connections <= 3)
      transport.close()
      #expect(try await eventually { server.open == 0 })
      #expect(server.heard.contains("QUIT"))
    }

    @Test func `a connection is used so often and no more`() async throws {
      let server = try await ScriptedServer()
      let transport = try transport(server, Samples.limits(connections: 1, emailsPerConnection: 2))
      for number in 0..<5 {
        _ = try await transport.send(Samples.email(), attempt: Samples.attempt(DeliveryID(number)))
      }
      #expect(server.connections == 3)
    }

    @Test func `a connection that nobody needs is closed, with leave taken`() async throws {
      let server = try await ScriptedServer()
      let transport = try transport(server, Samples.limits(idle: 0.05))
      _ = try await transport.send(Samples.email(), attempt: Samples.attempt())
      #expect(try await eventually { server.open == 0 })
      #expect(server.heard.last == "QUIT")
      #expect(try await transport.send(Samples.email(), attempt: Samples.attempt()) == .accepted("250 2.0.0 taken"))
    }

    @Test func `a transport that is let go of closes what it had`() async throws {
      let server = try await ScriptedServer()
      do {
        let transport = try transport(server, Samples.limits(idle: 3_600))
        _ = try await transport.send(Samples.email(), attempt: Samples.attempt())
        #expect(server.open == 1)
      }
      #expect(try await eventually { server.open == 0 })
    }

    @Test func `a closed transport begins nothing, and says so`() async throws {
      let server = try await ScriptedServer()
      let transport = try transport(server, Samples.limits())
      transport.close()
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt())
      #expect(answer == .failedForNow("The transport was closed").dueTo(.destination))
      #expect(server.connections == 0)
    }

    @Test func `who waits too long for a connection is told why`() async throws {
      let server = try await ScriptedServer { _, heard in heard == .end ? .hang : .usual }
      let transport = try transport(server, Samples.limits(connections: 1))
      let hanging = Task { try await transport.send(Samples.email(), attempt: Samples.attempt("1", timeout: 600)) }
      #expect(try await eventually { server.emails.count == 1 })
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt("2", timeout: 0.5))
      #expect(
        answer
          == .failedForNow(
            "All 1 connections to the mail server were busy, and nothing was sent; allow more, or give emails more time"
          )
          .dueTo(.setup))
      hanging.cancel()
      guard case .uncertain = try await hanging.value.result else {
        Issue.record("cancelled after the end of the email, and not uncertain")
        return
      }
      #expect(try await eventually { server.open == 0 })
    }

    @Test func `there are as many connections as the dispatcher sends emails at a time`() {
      #expect(SMTPLimits().connections >= Dispatcher.Settings().perDestination)
      #expect(SMTPLimits().connections >= DestinationLimits().concurrent)
    }

    /// What an email comes to that got its connection so late, with six seconds for all.
    private func late(
      _ server: ScriptedServer, after seconds: Double
    ) async throws -> TransportAnswer {
      let transport = try transport(server, Samples.limits(connections: 1))
      let hanging = Task { try await transport.send(Samples.email(), attempt: Samples.attempt("1", timeout: 600)) }
      #expect(try await eventually { server.emails.count == 1 })
      let waiting = Task { try await transport.send(Samples.email(), attempt: Samples.attempt("2", timeout: 6)) }
      try await Task.sleep(for: .seconds(seconds))
      hanging.cancel()
      _ = await hanging.result
      return try await waiting.value
    }

    @Test func `who gets a connection when little time is left begins no email`() async throws {
      let server = try await ScriptedServer { connection, heard in connection == 1 && heard == .end ? .hang : .usual }
      let answer = try await late(server, after: 4)
      #expect("\(answer)".contains("were busy") && answer.cause == .setup, "\(answer)")
      #expect(server.emails.count == 1 && server.connections == 1)
    }

    @Test func `who waited for a connection ends no email when little time is left`() async throws {
      let server = try await ScriptedServer { connection, heard in
        if connection == 1 { return heard == .end ? .hang : .usual }
        if case .line(let line) = heard, line.hasPrefix("RCPT") { return .sayLate("250 OK", milliseconds: 3_500) }
        return .usual
      }
      let answer = try await late(server, after: 0.5)
      guard case .failedForNow = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(server.emails.count == 1 && server.heard.count { $0 == "DATA" } == 1)
    }

    @Test func `who did not wait goes on with what time there is`() async throws {
      let server = try await ScriptedServer { _, heard in
        if case .line(let line) = heard, line.hasPrefix("RCPT") { return .sayLate("250 OK", milliseconds: 8_500) }
        return .usual
      }
      let transport = try transport(server, Samples.limits(connections: 1))
      // Where the machine is slow, its time is over before the server's answer: that is another failure.
      let answer = try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: 13))
      #expect(!"\(answer)".contains("were busy"), "\(answer)")
    }

    @Test(arguments: CutTests.steps.indices)
    func `a sending that is cancelled ends, and its connection with it`(step: Int) async throws {
      let hears = CutTests.steps[step].step
      let isReached = Atomic(false)
      let server = try await ScriptedServer { _, heard in
        guard hears(heard) else { return .usual }
        isReached.store(true, ordering: .relaxed)
        return .hang
      }
      let transport = try transport(server, Samples.limits(connections: 1))
      let sending = Task { try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: 600)) }
      #expect(try await eventually { isReached.load(ordering: .relaxed) })
      sending.cancel()
      if step == CutTests.steps.count - 1 {
        guard case .uncertain = try await sending.value.result else {
          Issue.record("not uncertain")
          return
        }
      } else {
        await #expect(throws: CancellationError.self) { try await sending.value }
      }
      #expect(try await eventually { server.open == 0 })
      // And the seat is free again.
      let next = Task { try await transport.send(Samples.email(), attempt: Samples.attempt(timeout: 1)) }
      #expect("\(await next.result)".contains("busy") == false)
    }

    @Test func `who is cancelled while waiting for a connection leaves no gap`() async throws {
      let server = try await ScriptedServer { connection, heard in heard == .end && connection == 1 ? .hang : .usual }
      let transport = try transport(server, Samples.limits(connections: 1))
      let first = Task { try await transport.send(Samples.email(), attempt: Samples.attempt("1", timeout: 600)) }
      #expect(try await eventually { server.emails.count == 1 })
      let waiting = (0..<20).map { number in
        Task { try await transport.send(Samples.email(), attempt: Samples.attempt(DeliveryID(number), timeout: 600)) }
      }
      try await Task.sleep(for: .milliseconds(50))
      for task in waiting.prefix(10) { task.cancel() }
      for task in waiting.prefix(10) { await #expect(throws: CancellationError.self) { try await task.value } }
      first.cancel()
      for task in waiting.dropFirst(10) { #expect(try await task.value == .accepted("250 2.0.0 taken")) }
      #expect(server.mostOpen <= 2)
    }
  }
#endif
