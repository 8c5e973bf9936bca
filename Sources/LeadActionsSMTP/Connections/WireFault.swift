#if SMTP
  /// Why nothing more comes from a server.
  enum WireFault: Error, Hashable, Sendable {
    case closed
    case timedOut
    case encryption(String)
    case unreadable(ReplyReader.Fault)
    /// The server spoke without being asked, so that no reply could be told from another.
    case unasked(SMTPReply)
    case injected
    /// Not the connection's fault, but what the conversation came to.
    case said(SMTPFailure)
  }

  extension WireFault {
    /// What it comes to at a step.
    func failure(at stage: SMTPStage) -> SMTPFailure {
      switch self {
      case .closed: .cut(stage)
      case .timedOut: .timedOut(stage)
      case .encryption(let reason): stage == .acceptance ? .cut(stage) : .encryption(reason)
      case .unreadable(let fault): .unreadable(stage, fault)
      case .unasked(let reply): .outOfOrder(stage, reply)
      case .injected: .injected
      case .said(let failure): failure
      }
    }
  }
#endif
