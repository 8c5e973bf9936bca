#if SMTP
  /// What a server can do beyond the old protocol, from its reply to EHLO.
  package struct ServerOffer: Hashable, Sendable {
    package var startTLS = false
    package var eightBit = false
    package var international = false
    /// The most bytes of an email; none where the server does not say.
    package var sizeLimit: Int?
    package var takesSize = false
    package var logins: Set<LoginMechanism> = []

    package init() {}

    package init(_ reply: SMTPReply) {
      // The first line is the server's name.
      for line in reply.lines.dropFirst() {
        // Some old servers write AUTH=LOGIN.
        let words = line.uppercased().split { $0 == " " || $0 == "=" }
        switch words.first {
        case "STARTTLS": startTLS = true
        case "8BITMIME": eightBit = true
        case "SMTPUTF8": international = true
        case "SIZE":
          takesSize = true
          // 0 means that there is no limit.
          if let limit = words.dropFirst().first.flatMap({ Int($0) }), limit > 0 { sizeLimit = limit }
        case "AUTH": logins.formUnion(words.dropFirst().compactMap { LoginMechanism(rawValue: String($0)) })
        default: break
        }
      }
    }
  }

  /// The ways to log in that are known here, the better first.
  package enum LoginMechanism: String, Hashable, Sendable, CaseIterable {
    case plain = "PLAIN"
    case login = "LOGIN"
  }
#endif
