#if Callbacks
  import Foundation

  /// When an opening or a click is likely a machine's: a mail scanner's, or that of a mail program that loads pictures
  /// ahead.
  ///
  /// The provider's own word counts first. Then what calls itself a robot, or exactly `Mozilla/5.0`, as Apple's privacy
  /// protection does, and then what comes within seconds of the sending, by clocks that agree. Proxies that load a picture when a person opens
  /// the message, such as Gmail's, are no sign of a machine.
  public struct MachineRule: Hashable, Sendable {
    /// Seconds after the sending within which nobody has opened an email yet.
    public var quickest: Double
    /// Parts of names of programs, in small letters, that are machines.
    public var agents: [String]

    public init(quickest: Double = 5, agents: [String] = Self.knownAgents) {
      self.quickest = quickest
      self.agents = agents
    }

    public static let standard = MachineRule()

    public static let knownAgents = [
      "bot", "crawl", "spider", "scanner", "preview", "headless", "curl/", "wget/", "python-", "go-http-client",
      "java/",
      "okhttp", "libwww", "barracuda", "mimecast", "proofpoint", "symantec", "trendmicro",
    ]

    func isLikelyMachine(_ event: CallbackEvent) -> Bool {
      if event.isMachine { return true }
      if let agent = event.agent?.lowercased() {
        if agent == "mozilla/5.0" { return true }
        let rest = agent.replacing(Self.phone, with: "")
        if agents.contains(where: { rest.contains($0) }) { return true }
      }
      guard let sent = event.sent, let at = event.at else { return false }
      // What happened before the sending tells of two clocks, and of nobody's haste.
      let passed = at.timeIntervalSince(sent)
      return passed >= 0 && passed < quickest
    }

    /// A maker of telephones, whose name stands in what they call themselves and ends as a robot's does.
    private static let phone = "cubot"
  }
#endif
