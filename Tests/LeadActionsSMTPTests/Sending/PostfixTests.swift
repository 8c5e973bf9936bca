#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  /// Against a whole mail system, from the connection to the mailbox.
  @Suite(.enabled(if: Tools.hasPostfix, "Postfix or openssl is missing, or the tests do not run as root"))
  struct PostfixTests {
    @Test(.timeLimit(.minutes(30))) func `emails reach mailboxes, encrypted both ways`() async throws {
      let postfix = try await PostfixServer()
      defer { postfix.stop() }
      for (security, id) in [(SMTPSecurity.startTLS, "d1"), (.tls, "d2")] {
        let transport = try Samples.transport(postfix.server(security))
        let answer = try await transport.send(Samples.email(), attempt: Samples.attempt(DeliveryID(id)))
        guard case .accepted(let note) = answer.result else {
          Issue.record("\(answer)\n\(postfix.log)")
          continue
        }
        #expect(note?.hasPrefix("250 2.0.0 Ok: queued as ") == true)
        transport.close()
      }
      let emails = try await postfix.emails(in: "jane", count: 2)
      #expect(emails.count == 2)
      // A mailbox has no order for what arrives within a second.
      for id in ["d1", "d2"] {
        let email = try #require(emails.first { $0.contains("Message-ID: <\(id)@crm.example>\n") })
        #expect(email.contains("Ann Baker will call you."))
        #expect(email.contains("TLSv1.3"))
      }

      // What its rules say no to.
      let transport = try Samples.transport(postfix.server())
      let unknown = try await transport.send(Samples.email(to: "nobody@mail.example"), attempt: Samples.attempt("d3"))
      guard case .failedForGood(let reason) = unknown.result else {
        Issue.record("\(unknown)")
        return
      }
      #expect(reason.text.contains("550 5.1.1"))
      var large = Samples.email()
      large.text = String(repeating: "Large. ", count: 100_000)
      let tooLarge = try await transport.send(large, attempt: Samples.attempt("d4"))
      guard case .failedForNow(let size, _) = tooLarge.result else {
        Issue.record("\(tooLarge)")
        return
      }
      #expect(size.text.contains("the mail server takes 400000"))

      // FAULTS 35: one email in, one email out.
      for (number, text) in [
        "one\n.\ntwo", "one\n.\r\ntwo", "one\r\n.\r\ntwo", "one\r.\rtwo", ".\n\nMAIL FROM:<eve@evil.example>",
      ]
      .enumerated() {
        var email = Samples.email()
        (email.text, email.html) = (text, nil)
        let answer = try await transport.send(email, attempt: Samples.attempt(DeliveryID("dot\(number)")))
        guard case .accepted = answer.result else {
          Issue.record("\(answer)")
          continue
        }
      }
      let all = try await postfix.emails(in: "jane", count: 7)
      #expect(all.count == 7)
      #expect(all.filter { $0.contains("\ntwo\n") }.count == 4)

      // International addresses.
      for (address, box) in [("jane@müller.example", "idn"), ("jürgen@mail.example", "utf8")] {
        let answer = try await transport.send(Samples.email(to: address), attempt: Samples.attempt(DeliveryID(box)))
        guard case .accepted = answer.result else {
          Issue.record("\(address): \(answer)\n\(postfix.log)")
          continue
        }
        #expect(try await postfix.emails(in: box).count == 1)
      }
    }

    @Test(.timeLimit(.minutes(30))) func `a server whose certificate nobody vouches for gets nothing`() async throws {
      let postfix = try await PostfixServer()
      defer { postfix.stop() }
      for security in [SMTPSecurity.startTLS, .tls] {
        var server = postfix.server(security)
        server.roots = .system
        let answer = try await Samples.transport(server).send(Samples.email(), attempt: Samples.attempt())
        #expect("\(answer)".contains("its certificate is not trusted"), "\(answer)")
      }
      #expect(!postfix.log.contains("from=<sales@crm.example>"))
    }
  }
#endif
