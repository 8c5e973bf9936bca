public import struct Foundation.Date

/// What has happened to one message; failing, being opened, unsubscribing and reporting spam count once.
public struct MessageLedger: Hashable, Sendable, Codable {
  public struct Spent: OptionSet, Hashable, Sendable, Codable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let emailFailed = Self(rawValue: 1)
    public static let emailOpened = Self(rawValue: 2)
    public static let emailUnsubscribed = Self(rawValue: 4)
    public static let emailSpamReported = Self(rawValue: 8)
    public static let textFailed = Self(rawValue: 16)

    /// The mark of an event that happens once to a message; none for those that can happen many times.
    init?(_ event: Event) {
      switch event {
      case .emailFailed: self = .emailFailed
      case .emailOpened: self = .emailOpened
      case .emailUnsubscribed: self = .emailUnsubscribed
      case .emailSpamReported: self = .emailSpamReported
      case .textFailed: self = .textFailed
      default: return nil
      }
    }
  }

  public var spent: Spent
  /// The chain of causes that the message came from, where it is one of ours.
  public var chain: OccurrenceID?
  /// Whom the message was for, where it is one of ours.
  public var recipient: Recipient?
  /// When it was planned, where it is one of ours.
  public var planned: Date?

  public init(
    spent: Spent = [], chain: OccurrenceID? = nil, recipient: Recipient? = nil, planned: Date? = nil
  ) {
    self.spent = spent
    self.chain = chain
    self.recipient = recipient
    self.planned = planned
  }

  /// Days for which a message to which nothing happened is remembered.
  static let rememberedDays = 90.0

  /// Whether nothing would be done twice if the message were forgotten: nothing is spent, and it is long ago.
  func isForgettable(at now: Date) -> Bool {
    guard spent.isEmpty, let planned else { return false }
    return planned.addingTimeInterval(Self.rememberedDays * 86_400) < now
  }
}

extension MessageDetails {
  /// The message under which a record keeps what happened: our own are named by their delivery, whatever the provider
  /// calls them.
  var ledger: MessageID { delivery.map { MessageID($0.rawValue) } ?? message }
}
