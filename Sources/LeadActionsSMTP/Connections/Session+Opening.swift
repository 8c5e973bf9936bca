#if SMTP
  import LeadActions

  extension Session {
    /// Connects, encrypts and logs in.
    static func open(
      _ server: SMTPServer, encryption: Encryption?, limits: SMTPLimits, until deadline: Deadline
    ) async throws(SMTPFailure) -> Session {
      let credentials = try await Self.credentials(of: server, deadline)
      let connecting = Deadline(seconds: min(limits.connecting, deadline.secondsLeft))
      let wire = try await Wire.connect(
        host: server.host, port: server.port, encryption: server.security == .tls ? encryption : nil,
        within: connecting.left())
      let opening = SessionOpening(
        greetingName: server.greetingName ?? wire.addressLiteral, security: server.security, credentials: credentials)
      return try await wire.closingWhenCancelled { () async throws(SMTPFailure) -> Session in
        do throws(SMTPFailure) {
          let offer = try await run(opening, on: wire, encryption, credentials, limits, deadline)
          return Session(wire, offer: offer, credentials: credentials, limits: limits)
        } catch {
          wire.close()
          throw error
        }
      }
    }

    private static func run(
      _ opening: SessionOpening, on wire: Wire, _ encryption: Encryption?, _ credentials: Credentials?,
      _ limits: SMTPLimits, _ deadline: Deadline
    ) async throws(SMTPFailure) -> ServerOffer {
      var opening = opening
      do throws(WireFault) {
        var step = opening.received(try await wire.reply(within: deadline.left(atMost: limits.answer)))
        while true {
          switch step {
          case .send(let command):
            let reply = try await wire.exchange(command, within: deadline.left(atMost: limits.answer))
            step = opening.received(credentials?.scrubbed(reply) ?? reply)
          case .startTLS:
            guard let encryption else { throw .said(.noStartTLS) }
            try await wire.encrypt(with: encryption)
            step = opening.encrypted()
          case .ready(let offer): return offer
          case .failed(let failure): throw .said(failure)
          }
        }
      } catch { throw error.failure(at: opening.stage) }
    }

    private static func credentials(
      of server: SMTPServer, _ deadline: Deadline
    ) async throws(SMTPFailure) -> Credentials? {
      guard let login = server.login else { return nil }
      // A source that hangs does not hold the connection's seat for ever.
      switch await race(seconds: deadline.secondsLeft, on: SystemWallClock(), { try await login.password.value() }) {
      case .returned(let password):
        guard let credentials = Credentials(user: login.user, password: password) else { throw .passwordUnusable }
        return credentials
      case .threw(let error): throw (error as? SMTPPasswordProblem).map { .password($0) } ?? .timedOut(.password)
      case .timedOut: throw .timedOut(.password)
      case .cancelled: throw .cancelled(.password)
      }
    }
  }
#endif
