/// Blocks what would come back to us or reach nobody, and addresses at which two programs are likely answering each other.
///
/// What is blocked is final: a line in the history, and no Email Failed.
public struct LoopGuard: Sendable {
  /// How many messages may go to one address within a time, however they came about.
  public struct Rate: Hashable, Sendable {
    public var limit: Int
    public var seconds: Double
    public var audience: Audience

    /// - Parameter audience: Customers unless given, since a user of a busy host has many messages rightly.
    public init(_ limit: Int, within seconds: Double, to audience: Audience = .customers) {
      self.limit = limit
      self.seconds = seconds
      self.audience = audience
    }

    /// 20 messages within ten minutes.
    public static let standard = Rate(20, within: 600)
  }

  /// The addresses and numbers that the host sends from.
  public var ownAddresses: Set<ChannelAddress>
  /// The host's own servers, to which a webhook would only come back; names with or without a port.
  public var ownHosts: Set<String>
  /// Whether addresses that only machines read are blocked: `mailer-daemon`, `postmaster`, `no-reply` and their like.
  public var blocksMachineAddresses: Bool
  public var rate: Rate?

  public init(
    ownAddresses: Set<ChannelAddress> = [], ownHosts: Set<String> = [], blocksMachineAddresses: Bool = true,
    rate: Rate? = .standard
  ) {
    self.ownAddresses = ownAddresses
    self.ownHosts = Set(ownHosts.map(Self.plain))
    self.blocksMachineAddresses = blocksMachineAddresses
    self.rate = rate
  }

  /// What stands against a message by where it goes; none where nothing does.
  func objection(to message: Message, address: ChannelAddress?) -> BlockReason? {
    if case .webhook(let request) = message, !ownHosts.isEmpty {
      let authority = Destination.authority(of: request.url)
      return ownHosts.contains(Self.plain(authority)) || ownHosts.contains(Self.plain(Self.host(of: authority)))
        ? .ownHost : nil
    }
    guard let address else { return nil }
    if ownAddresses.contains(address) { return .ownAddress }
    let isMachine = blocksMachineAddresses && address.channel == .email && MachineAddress.includes(address.value)
    return isMachine ? .machineAddress : nil
  }

  /// The name without its port.
  private static func host(of authority: String) -> String {
    guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else { return authority }
    return String(authority[..<colon])
  }

  /// In lower case, without the dot behind a complete name.
  private static func plain(_ host: String) -> String {
    let parts = host.lowercased().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !host.hasPrefix("[") else {
      return host.lowercased().hasSuffix(".") ? String(host.lowercased().dropLast()) : host.lowercased()
    }
    return (parts[0].hasSuffix(".") ? parts[0].dropLast() : parts[0]) + ":" + parts[1]
  }
}
