#if SMTP
  import LeadActions

  /// From the greeting to a connection that takes emails, without any input or output of its own.
  package struct SessionOpening: Sendable {
    package enum Step: Sendable {
      case send(String)
      /// Encrypt the connection, then go on.
      case startTLS
      case ready(ServerOffer)
      case failed(SMTPFailure)
    }

    private enum State {
      case greeting
      case hello
      case oldHello
      case startTLS
      case plain
      case loginUser(Credentials)
      case loginPassword(Credentials)
      case loginEnd
      case over
    }

    private let greetingName: String
    private let security: SMTPSecurity
    private let credentials: Credentials?
    private var isEncrypted: Bool
    private var offer = ServerOffer()
    private var state = State.greeting

    package init(greetingName: String, security: SMTPSecurity, credentials: Credentials?) {
      self.greetingName = greetingName
      self.security = security
      self.credentials = credentials
      isEncrypted = security == .tls
    }

    /// The step for which a reply is awaited.
    package var stage: SMTPStage {
      switch state {
      case .greeting: .greeting
      case .hello, .oldHello: .hello
      case .startTLS: .startTLS
      case .plain, .loginUser, .loginPassword, .loginEnd, .over: .login
      }
    }

    package mutating func received(_ reply: SMTPReply) -> Step {
      switch state {
      case .greeting:
        guard reply.code == 220 else { return failure(reply) }
        return hello()
      case .hello:
        // Servers from before 1995 know HELO alone, which will do where neither encryption nor a login is needed.
        if [500, 501, 502, 504].contains(reply.code), credentials == nil, case .unencrypted = security {
          state = .oldHello
          return .send("HELO \(greetingName)")
        }
        guard reply.code == 250 else { return failure(reply) }
        offer = ServerOffer(reply)
        return afterHello()
      case .oldHello:
        guard reply.code == 250 else { return failure(reply) }
        return ready()
      case .startTLS:
        guard reply.code == 220 else { return failure(reply) }
        return .startTLS
      case .loginUser(let credentials):
        guard reply.code == 334 else { return failure(reply) }
        state = .loginPassword(credentials)
        return .send(credentials.userLine)
      case .loginPassword(let credentials):
        guard reply.code == 334 else { return failure(reply) }
        state = .loginEnd
        return .send(credentials.passwordLine)
      case .plain, .loginEnd:
        guard reply.code == 235 else { return failure(reply) }
        return ready()
      case .over: return .failed(.outOfOrder(stage, reply))
      }
    }

    /// Goes on once the connection is encrypted: what the server said before may have been somebody else's words.
    package mutating func encrypted() -> Step {
      isEncrypted = true
      offer = ServerOffer()
      return hello()
    }
  }

  extension SessionOpening {
    private mutating func hello() -> Step {
      state = .hello
      return .send("EHLO \(greetingName)")
    }

    private mutating func afterHello() -> Step {
      if security == .startTLS, !isEncrypted {
        guard offer.startTLS else { return over(.noStartTLS) }
        state = .startTLS
        return .send("STARTTLS")
      }
      guard let credentials else { return ready() }
      guard isEncrypted || security == .unencrypted(allowsLogin: true) else { return over(.noStartTLS) }
      guard let mechanism = LoginMechanism.allCases.first(where: offer.logins.contains) else { return over(.noLogin) }
      switch mechanism {
      case .plain:
        state = .plain
        return .send("AUTH PLAIN \(credentials.plain)")
      case .login:
        state = .loginUser(credentials)
        return .send("AUTH LOGIN")
      }
    }

    private mutating func ready() -> Step {
      state = .over
      return .ready(offer)
    }

    private mutating func failure(_ reply: SMTPReply) -> Step {
      over(reply.code >= 400 ? .refused(stage, reply) : .outOfOrder(stage, reply))
    }

    private mutating func over(_ failure: SMTPFailure) -> Step {
      state = .over
      return .failed(failure)
    }
  }
#endif
