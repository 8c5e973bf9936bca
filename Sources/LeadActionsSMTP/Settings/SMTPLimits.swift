#if SMTP
  /// How many connections a mail server gets, and how long each step with it may take.
  ///
  /// Whatever stands here, all steps together end within the attempt's own timeout. Numbers that make no sense are read as
  /// the nearest that does.
  public struct SMTPLimits: Hashable, Sendable {
    /// Connections at a time: as many as a dispatcher sends emails to one destination, so that none waits for another. A
    /// transport that several tenants share has a destination for each of them.
    public var connections: Int
    /// Emails after which a connection is not used again.
    public var emailsPerConnection: Int
    /// Seconds after which a connection that nobody needs is closed.
    public var idle: Double
    /// Seconds for connecting, finding the host's address included. Encryption counts for the answer that it precedes.
    public var connecting: Double
    /// Seconds for the answer to a command.
    public var answer: Double
    /// Seconds for the answer to a whole email, in which servers look for spam and viruses.
    public var acceptance: Double

    public init(
      connections: Int = 8, emailsPerConnection: Int = 100, idle: Double = 30, connecting: Double = 15,
      answer: Double = 30, acceptance: Double = 300
    ) {
      self.connections = connections
      self.emailsPerConnection = emailsPerConnection
      self.idle = idle
      self.connecting = connecting
      self.answer = answer
      self.acceptance = acceptance
    }

    /// With numbers that a pool can go by.
    package var usable: Self {
      func seconds(_ value: Double, atLeast least: Double) -> Double { value > least ? min(value, 86_400) : least }
      return Self(
        connections: min(max(connections, 1), 1_000), emailsPerConnection: max(emailsPerConnection, 1),
        idle: seconds(idle, atLeast: 0), connecting: seconds(connecting, atLeast: 1),
        answer: seconds(answer, atLeast: 1),
        acceptance: seconds(acceptance, atLeast: 1))
    }
  }
#endif
