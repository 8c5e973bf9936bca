#if SMTP
  import LeadActions
  import LeadActionsSMTP

  /// What tests send.
  enum Samples {
    static let sender = EmailSender("sales@crm.example", name: "Harbour Mortgages")

    static func email(to address: String = "jane@mail.example") -> EmailMessage {
      EmailMessage(
        to: .customer, address: address, name: "Jane Doe", subject: "Hello Jane",
        text: "Dear Jane Doe,\nAnn Baker will call you.\n", html: "<p>Dear Jane Doe,<br>Ann Baker will call you.</p>\n")
    }

    /// On a busy machine an attempt takes its time.
    static func attempt(_ delivery: DeliveryID = "d1", number: Int = 1, timeout: Double = 600) -> Attempt {
      Attempt(of: delivery, lead: "lead 7", number: number, timeout: timeout, chain: "first")
    }

    /// So do its steps, and a connection that is to be used again is kept for longer.
    static func limits(connections: Int = 4, emailsPerConnection: Int = 100, idle: Double = 600) -> SMTPLimits {
      SMTPLimits(
        connections: connections, emailsPerConnection: emailsPerConnection, idle: idle, connecting: 600, answer: 600,
        acceptance: 600)
    }

    static func transport(
      _ server: SMTPServer, additions: (any EmailAdditionSource)? = nil, limits: SMTPLimits = Samples.limits()
    ) throws -> SMTPTransport {
      try SMTPTransport(server, from: sender, additions: additions, limits: limits)
    }
  }

  struct FixedAdditions: EmailAdditionSource {
    var value: EmailAdditions
    func additions(to email: EmailMessage, attempt: Attempt) async throws -> EmailAdditions { value }
  }
#endif
