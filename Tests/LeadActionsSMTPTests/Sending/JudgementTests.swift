#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  /// What each refusal comes to: the table of Documentation/SMTP.md.
  struct JudgementTests {
    enum End: String, Sendable { case now, good, uncertain, cancelled }

    private func end(_ failure: SMTPFailure) -> End {
      do {
        switch try failure.answer().result {
        case .failedForNow: return .now
        case .failedForGood: return .good
        case .uncertain: return .uncertain
        default:
          Issue.record("a failure was accepted")
          return .now
        }
      } catch { return .cancelled }
    }

    @Test(arguments: SMTPStage.allCases)
    func `for good is only what is said of the recipient, at any stage`(stage: SMTPStage) {
      let isLate = [.data, .content, .acceptance].contains(stage)
      #expect(
        end(.refused(stage, SMTPReply(550, "5.1.1 no such user"))) == (stage == .recipient || isLate ? .good : .now))
      #expect(end(.refused(stage, SMTPReply(550, "no"))) == (stage == .recipient ? .good : .now))
      #expect(end(.refused(stage, SMTPReply(450, "4.1.1 not now"))) == .now)
      #expect(end(.refused(stage, SMTPReply(421, "4.3.2 closing"))) == .now)
      #expect(end(.refused(stage, SMTPReply(554, "5.7.1 spam"))) == .now)
    }

    @Test(
      arguments: [
        ("550", .good), ("551", .good), ("552", .good), ("553", .good), ("556", .good), ("554", .now), ("521", .now),
        ("500", .now), ("501", .now), ("502", .now), ("503", .now), ("504", .now), ("530", .now), ("535", .now),
        ("555", .now),
        ("550 5.0.0", .good), ("550 5.1.0", .good), ("550 5.1.1", .good), ("550 5.1.2", .good), ("553 5.1.3", .good),
        ("550 5.1.6", .good), ("550 5.1.10", .good), ("550 5.1.7", .now), ("550 5.1.8", .now),
        ("550 5.2.1", .good), ("552 5.2.2", .good), ("550 5.3.4", .now), ("550 5.4.1", .good), ("550 5.5.1", .now),
        ("550 5.5.3", .now), ("553 5.6.7", .good), ("550 5.6.0", .now), ("550 5.7.1", .now), ("554 5.7.1", .now),
        ("501 5.1.3", .good), ("530 5.7.0", .now), ("450 4.2.0", .now), ("451", .now), ("452 4.2.2", .now),
      ] as [(String, End)])
    func `at the recipient, by code and status`(reply: String, expected: End) throws {
      let code = try #require(Int(reply.prefix(3)))
      #expect(end(.refused(.recipient, SMTPReply(code, "\(reply.dropFirst(4)) words"))) == expected)
    }

    private func cause(_ failure: SMTPFailure) throws -> TransportAnswer.Cause { try failure.answer().cause }

    @Test(
      arguments: [
        // About this email alone: greylisting, a full mailbox.
        ("450 4.2.0", .recipient), ("452 4.2.2", .recipient), ("451", .recipient), ("451 4.7.1", .recipient),
        // The server's own trouble: its disk, its closing.
        ("452 4.3.1", .destination), ("451 4.3.0", .destination), ("421", .destination), ("421 4.7.0", .destination),
        // What the host can mend: relaying, its reputation, its size, its words.
        ("550 5.7.1", .setup), ("554 5.7.1", .setup), ("552 5.3.4", .setup), ("554", .setup), ("503 5.5.1", .setup),
        ("554 5.6.0", .setup), ("550 5.1.8", .setup),
        // Of the recipient, and for good at the recipient's step.
        ("550 5.1.1", .recipient),
      ] as [(String, TransportAnswer.Cause)], [SMTPStage.recipient, .data, .content, .acceptance])
    func `what a refusal of the email is due to`(reply: (String, TransportAnswer.Cause), stage: SMTPStage) throws {
      let code = try #require(Int(reply.0.prefix(3)))
      #expect(try cause(.refused(stage, SMTPReply(code, "\(reply.0.dropFirst(4)) words"))) == reply.1)
    }

    @Test(arguments: [SMTPStage.greeting, .hello, .startTLS, .login, .reset, .sender])
    func `before the recipient it is the server, whom it lets in, or what the host has set`(stage: SMTPStage) throws {
      #expect(try cause(.refused(stage, SMTPReply(421, "4.3.2 closing"))) == .destination)
      #expect(try cause(.refused(stage, SMTPReply(451, "4.2.0 not now"))) == .destination)
      let isOfEmail = stage == .reset || stage == .sender
      #expect(try cause(.refused(stage, SMTPReply(550, "5.1.1 no"))) == (isOfEmail ? .setup : .access))
      #expect(try cause(.refused(stage, SMTPReply(530, "5.7.0 log in first"))) == .access)
    }

    @Test func `a server that said anything was asked, and whoever has no password asks none`() throws {
      for stage in SMTPStage.allCases where stage != .password {
        for reply in [SMTPReply(535, "5.7.8 wrong"), SMTPReply(550, "5.7.1 no"), SMTPReply(451, "4.2.0 not now")] {
          #expect(try SMTPFailure.refused(stage, reply).answer().wasAsked)
        }
      }
      for failure in [SMTPFailure.noLogin, .noStartTLS, .tooLarge(size: 2, limit: 1), .cut(.login), .unreachable("x")] {
        #expect(try failure.answer().wasAsked)
      }
      for failure in [SMTPFailure.password(.unknown("p")), .passwordUnusable, .timedOut(.password)] {
        #expect(try !failure.answer().wasAsked)
      }
    }

    @Test(
      arguments: [
        (.cut(.acceptance), .destination), (.timedOut(.content), .destination), (.unreachable("x"), .destination),
        (.encryption("x"), .destination), (.outOfOrder(.data, SMTPReply(250, "")), .destination),
        (.closed, .destination), (.busy(limit: 1), .setup),
        (.noLogin, .access), (.noStartTLS, .access), (.password(.unknown("p")), .setup), (.passwordUnusable, .setup),
        (.tooLarge(size: 2, limit: 1), .setup), (.noSMTPUTF8(isOfRecipient: false), .setup),
        (.noSMTPUTF8(isOfRecipient: true), .recipient),
      ] as [(SMTPFailure, TransportAnswer.Cause)])
    func `what anything else is due to`(failure: SMTPFailure, expected: TransportAnswer.Cause) throws {
      #expect(try cause(failure) == expected)
    }

    @Test(
      arguments: [
        (.cut(.acceptance), .uncertain), (.timedOut(.acceptance), .uncertain),
        (.unreadable(.acceptance, .noReply), .uncertain),
        (.outOfOrder(.acceptance, SMTPReply(354, "")), .uncertain), (.cancelled(.acceptance), .uncertain),
        (.cut(.content), .now), (.timedOut(.content), .now), (.cancelled(.content), .cancelled), (.cut(.data), .now),
        (.cut(.sender), .now), (.unreachable("x"), .now), (.encryption("x"), .now), (.noStartTLS, .now),
        (.injected, .now),
        (.noLogin, .now), (.noSMTPUTF8(isOfRecipient: true), .good), (.noSMTPUTF8(isOfRecipient: false), .now),
        (.tooLarge(size: 2, limit: 1), .now), (.busy(limit: 1), .now), (.closed, .now),
        (.password(.unknown("p")), .now),
        (.passwordUnusable, .now), (.cancelled(.connecting), .cancelled),
      ] as [(SMTPFailure, End)])
    func `whatever else goes wrong`(failure: SMTPFailure, expected: End) {
      #expect(end(failure) == expected)
      #expect(!failure.description.isEmpty)
    }
  }
#endif
