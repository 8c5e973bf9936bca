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
